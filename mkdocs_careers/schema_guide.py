"""A schema's guide: what a schema says of a place in the data, for messages about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath


@dataclass(frozen=True)
class SchemaGuide:
    """Answers for `schema`, whose references lead to its own `definitions`."""

    schema: dict[str, Any]

    def name(self, path: KeyPath) -> str:
        """Name what stands at `path`: its plain label, then its key."""
        texts = [step for step in path if isinstance(step, str)]
        if not texts:
            return "The front matter"
        key = f"`{texts[-1]}`" + (f" in `{texts[-2]}`" if len(texts) > 1 else "")
        label = next((n["title"] for n in self.nodes(path) if "title" in n), "")
        if not label and path and isinstance(path[-1], int):
            return self.name(path[:-1])
        return f"{label} ({key})" if label else key[0].upper() + key[1:]

    def description(self, path: KeyPath) -> str:
        """Return what the schema says of the key at `path`."""
        return next((n["description"] for n in self.nodes(path) if "description" in n), "")

    def example(self, path: KeyPath) -> Any:
        """Return the schema's first example of the key at `path`."""
        examples = next((n["examples"] for n in self.nodes(path) if n.get("examples")), [None])
        return examples[0]

    def is_required(self, path: KeyPath) -> bool:
        """Tell whether the mapping around `path` needs its key."""
        return any(path[-1] in node.get("required", ()) for node in self.parts(path[:-1]))

    def is_needed(self, path: KeyPath) -> bool:
        """Tell whether something would be found if nothing stood at `path`."""
        if path[-1:] == ("organization",) or (path and isinstance(path[-1], int)):
            return True
        return bool(path) and self.is_required(path)

    def takes_list(self, path: KeyPath) -> bool:
        """Tell whether a list can stand at `path`."""
        return any(node.get("type") == "array" for node in self.parts(path))

    def parts(self, path: KeyPath) -> Iterator[Mapping[str, Any]]:
        """Yield every part of the schema that speaks of `path`, those of its alternatives, too."""
        for node in self.nodes(path):
            yield from self._expand(node)

    def nodes(self, path: KeyPath) -> list[Mapping[str, Any]]:
        """Return every part of the schema that speaks of `path`."""
        nodes: list[Mapping[str, Any]] = [self.schema]
        for step in path:
            alternatives = [node for node in nodes for node in self._expand(node)]
            nodes = []
            for node in alternatives:
                inner = (
                    node.get("items")
                    if isinstance(step, int)
                    else node.get("properties", {}).get(step, node.get("additionalProperties"))
                )
                if isinstance(inner, list):  # one schema for each place of the list
                    inner = inner[step] if isinstance(step, int) and step < len(inner) else None
                if isinstance(inner, dict):
                    nodes.append(inner)
        return nodes

    def _expand(self, node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        yield node
        if "$ref" in node:
            yield from self._expand(self.schema["definitions"][node["$ref"].rsplit("/", 1)[1]])
        branches = [node.get("then"), node.get("else")]
        for keyword in ("allOf", "anyOf", "oneOf"):
            branches += node.get(keyword, ())
        for branch in branches:
            if isinstance(branch, dict):
                yield from self._expand(branch)

"""The reference pages of the manual: front matter, settings and diagnostics, made from the code.

`python -m tests.write_reference` writes them anew; they are checked in, and `test_docs.py` pins
them.
"""

from __future__ import annotations

import re
from dataclasses import asdict, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

import mkdocs_careers
from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.listing_settings import SORT_KEYS, SORTS
from mkdocs_careers.rule_page import read_rule_page
from mkdocs_careers.schema import job_schema
from mkdocs_careers.settings import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_Place: TypeAlias = tuple[str, str]
"""A page of the reference and one of its keys."""

COMMAND = "python -m tests.write_reference"
FOLDER = Path(__file__).parents[1] / "docs" / "pages" / "reference"
RULES = Path(mkdocs_careers.__file__).parent / "rules"

_MANY = 12
"""An enumeration longer than this is described and not listed, as in the messages."""
_DEFINITION = "#/definitions/"
_INDICATORS = tuple("{[*&!%@`|>#'\"")
"""What a text cannot begin with in YAML unless it stands in quotes."""

_FRONT_MATTER_INTRO = """\
A job file begins with front matter: `key: value` lines between two lines of `---`. The text of \
the ad follows below them.

The keys are those of [JobPosting](https://schema.org/JobPosting) in schema.org, written in \
snake_case. Two keys are required: `title` and `date_posted`. A job also needs a place or remote \
work, a way to apply and an employer. Those three can come from the [settings](settings.md) as \
well.

A key that is not on this page is an error, so a slip of the pen does not pass silently. Data of \
your own goes under [`extra`](#extra). Keys of MkDocs, of its common themes and of common plugins \
pass unchecked. Those of others are named under [`host_keys`](settings.md#host_keys).
"""

_SETTINGS_INTRO = """\
The settings hold for all jobs of a site. They stand under `careers` in `plugins:` of \
`mkdocs.yml`:

```yaml
plugins:
  - search
  - careers:
      organization:
        name: Example Learning Circles
      timezone: America/Chicago
      apply:
        email: jobs@example.org
```

Or they stand in a file `careers.yml` beside `mkdocs.yml` or [Sphinx's `conf.py`](../sphinx.md), \
without the lines `plugins:` and `careers:`. Settings in both places are an error. An \
option that is not on this page is one, too.
"""

_DIAGNOSTICS_INTRO = """\
Everything that `mkdocs-careers check` and a build can find has a code. The code stands in \
brackets at the start of the message. It never changes its meaning, so you can use it in scripts \
and under [`rules`](settings.md#rules).

An `error` stops a build. A `warning` stops a build with `--strict`. A `note` is shown and stops \
nothing.
"""


def reference_pages() -> dict[Path, str]:
    """Return the text of every reference page by its file."""
    pages = {
        "front-matter.md": _front_matter(),
        "settings.md": _settings(),
        "diagnostics.md": _diagnostics(),
    }
    return {FOLDER / name: text for name, text in pages.items()}


def write_reference() -> None:
    """Write the reference pages."""
    for path, text in reference_pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


def _front_matter() -> str:
    schema = job_schema()
    required = schema["required"]
    rows = [
        (f"[`{key}`](#{key})", node["title"], "yes" if key in required else "")
        for key, node in schema["properties"].items()
    ]
    parts = [
        _head("Front matter"),
        _FRONT_MATTER_INTRO,
        _table(("Key", "What it is", "Required"), rows),
    ]
    for key, node in schema["properties"].items():
        parts += _key("front-matter", 2, (key,), node, required=key in required)
    return _page(parts)


def _settings() -> str:
    rows = [
        (f"[`{option.name}`](#{option.name})", option.title, _default(option.default))
        for option in options()
    ]
    parts = [_head("Settings"), _SETTINGS_INTRO, _table(("Option", "What it is", "Default"), rows)]
    for option in options():
        node = {
            "title": option.title,
            "description": option.help,
            **option.schema,
            "examples": list(option.examples),
        }
        parts += _key("settings", 2, (option.name,), node, default=_default(option.default))
    return _page(parts)


def _diagnostics() -> str:
    pages = {code: _rule_page(code) for code in Code}
    rows = [
        (
            f"[`{code}`](#{code})" if text else f"`{code}`",
            code.severity.value,
            read_rule_page(code).reason if text else "",
        )
        for code, text in sorted(
            pages.items(), key=lambda item: (_WEIGHTS[item[0].severity], str(item[0]))
        )
    ]
    parts = [_head("Diagnostics"), _DIAGNOSTICS_INTRO, _table(("Code", "Severity", "Why"), rows)]
    parts += (text for _, text in sorted(pages.items(), key=lambda item: str(item[0])) if text)
    return _page(parts)


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}


def _rule_page(code: Code) -> str:
    """Return the page of a rule one level down, with its headings in bold; empty without one."""
    if not (RULES / f"{code}.md").is_file():
        return ""
    lines = []
    fenced = False
    for line in read_rule_page(code).text.splitlines():
        fenced ^= line.startswith("```")
        if fenced or not line.startswith("#"):
            lines.append(line)
        elif line.startswith("# "):
            lines.append(f"## `{code}` {{ #{code} }}")
        else:
            lines.append(f"**{line.lstrip('# ')}**")
    return "\n".join(lines).strip() + "\n"


def _key(
    page: str,
    level: int,
    path: tuple[str, ...],
    node: Mapping[str, Any],
    *,
    required: bool = False,
    default: str = "",
) -> Iterator[str]:
    """Yield what the manual says of one key, then of the keys below it."""
    name = path[-1]
    full = _resolved(node)
    title = full.get("title") or name.replace("_", " ").capitalize()
    yield f"{'#' * level} {title}: `{name}` {{ #{'-'.join(path)} }}\n"
    if "description" in full:
        yield f"{full['description']}\n"
    facts = [f"**Type:** {_type((page, path[0]), node)}."]
    if required:
        facts.append("**Required.**")
    if default:
        facts.append(f"**Default:** {default}.")
    yield " ".join(facts) + "\n"
    examples = full.get("examples") or ()
    if examples:
        yield _examples(name, examples)
    yield from _nested(page, level, path, node)


def _nested(page: str, level: int, path: tuple[str, ...], node: Mapping[str, Any]) -> Iterator[str]:
    owner = next(_objects(node), None)
    if owner is None:
        return
    definition, shape = owner
    if definition and _homes()[definition] != (page, path[0]):
        return
    for key, inner in shape["properties"].items():
        yield from _key(
            page, level + 1, (*path, key), inner, required=key in shape.get("required", ())
        )


@cache
def _homes() -> Mapping[str, _Place]:
    """Return where each shape is explained: the page and the first key that has it."""
    homes: dict[str, _Place] = {}
    for key, node in job_schema()["properties"].items():
        for definition, _ in _objects(node):
            homes.setdefault(definition, ("front-matter", key))
    for option in options():
        for definition, _ in _objects(option.schema):
            homes.setdefault(definition, ("settings", option.name))
    return homes


def _objects(
    node: Mapping[str, Any], definition: str = ""
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every set of keys that can stand at `node`, with the name of its definition."""
    if "$ref" in node:
        name = node["$ref"].removeprefix(_DEFINITION)
        yield from _objects(job_schema()["definitions"][name], name)
    if "properties" in node:
        yield definition, node
    for part in ("then", "else", "items", "additionalProperties"):
        if isinstance(node.get(part), dict):
            yield from _objects(node[part], definition)


def _resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a node with the words of its definition where it has none of its own."""
    if "$ref" not in node:
        return node
    target = job_schema()["definitions"][node["$ref"].removeprefix(_DEFINITION)]
    return {**target, **node} if "title" in target else node


def _type(here: _Place, node: Mapping[str, Any]) -> str:
    """Say in words what may stand at `node`."""
    if "$ref" in node:
        name = node["$ref"].removeprefix(_DEFINITION)
        return _type_of_definition(here, name)
    if "if" in node:
        return _alternatives(here, node)
    if "enum" in node:
        return _one_of(node)
    return _plain_type(here, node)


def _type_of_definition(here: _Place, name: str) -> str:
    node = job_schema()["definitions"][name]
    if "properties" in node:
        home, key = _homes()[name]
        if here == (home, key):
            return "the keys below"
        link = f"#{key}" if here[0] == home else f"{home}.md#{key}"
        return f"the keys of [`{key}`]({link})"
    is_long = len(node.get("enum", ())) > _MANY
    if is_long or ("if" in node and "title" not in node):
        description: str = node["description"]
        return description[0].lower() + description[1:].rstrip(".")
    return _type(here, node)


def _alternatives(here: _Place, node: Mapping[str, Any]) -> str:
    """Say what stands at a node that depends on its type: the single value before the list."""
    if node["if"] == {"type": "null"}:
        return f"{_type(here, node['else'])}, or `null`"
    then, other = node["then"], node["else"]
    if node["if"] != {"type": "array"}:
        return f"{_type(here, then)}, or {_type(here, other)}"
    if then.get("items") == other:
        return f"{_type(here, other)}, or a list of these"
    return f"{_type(here, other)}, or {_type(here, then)}"


def _one_of(node: Mapping[str, Any]) -> str:
    if tuple(node["enum"]) == SORTS:
        keys = ", ".join(f"`{key}`" for key in SORT_KEYS)
        return f"one of {keys}, with `-` before it to turn the order"
    values = [f"`{value}`" for value in node["enum"]]
    if len(values) == 1:
        return values[0]
    return f"{', '.join(values[:-1])} or {values[-1]}"


def _plain_type(here: _Place, node: Mapping[str, Any]) -> str:
    least = f", at least {node['minimum']}" if node.get("minimum") else ""
    kind = node["type"]
    if kind == "string" and "[0-9]{4}" in node.get("pattern", ""):
        return "a date" if node.get("format") == "date" else "a date, or a date and time"
    if kind == "array":
        return _list_of(_type(here, node["items"]))
    if kind == "object":
        return _keys(here, node)
    names = {
        "string": "text",
        "boolean": "`true` or `false`",
        "integer": "a whole number",
        "number": "a number",
    }
    return names[kind] + least


def _keys(here: _Place, node: Mapping[str, Any]) -> str:
    if "properties" in node:
        return "the keys below"
    inner = node.get("additionalProperties")
    if isinstance(inner, dict):
        return f"names, each with {_type(here, inner)}"
    return "`key: value` lines"


def _list_of(inner: str) -> str:
    if inner == "text":
        return "a list of texts"
    return f"a list of {inner}" if inner.startswith("the keys") else f"a list, each entry {inner}"


def _examples(key: str, examples: Iterable[Any]) -> str:
    """Show each example as YAML; `# or` stands between them."""
    return f"```yaml\n{_OR.join(_yaml({key: example}) for example in examples)}```\n"


_OR = "# or\n"


class _Dumper(yaml.SafeDumper):
    """Writes YAML as people do: dates without quotes, short lists on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def represent_list(self, data: Iterable[Any]) -> yaml.SequenceNode:
        items = list(data)
        short = not any(isinstance(item, (dict, list)) for item in items)
        return self.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)

    def represent_text(self, data: str) -> yaml.Node:
        tag = "tag:yaml.org,2002:str"
        plain = self.resolve(yaml.ScalarNode, data, (True, False)) == tag  # type: ignore[no-untyped-call]
        quoted = not plain or data.startswith(_INDICATORS)
        return self.represent_scalar(tag, data, style='"' if quoted else None)


_Dumper.add_representer(list, _Dumper.represent_list)
_Dumper.add_representer(tuple, _Dumper.represent_list)
_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in found if not tag.endswith((":timestamp", ":bool"))]
    for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def _yaml(data: Mapping[str, Any]) -> str:
    text: str = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=88,
    )
    return text


def _default(value: Any) -> str:
    """Show an option's default; none where nothing is set."""
    if is_dataclass(value) and not isinstance(value, type):
        off = (None, False, ())
        known = {key: inner for key, inner in asdict(value).items() if inner not in off}
        return ", ".join(f"`{key}: {_flow(inner)}`" for key, inner in known.items())
    return f"`{value}`" if value not in (None, (), {}, []) else ""


def _flow(value: Any) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, (list, tuple)) else str(value)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in lines
    )


def _head(title: str) -> str:
    return f"<!-- Made by `{COMMAND}`: do not edit. -->\n\n# {title}\n"


def _page(parts: list[str]) -> str:
    return re.sub(r" +\n", "\n", "\n".join(parts))


if __name__ == "__main__":
    write_reference()

"""Front matter: the YAML at the top of a job file, and the ad's text below it.

It stands between `---` lines, or in a directive of Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import KeyPath, Problem
from mkdocs_careers.job_directive import Directive, find_directive
from mkdocs_careers.source import Source, Span
from mkdocs_careers.yaml_tree import Json, YamlNode, YamlTree

if TYPE_CHECKING:
    from collections.abc import Mapping

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING_FENCE = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")


@dataclass(frozen=True)
class FrontMatter:
    """What stands between the two `---`, what is wrong with its YAML, and the text below."""

    data: Mapping[str, Json]
    problems: tuple[Problem, ...]
    block: Span
    """The first `---` line; all of the front matter stands from here to `body`."""
    end: int
    """Where the closing line starts."""
    body: Span
    readable: bool = True
    """False where the YAML breaks off, so that keys may be missing from `data`."""
    root: YamlNode | None = None
    directive: Span | None = None
    """All of the directive that the YAML stands in, where it is no block between `---` lines."""

    def has(self, path: KeyPath) -> bool:
        """Tell whether the file itself holds a value at `path`."""
        return self._node(path)[1] == len(path)

    def value_span(self, path: KeyPath) -> Span:
        """Return where the value at `path` stands, or else its nearest parent's key."""
        node, found = self._node(path)
        if found == len(path) and node is not self.root and node is not None:
            if node.end > node.start:
                return Span(node.start, node.end)
            return node.key_span()
        return self.key_span(path[:found])

    def key_span(self, path: KeyPath) -> Span:
        """Return where the key of `path` stands; the opening `---` for the whole."""
        node, found = self._node(path)
        if node is None or found == 0:
            return self.block
        return node.key_span()

    def blocks(self) -> list[tuple[str, Span]]:
        """Return each top-level key with the span of its lines; none for a mapping in braces."""
        children = (self.root.children if self.root else None) or {}
        keys = [(str(key), node.key_span()) for key, node in children.items()]
        if not keys or self.root is None or keys[0][1].start != self.root.start:
            return []
        ends = [key.start for _, key in keys[1:]] + [self.end]
        return [(name, Span(key.start, end)) for (name, key), end in zip(keys, ends, strict=True)]

    def _node(self, path: KeyPath) -> tuple[YamlNode | None, int]:
        node = self.root
        for depth, step in enumerate(path):
            if step == 0 and node and not (node.children and 0 in node.children):
                continue  # one value stands for a list of one
            inner = node.children.get(step) if node and node.children else None
            if inner is None:
                return node, depth
            node = inner
        return node, len(path)


def read_front_matter(source: Source) -> FrontMatter:
    """Read the front matter of `source`; its mistakes are in `problems`."""
    text, is_rst = source.text, source.path.endswith(".rst")
    directive = find_directive(text, is_rst=is_rst) if is_rst or "{job}" in text else None
    if directive is not None:
        return _read_directive(text, directive)
    opening = _FENCE.match(text)
    if is_rst or opening is None:
        return _missing_directive(text) if is_rst else _missing(text)
    block = Span(0, 3)
    closing = _CLOSING_FENCE.search(text, opening.end() - 1)
    if closing is None:
        problem = Problem(
            Code.NO_FRONT_MATTER,
            "The front matter is opened by `---` and never closed.",
            hint="close it with a second `---` line",
            help="Everything between the two lines is read as YAML; the ad's text follows below.",
            span=block,
        )
        nothing = Span(len(text), len(text))
        return FrontMatter({}, (problem,), block, len(text), nothing, readable=False)
    body = Span(closing.end(), len(text))
    end = closing.start() + 1
    tree = YamlTree(text, opening.end(), end)
    problems = tuple(tree.problems)
    return FrontMatter(tree.data, problems, block, end, body, not tree.broke_off, tree.root)


def _read_directive(text: str, directive: Directive) -> FrontMatter:
    whole = Span(directive.opening.start, directive.end)
    body = Span(directive.end, len(text))
    tree = YamlTree(text, *directive.content)
    problems = list(tree.problems)
    if directive.argument:
        problem = Problem(
            Code.INVALID_YAML,
            f"The `job` directive takes no words on its first line, and `{directive.argument}` "
            "stands there.",
            hint="write all facts below, such as `title: Program Coordinator`",
            span=directive.opening,
        )
        problems.insert(0, problem)
    if not directive.closed:
        problem = Problem(
            Code.NO_FRONT_MATTER,
            "The `job` directive is opened and never closed.",
            hint="close it with a line of the same marks",
            help="Everything in it is read as YAML; the ad's text follows below.",
            span=directive.opening,
        )
        return FrontMatter(
            {}, (problem,), directive.opening, len(text), body, readable=False, directive=whole
        )
    return FrontMatter(
        tree.data,
        tuple(problems),
        directive.opening,
        directive.content.end,
        body,
        not tree.broke_off,
        tree.root,
        whole,
    )


def _missing_directive(text: str) -> FrontMatter:
    first_line = Span(0, len(text.split("\n", 1)[0].rstrip("\r")))
    problem = Problem(
        Code.NO_FRONT_MATTER,
        "This job file has no `job` directive at its top.",
        hint="start with `.. job::` and the facts below it, indented",
        help=(
            "The facts of a job are YAML below `.. job::`, at least `title: Program Coordinator` "
            "and `date_posted: 2026-11-02`, each line indented by three spaces. Only its title "
            "may stand above it. A page that is no job can be named in `not_jobs` in the settings "
            "or start with `_`."
        ),
        span=first_line,
    )
    return FrontMatter({}, (problem,), first_line, 0, Span(0, len(text)), readable=False)


def _missing(text: str) -> FrontMatter:
    first_line = Span(0, len(text.split("\n", 1)[0].rstrip("\r")))
    whole = Span(0, len(text))
    if text.startswith("+++"):
        problem = Problem(
            Code.TOML_FRONT_MATTER,
            "The front matter is TOML (`+++`), and a job file needs YAML.",
            hint="write `---` instead, and `key: value` lines below",
            span=first_line,
        )
    else:
        late = bool(_FENCE.match(text.lstrip()))
        problem = Problem(
            Code.NO_FRONT_MATTER,
            "This job file has no front matter.",
            hint="the `---` must be the very first line" if late else "start with a `---` line",
            help=(
                "A job file starts with facts between two `---` lines, at least "
                "`title: Program Coordinator` and `date_posted: 2026-11-02`. A page that is no "
                "job can be named in `not_jobs` in the settings or start with `_`."
            ),
            span=first_line,
        )
    return FrontMatter({}, (problem,), first_line, 0, whole, readable=False)

"""Sphinx's nodes: where a job's facts and a listing stand in a document, and how it asks for them.

They say where something stands and nothing of what is in it, so that a document that is kept from
an earlier build shows the jobs of today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from mkdocs_careers.outputs.markers import MARKER, Marker

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

TOP, END, MISTAKES, MISPLACED = "top", "end", "mistakes", "misplaced"
_LOWEST_HEADING = 6


class careers_part(nodes.General, nodes.Element):  # noqa: N801 - docutils calls nodes so
    """What stands below a job's title (`part` is `top`), or below its text (`end`)."""


class careers_listing(nodes.General, nodes.Element):  # noqa: N801 - the same
    """A listing with the `options` of its marker, as YAML."""


def make_marker(node: careers_listing) -> Marker:
    """Return the marker that a node stands for: its headings are one level below those above."""
    depth, parent = 0, node.parent
    while parent is not None:
        depth += isinstance(parent, nodes.section)
        parent = parent.parent
    return Marker(node["options"], max(2, min(depth + 1, _LOWEST_HEADING)))


class _AnyOption(dict[str, Any]):
    """Options by any name: the core knows which there are, and says where one is misspelt."""

    def __missing__(self, key: str) -> Any:
        return lambda text: text or ""

    def __contains__(self, key: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True  # parsers look for options only where there may be some


class ListingDirective(SphinxDirective):
    """`careers-listing`: the jobs of the site, with the options of the Markdown marker.

    They stand as options of the directive, or below it as YAML.
    """

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = _AnyOption()

    def run(self) -> list[Node]:
        """Return the node; the marker's options are checked once all jobs are known."""
        own = (f"{key}: {' '.join((value or '').split())}" for key, value in self.options.items())
        text = "{" + ", ".join(own) + "}" if self.options else "\n".join(self.content)
        node = careers_listing(options=text, written=True)
        self.set_source_info(node)
        return [node]


class MisplacedJobDirective(SphinxDirective):
    """`job` where no job can stand: the core reads it, and takes it out, at the top of a job."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = _AnyOption()

    def run(self) -> list[Node]:
        """Leave a mark that is reported in every build."""
        node = careers_part(part=MISPLACED)
        self.set_source_info(node)
        return [node]


class JobRole(ReferenceRole):
    """`:job:` leads to a job by the name of its file or by its identifier."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the reference, which is resolved when all jobs are known."""
        node = addnodes.pending_xref(
            self.rawtext,
            nodes.inline("", self.title),
            refdomain="",
            reftype="job",
            reftarget=self.target,
            refexplicit=self.has_explicit_title,
            refdoc=self.env.docname,
            refwarn=True,
        )
        self.set_source_info(node)
        return [node], []


def place_markers(document: nodes.document) -> str:
    """Put a listing where a marker stands in the raw HTML of Markdown; return that HTML."""
    found = []
    for raw in list(document.findall(nodes.raw)):
        html = raw.astext()
        if "careers" not in html:
            continue
        found.append(html)
        parts = MARKER.split(html)
        if len(parts) > 1:
            _replace(raw, parts)
    return "\n".join(found)


def _replace(raw: nodes.raw, parts: list[str]) -> None:
    """Put listings in the place of raw HTML; `parts` are what is around them, and their options."""
    made: list[nodes.Element] = []
    for number, part in enumerate(parts):
        if number % 2:
            listing = careers_listing(options=part)
            listing.source, listing.line = raw.source, raw.line
            made.append(listing)
        elif part.strip():
            made.append(nodes.raw("", part, format="html"))
    paragraph = raw.parent
    if not isinstance(paragraph, nodes.TextElement):
        raw.replace_self(made)
        return
    # A list cannot stand in a paragraph: that ends before it, and begins again below.
    index = paragraph.index(raw)
    before, after = paragraph.children[:index], paragraph.children[index + 1 :]
    blocks: list[nodes.Element] = []
    for children in (before, made, after):
        if children is made:
            blocks += made
        elif any(child.astext().strip() for child in children):
            blocks.append(nodes.paragraph("", "", *children))
    paragraph.replace_self(blocks)

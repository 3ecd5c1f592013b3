"""Sphinx's documents of jobs: the text that Sphinx reads, their one title, and their bare text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from docutils import frontend, nodes
from docutils.utils import new_document
from docutils.writers import html5_polyglot
from sphinx import addnodes
from sphinx.util.tags import Tags

from mkdocs_careers.hosts.sphinx_nodes import END, MISTAKES, TOP, careers_listing, careers_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.reader import ReadResult

_STAND_IN = "careers-job-title"
"""Stands for the title in Markdown, which no letter of a real one can break."""
_TODO = ("todo_node", "todolist")
"""Notes of `sphinx.ext.todo`, which a site hides before it is published."""
_NOT_TEXT = (
    nodes.comment, nodes.system_message, nodes.pending, nodes.substitution_definition,
    addnodes.index, addnodes.toctree, careers_listing, careers_part,
    nodes.footnote_reference, nodes.citation_reference, nodes.label,
)  # fmt: skip


def give_to_sphinx(result: ReadResult, *, is_markdown: bool) -> str:
    """Return the ad's text, without the job's front matter; each line keeps its number.

    In Markdown it has a title, without which the parser complains of the headings below.
    """
    if not is_markdown:
        return result.host_text
    lines = result.host_text.split("\n")
    above, body = lines[: result.host_body_line - 1], lines[result.host_body_line - 1 :]
    while above and not above[-1].strip():
        above.pop()
    if above == ["---", "{}", "---"]:
        above = []
    missing = result.body_line - 2 - len(above)
    return "\n".join((*above, *[""] * missing, f"# {_STAND_IN}", *body))


def shape_document(
    document: nodes.document, docname: str, title: str, *, is_right: bool
) -> nodes.section:
    """Give a job's document its one title, and the places of what is put around its text.

    What has another title of its own becomes a part below it, as it does in other hosts.
    """
    section = _give_title(document, title)
    if is_right:
        section.insert(1, careers_part(part=TOP, docname=docname))
        section += careers_part(part=END, docname=docname)
    else:
        section.insert(1, careers_part(part=MISTAKES, docname=docname))
    return section


def _give_title(document: nodes.document, title: str) -> nodes.section:
    """Return the one section of a document, below its title; all of the text is in it."""
    tops = [node for node in document.children if isinstance(node, nodes.section)]
    words = _words(title)
    own = next((top for top in tops if _words(top.children[0].astext()) == words), None)
    stand_in = next((top for top in tops if top.children[0].astext() == _STAND_IN), None)
    base = own or stand_in or nodes.section("", nodes.title(title, title))
    if base is not own:
        _name(base, title, document)
    above = [] if stand_in is None or stand_in is base else stand_in.children[1:]
    rest = [
        node for node in document.children
        if node is not base and node is not stand_in and not _is_invisible(node)
    ]  # fmt: skip
    if stand_in is not None and stand_in is not base:
        document.remove(stand_in)
    for node in rest:
        document.remove(node)
    base.children[1:1] = above
    for node in above:
        base.setup_child(node)
    base += rest
    if base.parent is None:
        document += base
    return base


def _name(section: nodes.section, title: str, document: nodes.document) -> None:
    """Give a section its title, and the address that goes with it."""
    section.replace(section.children[0], nodes.title(title, title))
    name = nodes.make_id(title)
    if name and name not in document.ids:
        document.ids[name] = section
        section["ids"] = [name]
    elif not section["ids"]:
        document.set_id(section)


def _is_invisible(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Invisible | nodes.target | nodes.docinfo | nodes.Bibliographic)


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def render_text(section: nodes.section, tags: Iterable[str] = ()) -> str:
    """Return the HTML of a job's text without its title, for machines.

    It is made before Sphinx puts curly quotes into it, and is the same for every builder: what
    stands under `only` is in it if it is on the web page, with the site's own `tags`.
    """
    document = new_document("", _html_settings())
    translator = _TextTranslator(document)
    translator.section_level = 1
    translator.tags = Tags([*_own_tags(tags), "html", "format_html", "builder_html"])
    for node in section.children[1:]:
        if not isinstance(node, _NOT_TEXT):
            node.walkabout(translator)
    return "".join(translator.body)


def _own_tags(tags: Iterable[str]) -> list[str]:
    """Return the tags that a site sets itself, and not those of the builder that runs."""
    given = list(tags)
    builders = {tag.partition("_")[2] for tag in given if tag.startswith(("builder_", "format_"))}
    return [
        tag for tag in given if not tag.startswith(("builder_", "format_")) and tag not in builders
    ]


@cache
def _html_settings() -> Any:
    settings = frontend.get_default_settings(html5_polyglot.Writer)
    settings.initial_header_level = 1
    settings.report_level = 5
    settings.math_output = "LaTeX"
    return settings


class _TextTranslator(html5_polyglot.HTMLTranslator):
    """Writes the text as docutils does, and of what only Sphinx knows what is in it."""

    tags: Tags

    def dispatch_visit(self, node: nodes.Node) -> Any:
        if isinstance(node, _NOT_TEXT) or node.__class__.__name__ in _TODO:
            raise nodes.SkipNode
        if isinstance(node, addnodes.only) and not self._is_shown(node):
            raise nodes.SkipNode
        return super().dispatch_visit(node)

    def _is_shown(self, node: addnodes.only) -> bool:
        try:
            return bool(self.tags.eval_condition(node["expr"]))
        except Exception:  # noqa: BLE001 - the expression is the author's; Sphinx warns of it
            return True

    def unknown_visit(self, node: nodes.Node) -> None:
        """Go on with what is in it."""

    def unknown_departure(self, node: nodes.Node) -> None:
        """Go on."""

    def visit_reference(self, node: nodes.reference) -> None:
        """Write a link; one that leads nowhere is only words, until Sphinx warns of it later."""
        if _leads_somewhere(node):
            super().visit_reference(node)

    def depart_reference(self, node: nodes.reference) -> None:
        """End the link."""
        if _leads_somewhere(node):
            super().depart_reference(node)

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Write short items and cells without paragraphs, as Markdown does."""
        if not _is_compact(node):
            super().visit_paragraph(node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """End the paragraph."""
        if not _is_compact(node):
            super().depart_paragraph(node)


def _leads_somewhere(node: nodes.Element) -> bool:
    return "refuri" in node or "refid" in node


def _is_compact(node: nodes.Element) -> bool:
    item = node.parent
    return isinstance(item, nodes.list_item | nodes.entry) and (
        sum(isinstance(one, nodes.paragraph) for one in item.children) == 1
    )

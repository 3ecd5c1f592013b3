"""Sphinx's plain output: job pages and listings as docutils nodes, for paper, text and e-books."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.job_page import JobPage

_MADE: dict[str, type[nodes.Element]] = {
    "p": nodes.paragraph,
    "ul": nodes.bullet_list,
    "ol": nodes.enumerated_list,
    "li": nodes.list_item,
    "dl": nodes.field_list,
    "blockquote": nodes.block_quote,
    "pre": nodes.literal_block,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), nodes.rubric),
    "strong": nodes.strong,
    "b": nodes.strong,
    "em": nodes.emphasis,
    "i": nodes.emphasis,
    "code": nodes.literal,
}
_LEFT_OUT = frozenset({"script", "style", "button", "svg", "form", "template"})
_LEFT_OUT_CLASSES = (
    "careers-summary",
    "careers-actions",
    "careers-marks",
    "careers-copy",
    "careers-back",
)
_VOID = frozenset({"br", "img", "input", "hr", "meta", "link", "wbr"})


def describe_top(page: JobPage) -> list[nodes.Node]:
    """Return what stands below a job's title."""
    words = " · ".join(page.summary)
    summary = [nodes.paragraph(words, words)] if words else []
    return [*summary, *make_nodes(page.render_top())]


def describe_end(page: JobPage) -> list[nodes.Node]:
    """Return what stands below a job's text."""
    apply = page.render_apply() if page.shows_apply else ""
    return make_nodes(apply + page.render_organization())


def list_jobs(
    groups: Sequence[tuple[str, list[tuple[Job, list[str]]]]], url_of: Callable[[Job], str]
) -> list[nodes.Node]:
    """Return a listing; `url_of` is empty for a job that has no page to lead to."""
    found: list[nodes.Node] = []
    for title, jobs in groups:
        if title:
            found.append(nodes.rubric(title, title))
        items = nodes.bullet_list(bullet="*")
        for job, words in jobs:
            line = nodes.paragraph()
            url = url_of(job)
            name = nodes.Text(job.title)
            line += nodes.reference("", "", name, refuri=url, internal=True) if url else name
            if words:
                line += nodes.Text(" – " + " · ".join(words))  # noqa: RUF001 - a dash, as people set it
            items += nodes.list_item("", line)
        found.append(items)
    return found


def make_nodes(html: str) -> list[nodes.Node]:
    """Return the nodes of HTML that careers or a Markdown parser has made.

    Facts become fields, headings are no sections, and what needs a browser is left out.
    """
    parser = _Nodes()
    parser.feed(html)
    parser.close()
    return list(parser.root.children)


class _Nodes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: nodes.Element = nodes.container()
        self._open: list[tuple[str, nodes.Element]] = [("", self.root)]
        self._left_out = ""
        self._depth = 0

    @property
    def _here(self) -> nodes.Element:
        return self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self._left_out:
            self._depth += tag == self._left_out
            return
        classes = (named.get("class") or "").split()
        if tag in _LEFT_OUT or any(name in classes for name in _LEFT_OUT_CLASSES):
            if tag not in _VOID:
                self._left_out, self._depth = tag, 1
            return
        address = named.get("href") or ""
        if tag == "br":
            self._add_text("\n")
        elif tag in _MADE:
            self._start(tag, _MADE[tag]())
        elif tag == "a" and ("://" in address or address.startswith("mailto:")):
            self._start(tag, nodes.reference(refuri=address))
        elif tag == "dt":
            self._start_name()
        elif tag == "dd":
            self._start_value()

    def _start_name(self) -> None:
        """Begin a field; what is defined outside of a list of fields is a paragraph."""
        if not isinstance(self._here, nodes.field_list):
            self._start("dt", nodes.paragraph())
            return
        name = nodes.field_name()
        self._here.append(nodes.field("", name, nodes.field_body()))
        self._open.append(("dt", name))

    def _start_value(self) -> None:
        field = self._here.children[-1] if self._here.children else None
        body = field.children[1] if isinstance(field, nodes.field) else self._here
        paragraph = nodes.paragraph()
        if isinstance(body, nodes.Element):
            body.append(paragraph)
        self._open.append(("dd", paragraph))

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            self._depth -= tag == self._left_out
            if not self._depth:
                self._left_out = ""
            return
        names = [name for name, _ in self._open]
        if tag in names[1:]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._add_text(data)

    def _start(self, tag: str, node: nodes.Element) -> None:
        home = self._here
        is_block = not isinstance(node, nodes.Inline)
        if is_block and isinstance(home, nodes.TextElement):
            while len(self._open) > 1 and isinstance(self._here, nodes.TextElement):
                self._open.pop()
            home = self._here
        if not is_block and not isinstance(home, nodes.TextElement):
            paragraph = nodes.paragraph()
            home.append(paragraph)
            home = paragraph
        home.append(node)
        self._open.append((tag, node))

    def _add_text(self, text: str) -> None:
        home = self._here
        is_literal = any(isinstance(node, nodes.literal_block) for _, node in self._open)
        words = text if is_literal or text == "\n" else " ".join(text.split())
        if not words.strip() and text != "\n":
            words = " " if isinstance(home, nodes.TextElement) and home.children else ""
        elif not is_literal and words.strip():
            words = (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
        if not isinstance(home, nodes.TextElement):
            words = words.strip()
            if not words:
                return
            last = home.children[-1] if home.children else None
            if not isinstance(last, nodes.paragraph):
                last = nodes.paragraph()
                home.append(last)
            home = last
        if words:
            home.append(nodes.Text(words))

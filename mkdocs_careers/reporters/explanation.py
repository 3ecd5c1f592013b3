"""The explanation: a rule's page as plain text, for terminals and for reports that explain."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from mkdocs_careers.rule_page import Shows

if TYPE_CHECKING:
    from mkdocs_careers.rule_page import Example, RulePage

WIDTH = 88
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def render_explanation(page: RulePage) -> str:
    """Render a rule's page; the examples stand there as they are, four columns in."""
    parts = [
        f"{page.code} ({page.severity})",
        wrap(page.reason),
        *([wrap(page.advice)] if page.advice else []),
        _example("Wrong", page.wrong),
        _example("Right", page.right),
        wrap(f"Source: {page.source}"),
    ]
    return "\n\n".join(parts) + "\n"


def wrap(markdown: str) -> str:
    """Return a paragraph of Markdown as plain lines: `[text](address)` is `text (address)`."""
    text = _LINK.sub(r"\1 (\2)", markdown).replace("**", "")
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _example(heading: str, example: Example) -> str:
    where = " (below the second `---`)" if example.shows is Shows.BODY else ""
    return f"{heading}{where}:\n\n{textwrap.indent(example.text, '    ').rstrip()}"

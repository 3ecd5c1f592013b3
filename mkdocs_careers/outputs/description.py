"""The description in the structured data: the page's own text, cleaned to what Google reads."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import nh3

from mkdocs_careers.mailto import build_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.facts import Fact
    from mkdocs_careers.outputs.language import Language

_TAGS = {"p", "ul", "ol", "li", "br", "h2", "h3", "h4", "strong", "em"}
_CONTENT_GOES_TOO = {
    "script", "style", "nav", "button", "svg", "form", "template", "iframe", "object", "math",
    "textarea", "select", "audio", "video", "canvas", "label", "noscript", "title",
}  # fmt: skip

_FACTS_TOLD = (
    "applicant_location_requirements", "job_location_type", "employment_type", "work_hours",
    "qualifications", "responsibilities", "education_requirements", "experience_requirements",
    "experience_in_place_of_education", "skills", "job_benefits",
)  # fmt: skip
"""What Google wants the description itself to say."""

# What Markdown converters add to the author's text: permalinks, footnote arrows, tables of
# contents, line numbers, tab labels, and the links that themes show as buttons.
_ADDED = re.compile(
    r"""<a\b[^>]*\bclass="[^"]*\b(?:headerlink|footnote-backref|footnote-ref|md-button)\b[^"]*"
        [^>]*>.*?</a>
      | <div\ class="toc">.*?</div>
      | <div\ class="tabbed-labels">.*?</div>
      | <(td|span)\ class="linenos">.*?</\1>""",
    re.VERBOSE | re.DOTALL,
)
_MAYBE_ADDED = ("<a ", '<div class="t', "linenos")

# Tags without a counterpart in what Google reads, as the nearest that has one.
_RENAMED = re.compile(
    r"<(/?)(h1|h5|h6|b|i|dt|dd|tr|td|th|pre|figcaption|summary|caption|blockquote)\b[^>]*>"
)
_RENAMES = {
    "h1": ("<h2>", "</h2>"),
    "h5": ("<h4>", "</h4>"),
    "h6": ("<h4>", "</h4>"),
    "b": ("<strong>", "</strong>"),
    "i": ("<em>", "</em>"),
    "dt": ("<p><strong>", "</strong></p>"),
    "dd": ("<p>", "</p>"),
    "tr": ("<p>", "</p>"),
    "td": ("", " "),
    "th": ("<strong>", "</strong> "),
    "pre": ("<p>", "</p>"),
    "figcaption": ("<p>", "</p>"),
    "summary": ("<p><strong>", "</strong></p>"),
    "caption": ("<p>", "</p>"),
    "blockquote": ("", ""),
}
_PREFORMATTED = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_EMPTY = re.compile(r"<(p|li|h[2-4]|strong|em|ul|ol)>(?:\s|<br>)*</\1>")
_SHARED_LENGTH = 2500
_BLANK_LINES = re.compile(r"\n\s*\n+")


def build_description(
    body: str,
    job: Job,
    facts: Sequence[Fact],
    language: Language,
    render: Callable[[str], str],
) -> str:
    """Return the description as HTML in Google's tags.

    It is the rendered `body`, then the facts, how to apply, and the employer's words: all of it
    stands on the page too. `render` turns the settings' Markdown into HTML.
    """
    _ = language.gettext
    parts = [clean_html(body)]
    told = [
        f"<li>{escape(fact.label, quote=False)}: {escape('; '.join(fact.values), quote=False)}</li>"
        for fact in facts
        if fact.key in _FACTS_TOLD
    ]
    if told:
        parts.append(f"<ul>\n{''.join(told)}\n</ul>")
    parts += _application(job, language, render)
    employer = job.hiring_organization
    if employer:
        if employer.overview and not employer.is_confidential:
            about = _("About {organization}").format(organization=employer.name)
            parts.append(f"<h2>{escape(about, quote=False)}</h2>")
            parts.append(clean_html(render(employer.overview)))
        if employer.equal_opportunity:
            parts.append(f"<h2>{escape(_('Equal opportunity'))}</h2>")
            parts.append(clean_html(render(employer.equal_opportunity)))
    return "\n".join(part for part in parts if part)


def _application(job: Job, language: Language, render: Callable[[str], str]) -> Iterator[str]:
    """Yield how to apply and what to send, as the Apply block says it."""
    _ = language.gettext
    apply = job.apply
    if not (apply.instructions or apply.materials or apply.email):
        return
    yield f"<h2>{escape(_('How to apply'))}</h2>"
    if apply.instructions:
        yield clean_html(render(apply.instructions))
    if apply.materials:
        materials = "".join(f"<li>{escape(m, quote=False)}</li>" for m in apply.materials)
        yield f"<p>{escape(_('Please send:'))}</p>\n<ul>{materials}</ul>"
    if apply.email:
        addresses = escape(", ".join(apply.email), quote=False)
        subject = escape(build_subject(job), quote=False)
        yield f"<p>{escape(_('Email'))}: {addresses}<br>{escape(_('Subject'))}: {subject}</p>"


def clean_html(html: str) -> str:
    """Clean rendered Markdown: no links, permalinks, buttons, scripts, comments or icons."""
    return _clean(html) if len(html) > _SHARED_LENGTH else _clean_shared(html)


@lru_cache(maxsize=128)
def _clean_shared(html: str) -> str:
    """Clean words that stand on every job, such as the organisation's, only once."""
    return _clean(html)


def _clean(html: str) -> str:
    if any(sign in html for sign in _MAYBE_ADDED):
        html = _ADDED.sub("", html)
    if "<pre" in html:
        html = _PREFORMATTED.sub(lambda match: match[0].strip().replace("\n", "<br>"), html)
    html = _RENAMED.sub(_rename, html)
    cleaned: str = nh3.clean(html, tags=_TAGS, clean_content_tags=_CONTENT_GOES_TOO, attributes={})
    before = None
    while before != cleaned:
        before = cleaned
        cleaned = _EMPTY.sub("", cleaned)
    return _BLANK_LINES.sub("\n", cleaned).strip()


def _rename(match: re.Match[str]) -> str:
    return _RENAMES[match[2]][bool(match[1])]

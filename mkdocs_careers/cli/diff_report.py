"""The difference report: what happened to the jobs, as text, Markdown or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_careers.cli.differences import Changed, Reason
from mkdocs_careers.cli.job_report import build_entry
from mkdocs_careers.cli.listed_jobs import describe_deadline, describe_places
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.reporters.safe_markdown import as_code, as_link, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_careers.cli.differences import Differences, FactChange, Moved

_WORDS = {
    Reason.NEW: "", Reason.PUBLISHED: "", Reason.REOPENED: "reopened",
    Reason.FILLED: "filled", Reason.CLOSED: "closed by hand",
    Reason.EXPIRED: "its last day is over", Reason.PAUSED: "paused",
    Reason.WITHDRAWN: "not published any more", Reason.DELETED: "deleted",
}  # fmt: skip
_MAX = 60_000
"""Letters of a report: an issue of GitHub holds 65,536, and a chat much less."""
_LONG = 60


@dataclass(frozen=True, slots=True)
class _Style:
    """How a kind of text is written: words of other people, file names, and what is around."""

    words: Callable[[str], str]
    title: Callable[[str, str | None], str]
    file: Callable[[str], str]
    strong: str = ""
    heading: str = "{}"
    fact: str = "    "


_TEXT = _Style(printable, lambda title, _url: printable(title), printable)
_MARKDOWN = _Style(as_text, as_link, as_code, "**", "**{}**", "    - ")


def render_text(found: Differences) -> str:
    """Render differences for a terminal or an email."""
    return _render(found, _TEXT)


def render_markdown(found: Differences) -> str:
    """Render differences for a comment or a chat."""
    return _render(found, _MARKDOWN)


def render_json(found: Differences, old: dict[str, Any], new: dict[str, Any]) -> str:
    """Render differences for programs. `old` and `new` say what was compared."""
    data = {
        "version": 1,
        "from": old,
        "to": new,
        "opened": [_moved_entry(moved) for moved in found.opened],
        "closed": [_moved_entry(moved) for moved in found.closed],
        "changed": [
            {
                **build_entry(changed.job),
                "changes": [
                    {
                        "key": fact.key,
                        "label": fact.label,
                        "old": list(fact.old),
                        "new": list(fact.new),
                    }
                    for fact in changed.facts
                ],
            }
            for changed in found.changed
        ],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _moved_entry(moved: Moved) -> dict[str, Any]:
    return {**build_entry(moved.job), "reason": moved.reason.value}


def _render(found: Differences, style: _Style) -> str:
    counts: dict[str, Sequence[Moved | Changed]]
    counts = {"opened": found.opened, "closed": found.closed, "changed": found.changed}
    said = [f"{len(items):,} {name}" for name, items in counts.items() if items]
    if not said:
        return "No job opened, closed or changed.\n"
    lines = [f"{style.strong}Jobs: {', '.join(said)}{style.strong}"]
    left = _MAX
    for name, items in counts.items():
        if items:
            lines += ["", style.heading.format(name.capitalize())]
        for number, item in enumerate(items):
            text = "\n".join(_describe(item, style))
            left -= len(text)
            if left < 0:
                lines.append(f"- and {len(items) - number:,} more")
                break
            lines.append(text)
    return "\n".join(lines) + "\n"


def _describe(item: Moved | Changed, style: _Style) -> Iterator[str]:
    listed, job = item.job, item.job.job
    title = f"{style.strong}{style.title(job.title, listed.url)}{style.strong}"
    if isinstance(item, Changed):
        yield f"- {title} · {style.file(listed.name)}"
        for fact in item.facts:
            yield f"{style.fact}{_describe_fact(fact, style)}"
        return
    parts = [title, _WORDS[item.reason]]
    if item.reason in (Reason.NEW, Reason.PUBLISHED, Reason.REOPENED):
        until, where = describe_deadline(job.valid_through), describe_places(job)
        parts += [style.words(where) if where else "", f"until {until}" if until else ""]
    yield "- " + " · ".join(filter(None, (*parts, style.file(listed.name))))


def _describe_fact(fact: FactChange, style: _Style) -> str:
    old, new = _shorten(fact.old), _shorten(fact.new)
    if old == new:
        return f"{style.words(fact.label)}: changed"
    if not old:
        return f"{style.words(fact.label)}: {style.words(new)} (new)"
    return f"{style.words(fact.label)}: {style.words(old)} → {style.words(new) if new else 'none'}"


def _shorten(values: tuple[str, ...]) -> str:
    text = "; ".join(" ".join(value.split()) for value in values)
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"

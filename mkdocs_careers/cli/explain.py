"""`mkdocs-careers explain`: what a finding means, or a sentence of Google's Search Console."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.output import write_text
from mkdocs_careers.codes import CODES, ON_REQUEST, Code
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.reporters.explanation import render_explanation, wrap
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.rule_page import read_rule_page
from mkdocs_careers.yaml_text import write_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_careers.google_fields import Field
    from mkdocs_careers.search_console import Answer

_REPORTED = re.compile(r"\b(?:error|warning|note)\[([a-z0-9-]+)\]")
"""A code as it stands in a report."""
_TOPICS = {
    Code.UNREADABLE_FILE: "The file",
    Code.UNKNOWN_KEY: "Keys and values",
    Code.NOT_A_DATE: "Dates",
    Code.UNKNOWN_PLACE: "Places",
    Code.SALARY_IN_WORDS: "Pay",
    Code.TITLE_WITH_CODE: "The title and the summary",
    Code.EMPTY_BODY: "The text",
    Code.UNKNOWN_ORGANIZATION: "Who hires, and how to apply",
    Code.DUPLICATE_IDENTIFIER: "All jobs together, and the settings",
}
"""What codes are about, each from its first on."""


@click.command("explain", short_help="Say what a finding means, or a sentence of Search Console.")
@click.argument("words", nargs=-1, metavar="[CODE | SENTENCE]")
def command(words: tuple[str, ...]) -> None:
    """Say what a finding means: why, a bad and a good example, and who says so.

    A sentence of Google's Search Console or Rich Results Test, such as "Missing field
    addressRegion", is traced to the key of a job file. Without words all codes are listed.

    \b
    Exit status: 0, explained; 1, a sentence that nothing is known about; 2, no such code.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    text = " ".join(words).strip()
    if not text:
        write_text(render_codes())
    elif (code := _find_code(text)) is not None:
        write_text(render_explanation(read_rule_page(code)))
    else:
        _explain_sentence(text)


def render_codes() -> str:
    """List all codes by what they are about, each on a line with its severity and its reason."""
    width = max(map(len, CODES))
    lines = []
    for code in Code:
        if code in _TOPICS:
            lines += ["", _TOPICS[code]]
        asked = " (when asked for)" if code in ON_REQUEST else ""
        reason = read_rule_page(code).reason
        lines.append(f"  {code.severity:7}  {code.code:{width}}  {reason}{asked}")
    return "\n".join(lines[1:]) + "\n"


def render_answer(answer: Answer) -> str:
    """Render what a sentence of Search Console is about."""
    parts = []
    if answer.advice:
        parts.append(wrap(answer.advice.text))
    parts += [wrap(f"There is no field `{printable(name)}`.") for name in answer.unknown]
    parts += [part for field in answer.fields for part in _field(field)]
    if answer.others:
        others = ", ".join(map(_name, answer.others))
        parts.append(wrap(f"By that name it could also be {others}."))
    codes = [*(answer.advice.codes if answer.advice else ()), *_codes(answer.fields)]
    if codes:
        listed = ", ".join(dict.fromkeys(map(str, codes)))
        parts.append(
            wrap(f"Codes of the check: {listed}. `mkdocs-careers explain CODE` tells more.")
        )
    return "\n\n".join(parts) + "\n"


def _explain_sentence(text: str) -> None:
    from mkdocs_careers.search_console import explain_sentence, nearest_name  # reads the schemas

    answer = explain_sentence(text)
    if answer is not None:
        write_text(render_answer(answer))
        return
    shown = printable(text[:200])
    is_word = len(text.split()) == 1
    guess = (suggest(text, CODES) if is_word else None) or nearest_name(text)
    hint = f" Did you mean {guess}?" if guess else ""
    if is_word:
        raise click.UsageError(f"There is no code, no field and no key {shown}.{hint}")
    click.echo(f"Nothing is known about this: {shown}.{hint}", err=True)
    sys.exit(1)


def _find_code(text: str) -> Code | None:
    """Return the code that a text is, whatever its case, or the one of a report's line."""
    reported = _REPORTED.search(text)
    name = reported[1] if reported else "-".join(text.lower().replace("_", " ").split())
    return CODES.get(name)


def _field(field: Field) -> Iterator[str]:
    key = f": {_name(field)}" if field.key else ""
    yield (
        f"{field.node['title']}{key}\n"
        f"{wrap(f'Write it {field.home.value}.')}\n"
        f"{wrap(f'Google {field.demand}.')}"
    )
    yield wrap(field.node["description"])
    if field.example is not None:
        example = "\n".join(f"    {line}" for line in _yaml(field.key, field.example))
        yield f"For example:\n\n{example}"


def _name(field: Field) -> str:
    """Name a field's key as the reports do: `` `address_region` in `job_location` ``."""
    return " in ".join(f"`{key}`" for key in reversed(field.key))


def _codes(fields: Iterable[Field]) -> Iterator[Code]:
    for field in fields:
        yield from field.codes


def _yaml(path: tuple[str | int, ...], value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the lines of YAML that put `value` at `path`."""
    key, *rest = path
    line = f"{'  ' * depth}{key}:"
    if rest:
        yield line
        yield from _yaml(tuple(rest), value, depth + 1)
    elif isinstance(value, dict):
        yield line
        for inner, item in value.items():
            yield from _yaml((inner,), item, depth + 1)
    else:
        yield f"{line} {_flow(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return write_scalar(value)

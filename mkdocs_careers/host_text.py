"""The host's text: what is left of a job file for the site generator, once the job is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from mkdocs_careers.front_matter import FrontMatter
    from mkdocs_careers.source import Source


def body_start(source: Source, front_matter: FrontMatter) -> int:
    """Return where the ad's text starts: its first line that is not blank."""
    start, end = front_matter.body
    return end - len(source.text[start:end].lstrip("\r\n"))


def render_host_text(
    source: Source, front_matter: FrontMatter, others: AbstractSet[str]
) -> tuple[str, int]:
    """Return the ad's text below the lines of `others`' keys, and the line that it starts on.

    YAML with mistakes never reaches the host's own loader. Of a directive only blank lines stay,
    and all that is above it.
    """
    if front_matter.directive is not None:
        start, end = front_matter.directive
        blank = "\n" * source.text.count("\n", start, end)
        line = source.position(body_start(source, front_matter)).line
        return _unix(source.text[:start] + blank + source.text[end:]), line
    kept = () if front_matter.problems else _host_blocks(source, front_matter, others).values()
    body = source.text[body_start(source, front_matter) : front_matter.body.end]
    above = _unix("\n".join(("---", *(kept or ("{}",)), "---", "", "")))
    return above + _unix(body), above.count("\n") + 1


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _host_blocks(
    source: Source, front_matter: FrontMatter, others: AbstractSet[str]
) -> dict[str, str]:
    wanted = front_matter.data.keys() & others
    if not wanted:
        return {}
    blocks = front_matter.blocks()
    return {key: source.text[slice(*span)].rstrip() for key, span in blocks if key in wanted}


def check_host_keys(
    source: Source, front_matter: FrontMatter, others: AbstractSet[str]
) -> Iterator[Problem]:
    """Yield others' keys that their own YAML 1.1 loader would refuse, such as a 17th month."""
    if front_matter.problems:
        return
    for key, block in _host_blocks(source, front_matter, others).items():
        try:
            yaml.safe_load(block)
        except (yaml.YAMLError, ValueError) as error:
            yield Problem(
                Code.INVALID_YAML,
                f"The site generator cannot read `{key}`: {error}.",
                (key,),
                hint="put the value in quotes",
                help="It would drop the whole front matter without a word.",
            )

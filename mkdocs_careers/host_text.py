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


def render_host_text(source: Source, front_matter: FrontMatter, others: AbstractSet[str]) -> str:
    """Return the ad's text below the lines of `others`' keys.

    YAML with mistakes never reaches the host's own loader.
    """
    kept = () if front_matter.problems else _host_blocks(source, front_matter, others).values()
    body = source.text[slice(*front_matter.body)].lstrip("\r\n")
    text = "\n".join(("---", *(kept or ("{}",)), "---", "", body))
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

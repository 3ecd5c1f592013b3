"""Rules about the ad's text and who hires."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.codes import CODES, Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.markdown_text import COMMENT
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.rules.posting import Posting, name, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.settings import Settings

_MARKUP = re.compile(r"[\W_]+")


@rule()
def empty_body(posting: Posting) -> Iterator[Problem]:
    """Google needs a full description, which is the text below the front matter."""
    if not posting.body.strip() or not COMMENT.sub("", posting.body).strip():
        yield Problem(
            Code.EMPTY_BODY,
            "There is no text below the front matter.",
            hint="describe the job below the second `---`",
            help="What people read here is also the description that Google shows.",
        )


@rule("title")
def body_equals_title(posting: Posting) -> Iterator[Problem]:
    """Google refuses a description that is the title once more."""
    title = posting.job.title
    if len(posting.body) > 2 * len(title) + 40:
        return
    text = _MARKUP.sub(" ", COMMENT.sub("", posting.body)).strip().lower()
    if text and text == _MARKUP.sub(" ", title).strip().lower():
        yield Problem(
            Code.BODY_EQUALS_TITLE,
            "The text below the front matter only repeats the title.",
            ("title",),
            hint="describe the job below the second `---`",
        )


@rule(
    "experience_in_place_of_education", "education_requirements", "experience_requirements"
)  # fmt: skip
def experience_without_requirements(posting: Posting) -> Iterator[Problem]:
    """Google reads the one only beside both of the others."""
    job = posting.job
    if not job.experience_in_place_of_education:
        return
    for key in ("education_requirements", "experience_requirements"):
        if getattr(job, key) is None:
            yield Problem(
                Code.EXPERIENCE_WITHOUT_REQUIREMENTS,
                f"{name('experience_in_place_of_education')} needs `{key}` beside it.",
                ("experience_in_place_of_education",),
                hint=f"add `{key}`",
                on_key=True,
            )


@rule("hiring_organization")
def unknown_organization(posting: Posting) -> Iterator[Problem]:
    """An employer other than the site's is named by its key in the settings."""
    key = posting.data.get("hiring_organization")
    if key is not None and key not in posting.settings.organizations:
        yield organization_problem(("hiring_organization",), key, posting.settings)


def organization_problem(path: KeyPath, key: str, settings: Settings) -> Problem:
    """Say that `key` is no employer of the settings; also for the settings' defaults."""
    site = settings.organization
    names = {organization.name: k for k, organization in settings.organizations.items()}
    meant = suggest(key, settings.organizations) or names.get(suggest(key, names) or "")
    known = ", ".join(f"`{name}`" for name in settings.organizations)
    is_site = site is not None and suggest(key, [site.name]) is not None
    return Problem(
        Code.UNKNOWN_ORGANIZATION,
        f"{name('hiring_organization')}: `{key}` is no employer of the settings.",
        path,
        hint="leave the line out: it is the site's employer"
        if is_site
        else f"did you mean `{meant}`?"
        if meant
        else "",
        help=f"`organizations` has {known}."
        if known
        else "Employers beside the site's own stand under `organizations` in the settings.",
    )


@rule("rules")
def unknown_rule(posting: Posting) -> Iterator[Problem]:
    """A finding is named by its code."""
    yield from rule_problems(posting.data.get("rules") or {})


def rule_problems(rules: Mapping[str, object]) -> Iterator[Problem]:
    """Check the codes of `rules`; also for the settings."""
    for code in rules:
        if code not in CODES:
            meant = suggest(code, CODES)
            yield Problem(
                Code.UNKNOWN_RULE,
                f"`{code}` is no code of a finding.",
                ("rules", code),
                hint=f"did you mean `{meant}`?" if meant else "",
                on_key=True,
            )

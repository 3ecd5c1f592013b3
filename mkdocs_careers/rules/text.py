"""Rules about the ad's text and who hires."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.codes import CODES, Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.markdown_text import COMMENT, count_characters
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.rules.posting import Posting, name, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.settings import Settings

MIN_CHARACTERS = 100
"""LinkedIn's least for a description; the shortest of 170 real ads that were read has 3,600."""

_MARKUP = re.compile(r"[\W_]+")
_QUICK_LOOK = 1000
"""As many words in the first characters are more than enough, whatever signs are among them."""
_INCLUDED = re.compile(r"\{[%{]|--8<--")
"""Text from somewhere else, by a template or a snippet: how much it is cannot be told here."""
_FIRST_LINE = re.compile(r"\S(?:.*\S)?")


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
    if _repeats_title(posting):
        yield Problem(
            Code.BODY_EQUALS_TITLE,
            "The text below the front matter only repeats the title.",
            ("title",),
            hint="describe the job below the second `---`",
        )


@rule()
def thin_body(posting: Posting) -> Iterator[Problem]:
    """People cannot judge a job from a line of text, and job sites refuse it."""
    prose = posting.prose
    if (
        len(prose[:_QUICK_LOOK].split()) > MIN_CHARACTERS
        or not COMMENT.sub("", posting.body).strip()
    ):
        return
    job = posting.job
    told = " ".join((prose, *job.responsibilities, *job.qualifications))
    length = count_characters(told)
    if length >= MIN_CHARACTERS or _INCLUDED.search(prose) or _repeats_title(posting):
        return
    first = _FIRST_LINE.search(posting.body)
    yield Problem(
        Code.THIN_BODY,
        f"The text has {length} characters, which is too little for an ad.",
        hint="say what the work is, what it takes and what you offer",
        help="Google wants the whole of the job here: duties, skills, hours. Other job sites "
        f"refuse less than {MIN_CHARACTERS} characters.",
        span=posting.span(*first.span()) if first else None,
    )


def _repeats_title(posting: Posting) -> bool:
    title = posting.job.title
    if len(posting.body) > 2 * len(title) + 40:
        return False
    text = _MARKUP.sub(" ", COMMENT.sub("", posting.body)).strip().lower()
    return bool(text) and text == _MARKUP.sub(" ", title).strip().lower()


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

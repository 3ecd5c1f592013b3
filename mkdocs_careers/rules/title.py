"""Rules about the title and the summary: the job's name alone, as people search for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, name, rule
from mkdocs_careers.title_parts import (
    cut_out,
    find_code,
    find_date,
    find_employer,
    find_markup,
    find_name,
    find_pay,
    find_remote,
    find_shout,
    is_all_capitals,
    lower_capitals,
    strip_markup,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.model import Job
    from mkdocs_careers.title_parts import Part

MAX_TITLE = 100
MAX_DESCRIPTION = 300

_MOST_PARTS = 20
_MOST_READ = 300
"""A title that is far too long is said to be so; nobody needs to hear what is in it."""

_WHY = "Google wants the title of the job alone: no codes, places, pay, dates or employers."
_TOWNS_AND_WORDS = frozenset("bath cork essen media mobile nice orange reading split".split())
"""Towns whose names are words of titles too, as of a Mobile Developer or a Reading Tutor."""

_LONGEST_CODE = 2
"""A region such as `MA` is two letters that may mean something else in a title."""

_NOT_WORDS = re.compile(r"[\W_]+")


@rule("title", "identifier")
def title_with_code(posting: Posting) -> Iterator[Problem]:
    """A code says nothing to people who look for work, and `identifier` has a place for it."""
    part = find_code(_title(posting), posting.job.identifier)
    if part:
        known = posting.job.identifier is not None
        place = "has it already" if known else "is the place for it"
        yield _part_problem(
            Code.TITLE_WITH_CODE, posting, part, "has a code in it", f"`identifier` {place}."
        )


@rule("title", "job_location")
def title_with_place(posting: Posting) -> Iterator[Problem]:
    """The place stands beside the title in every list; a job with several has it wrong there."""
    title = _title(posting)
    part = _find_place(title, posting.job)
    if part:
        way_out = "`job_location` is the place for it."
        yield _part_problem(Code.TITLE_WITH_PLACE, posting, part, "says where the work is", way_out)
        return
    part = find_remote(title)
    if part:
        way_out = (
            "`job_location_type` is the place for it: `TELECOMMUTE`, or `HYBRID` for some days."
        )
        yield _part_problem(Code.TITLE_WITH_PLACE, posting, part, "says where the work is", way_out)


@rule("title")
def title_with_pay(posting: Posting) -> Iterator[Problem]:
    """Pay in the title cannot be read by machines, and looks like an advertisement."""
    part = find_pay(_title(posting))
    if part:
        way_out = "`base_salary` is the place for it."
        yield _part_problem(Code.TITLE_WITH_PAY, posting, part, "names the pay", way_out)


@rule("title")
def title_with_date(posting: Posting) -> Iterator[Problem]:
    """A date in the title grows old there, unseen by what closes the job."""
    part = find_date(_title(posting))
    if part:
        way_out = "`job_start_date` is the place for a start, `valid_through` for the last day."
        yield _part_problem(Code.TITLE_WITH_DATE, posting, part, "has a date in it", way_out)


@rule("title", "hiring_organization")
def title_with_employer(posting: Posting) -> Iterator[Problem]:
    """The employer stands on the page and in the data by itself."""
    part = _find_employer(_title(posting), posting.job)
    if part:
        way_out = "The employer stands beside the title anyway."
        yield _part_problem(Code.TITLE_WITH_EMPLOYER, posting, part, "names the employer", way_out)


@rule("title")
def title_with_markup(posting: Posting) -> Iterator[Problem]:
    """A title is plain text; people would read the tags and stars."""
    title = _title(posting)
    part = find_markup(title)
    if part:
        yield Problem(
            Code.TITLE_WITH_MARKUP,
            f"{name('title')} has markup in it: `{title[slice(*part)].strip('`')}`.",
            ("title",),
            hint=_hint(posting),
            help="A title is plain text: people would read the signs as they stand.",
        )


@rule("title")
def title_shouts(posting: Posting) -> Iterator[Problem]:
    """Capitals, `!!` and "urgent" are hard to read, and Google can take them for spam."""
    title = _title(posting)
    part = find_shout(title)
    if part:
        message = f"{name('title')} shouts: `{title[slice(*part)]}`."
    elif is_all_capitals(title):
        message = f"{name('title')} is in capitals from end to end."
    else:
        return
    yield Problem(
        Code.TITLE_SHOUTS,
        message,
        ("title",),
        hint=_hint(posting),
        help="People read past what shouts, and Google can take it for spam.",
    )


@rule("title")
def title_too_long(posting: Posting) -> Iterator[Problem]:
    """Lists, mail programs and search results cut a long title off."""
    length = len(posting.job.title)
    if length > MAX_TITLE:
        yield Problem(
            Code.TITLE_TOO_LONG,
            f"{name('title')} is {length:,} characters long; {MAX_TITLE} is plenty.",
            ("title",),
            hint="keep what people search for; the text can say the rest",
        )


@rule("title", "description")
def description_equals_title(posting: Posting) -> Iterator[Problem]:
    """A summary that repeats the title tells nothing in a list that shows both."""
    summary = posting.job.description or ""
    first, *_ = (*posting.job.title.lower().split(), "")
    if first in summary.lower() and summary and _words(summary) == _words(posting.job.title):
        yield Problem(
            Code.DESCRIPTION_EQUALS_TITLE,
            f"{name('description')} only repeats the title.",
            ("description",),
            hint="say in a sentence what the work is for, or remove the line",
        )


@rule("description")
def description_too_long(posting: Posting) -> Iterator[Problem]:
    """The summary stands in the listing and in search results, where a sentence has room."""
    length = len(posting.job.description or "")
    if length > MAX_DESCRIPTION:
        yield Problem(
            Code.DESCRIPTION_TOO_LONG,
            f"{name('description')} is {length:,} characters long; {MAX_DESCRIPTION} is plenty.",
            ("description",),
            hint="keep a sentence or two",
            help="It is the summary for the listing. The ad itself stands below the second `---`.",
        )


def _title(posting: Posting) -> str:
    return posting.job.title[:_MOST_READ]


def _part_problem(code: Code, posting: Posting, part: Part, what: str, way_out: str) -> Problem:
    return Problem(
        code,
        f"{name('title')} {what}: `{_title(posting)[slice(*part)].strip()}`.",
        ("title",),
        hint=_hint(posting),
        help=f"{way_out} {_WHY}",
    )


def _hint(posting: Posting) -> str:
    """Offer the title without anything that these rules find, if that leaves one."""
    title, job = strip_markup(_title(posting)), posting.job
    for _ in range(_MOST_PARTS):
        part = (
            find_shout(title)
            or find_code(title, job.identifier)
            or find_pay(title)
            or find_date(title)
            or _find_employer(title, job)
            or _find_place(title, job)
            or find_remote(title)
        )
        if part is None:
            return f"write `{lower_capitals(title) if is_all_capitals(title) else title}`"
        rest = cut_out(title, part)
        if rest is None:
            break
        title = rest
    return "leave it out"


def _find_employer(title: str, job: Job) -> Part | None:
    employer = job.hiring_organization
    if employer is None or employer.is_confidential:
        return None
    part = find_employer(title, employer.name)
    one_word = part is not None and " " not in title[part[0] : part[1]]
    return None if part and one_word and _is_of_job(title, part) else part


def _find_place(title: str, job: Job) -> Part | None:
    """Find one of the job's own places; in the employer's name it is no place."""
    own = _find_employer(title, job)
    for place in job.job_location:
        for word in (place.name, place.address_locality, place.address_region):
            if word and len(word) > _LONGEST_CODE and word.lower() not in _TOWNS_AND_WORDS:
                part = find_name(title, word)
                if part and not _is_beat(title, part) and not (own and own[0] <= part[0] < own[1]):
                    return part
    return None


def _is_of_job(title: str, part: Part) -> bool:
    """Tell whether a name belongs to the job's own: a Python Engineer, a Berlin Correspondent."""
    before, after = title[: part[0]], title[part[1] :]
    joined = re.search(r"(?i)(?:[^\w\s]|\b(?:in|at|for|from|near|bei|für|à|chez))\s*$", before)
    return not joined and re.match(r"\s\w|-\w", after) is not None


def _is_beat(title: str, part: Part) -> bool:
    """Tell whether a place is what one word of the title is about, as in `Berlin Correspondent`."""
    return _is_of_job(title, part) and len(title[part[1] :].split()) == 1


def _words(text: str) -> str:
    return _NOT_WORDS.sub(" ", text).strip().lower()

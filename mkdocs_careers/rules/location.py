"""Rules about places, areas and remote work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.areas import WORLDWIDE, Area, find_area
from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.near_misses import is_sure_place, suggest, suggest_country, suggest_word
from mkdocs_careers.rules.posting import Posting, name, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_careers.diagnostics import KeyPath

_LOCATION = ("job_location", "job_location_type", "applicant_location_requirements")


@rule("job_location")
def unknown_place(posting: Posting) -> Iterator[Problem]:
    """A word as a place is the key of one in the settings."""
    for path, value in posting.listed("job_location"):
        if isinstance(value, str) and value not in posting.settings.places:
            yield place_problem(name("job_location"), path, value, posting.settings.places)


def place_problem(label: str, path: KeyPath, key: str, places: Mapping[str, object]) -> Problem:
    """Say that `key` is none of `places`; also for the settings' defaults."""
    meant = suggest(key, places)
    hint = f"did you mean `{meant}`?" if meant else ""
    if not meant and suggest_word(key) == "TELECOMMUTE":
        hint = "write `job_location_type: TELECOMMUTE`"
    known = ", ".join(f"`{place}`" for place in places)
    return Problem(
        Code.UNKNOWN_PLACE,
        f"{label}: `{key}` is no place of the settings.",
        path,
        hint=hint,
        help=(f"`places` has {known}. " if known else "The settings have no `places` yet. ")
        + "An address can stand here too, with `address_locality` and `address_country`; "
        "work from home is `job_location_type: TELECOMMUTE`.",
    )


@rule("applicant_location_requirements")
def unknown_area(posting: Posting) -> Iterator[Problem]:
    """Google needs countries or states, so an area is a code or one of `areas`."""
    for path, value in posting.listed("applicant_location_requirements"):
        if find_area(value, posting.settings.areas) is None:
            label = name("applicant_location_requirements")
            yield area_problem(label, path, value, posting.settings.areas)


def area_problem(
    label: str, path: KeyPath, value: str, areas: Mapping[str, Sequence[str]]
) -> Problem:
    """Say that `value` is no code and none of `areas`; also for the settings."""
    known = _known_area(value)
    meant = known or suggest(value, areas)
    return Problem(
        Code.UNKNOWN_AREA,
        f"{label}: `{value}` is no country or area.",
        path,
        hint=f"did you mean `{meant}`?" if meant else "",
        help="Use a country's code (`US`), a state's (`US-CA`), `EU`, `EEA`, `WORLDWIDE`, or a "
        "name from `areas` in the settings.",
        fix=known if is_sure_place(value) else None,
    )


def _known_area(value: str) -> str | None:
    word = value.strip().lower()
    if word in ("worldwide", "world", "anywhere", "global", "everywhere"):
        return WORLDWIDE
    if word in ("europe", "european union"):
        return "EU"
    return suggest_country(value)


@rule(*_LOCATION)
def remote_without_area(posting: Posting) -> Iterator[Problem]:
    """Google refuses a remote job with neither a place nor a country: the most common failure."""
    if not posting.job.is_remote or posting.states("job_location"):
        return
    if not posting.states("applicant_location_requirements"):
        yield Problem(
            Code.REMOTE_WITHOUT_AREA,
            "The job is remote, and does not say where people may live.",
            ("job_location_type",),
            hint="add `applicant_location_requirements: US`",
            help="Google needs at least one country. `EU` and `WORLDWIDE` can stand here too.",
        )


@rule(*_LOCATION)
def missing_location(posting: Posting) -> Iterator[Problem]:
    """Google needs a place, or that the job is remote and from where."""
    job = posting.job
    if posting.states("job_location") or job.is_remote:
        return
    path: KeyPath = ()
    if job.job_location_type is not None:
        message, hint = "The job is hybrid and has no place of work.", "add `job_location`"
        path = ("job_location_type",)
    elif posting.states("applicant_location_requirements"):
        message = "The job says where applicants may live, and not that it is remote."
        hint = "add `job_location_type: TELECOMMUTE`"
        path = ("applicant_location_requirements",)
    else:
        message = "The job has no place of work."
        hint = "add `job_location` or `job_location_type: TELECOMMUTE`"
    yield Problem(
        Code.MISSING_LOCATION,
        message,
        path,
        hint=hint,
        help="Google needs a place for work on site and for hybrid work, and the countries "
        "people may live in for remote work.",
        on_key=True,
    )


@rule(*_LOCATION)
def area_without_remote(posting: Posting) -> Iterator[Problem]:
    """Google reads where applicants may live of remote jobs alone."""
    if posting.job.is_remote or not posting.states("job_location"):
        return
    if "applicant_location_requirements" in posting.data:
        yield Problem(
            Code.AREA_WITHOUT_REMOTE,
            f"{name('applicant_location_requirements')} is for remote jobs, and this one is "
            + ("hybrid." if posting.job.job_location_type else "on site."),
            ("applicant_location_requirements",),
            hint="remove it, or add `job_location_type: TELECOMMUTE`"
            if posting.job.job_location_type is None
            else "remove it",
            help="It says from where people may do the work from home, and the data for Google "
            "leaves it out of other jobs. Who has the right to work is "
            "`eligibility_to_work_requirement`.",
            on_key=True,
        )


@rule("applicant_location_requirements")
def area_inside_another(posting: Posting) -> Iterator[Problem]:
    """A part beside its whole says nothing, or one of them is not meant."""
    listed = posting.listed("applicant_location_requirements")
    if len(listed) < 2:  # noqa: PLR2004 - two make a pair
        return
    found = ((path, find_area(value, posting.settings.areas)) for path, value in listed)
    areas = [(path, area) for path, area in found if area is not None]
    # A single state holds nothing, so that a long list of them is not compared with itself.
    wide = [
        (index, area)
        for index, (_, area) in enumerate(areas)
        if len(area.codes) > 1 or "-" not in area.codes[0]
    ]
    singles = {area.codes[0] for _, area in areas if len(area.codes) == 1}
    if len(singles) == len(areas) and not any("-" in code for code in singles):
        return  # countries alone, and none of them twice
    for index, (path, part) in enumerate(areas):
        whole = next(
            (
                other
                for at, other in wide
                if at != index
                and _holds(other, part)
                and (at < index or not _holds(part, other))  # of two alike the second is named
            ),
            None,
        )
        if whole is not None:
            yield Problem(
                Code.AREA_INSIDE_ANOTHER,
                f"{name('applicant_location_requirements')}: `{part.name}` is part of "
                f"`{whole.name}`, which stands beside it.",
                path,
                hint="keep one of them",
                help="The wider area lets everybody in it apply. Keep the one that you mean.",
            )


def _holds(whole: Area, part: Area) -> bool:
    """Tell whether every country and state of `part` is in `whole`, or its country is."""
    return all(code in whole.codes or code[:2] in whole.codes for code in part.codes)

"""The reader: the only door from text to a job. What is wrong with the text comes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_careers.areas import find_area
from mkdocs_careers.dates import find_zone, parse_date, parse_deadline
from mkdocs_careers.diagnostics import (
    Code,
    Diagnostic,
    KeyPath,
    Problem,
    Severity,
    locate,
    locate_file,
    weigh,
)
from mkdocs_careers.front_matter import FrontMatter, read_front_matter
from mkdocs_careers.model import (
    UTC,
    Apply,
    Contact,
    Education,
    Experience,
    Job,
    Place,
    Salary,
    State,
)
from mkdocs_careers.rules import LACKING, RULES, Posting
from mkdocs_careers.schema import check_job
from mkdocs_careers.source import Source, Span, decode_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from mkdocs_careers.settings import Settings

MAX_BYTES = 1_000_000
"""A job ad has some kilobytes; a megabyte is a mistake, and takes a Markdown parser minutes."""

_NO_REQUIREMENTS = "no requirements"
_LOCATION_KEYS = ("job_location", "job_location_type")


@dataclass(frozen=True)
class ReadResult:
    """One file as read. `job` is None where not even its front matter can be read.

    `front_matter` and `source` are None where the file itself cannot be read.
    """

    path: str
    job: Job | None
    diagnostics: tuple[Diagnostic, ...]
    source: Source | None = None
    front_matter: FrontMatter | None = None

    @property
    def has_errors(self) -> bool:
        """Tell whether the file has a mistake that stops a build."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


def read_bytes(
    path: str,
    data: bytes,
    settings: Settings,
    instant: datetime,
    *,
    job_path: str | None = None,
    host_keys: Collection[str] = (),
) -> ReadResult:
    """Read a job from a file's bytes, whatever they are."""
    if len(data) > MAX_BYTES:
        problem = Problem(
            Code.TOO_LARGE,
            f"The file has {len(data) / 1e6:.1f} MB; a job file may have {MAX_BYTES / 1e6:.0f} MB.",
            help="A job ad has a few kilobytes. Are images pasted into the text as data?",
        )
        return ReadResult(path, None, (locate_file(problem, path),))
    source, bad = decode_source(path, data)
    if bad is not None:
        problem = Problem(
            Code.NOT_UTF_8,
            "The file is not UTF-8 text; here is the first byte that is not.",
            hint="save the file as UTF-8",
            help="Your editor has it under Save as, or Encoding.",
        )
        return ReadResult(
            path, None, (locate(problem, source, bad, problem.code.severity),), source
        )
    return read_job(source, settings, instant, job_path=job_path, host_keys=host_keys)


def read_job(
    source: Source,
    settings: Settings,
    instant: datetime,
    *,
    job_path: str | None = None,
    host_keys: Collection[str] = (),
) -> ReadResult:
    """Read a job from its text, with every mistake in it.

    `job_path` is the file's path under the documentation folder, where `source.path` is how
    messages name it. `host_keys` are front-matter keys that belong to the host.
    """
    front_matter = read_front_matter(source)
    problems = list(front_matter.problems)
    job = None
    rules: dict[str, str] = dict(settings.rules)
    if front_matter.readable:
        others = {*host_keys, *settings.host_keys}
        own = {key: value for key, value in front_matter.data.items() if key not in others}
        defaults = {k: v for k, v in settings.defaults.items() if k not in own}
        data, empty = _without_nulls(own, settings)
        problems += empty
        problems += (p for p in check_job(data) if not _is_given(p, defaults))
        data = _prune(data, [problem.path for problem in problems])
        job = _build_job(job_path or source.path, data, defaults, settings)
        problems += _check_rules(job, data, source, front_matter, settings, instant, problems)
        if job.status is State.DRAFT:
            problems = [problem for problem in problems if problem.code not in LACKING]
        rules |= job.rules
    found = (_locate(problem, source, front_matter, rules) for problem in _once(problems))
    diagnostics = sorted((d for d in found if d is not None), key=lambda d: d.sort_key)
    return ReadResult(source.path, job, tuple(diagnostics), source, front_matter)


def locate_in(result: ReadResult, problem: Problem, settings: Settings) -> Diagnostic | None:
    """Give a problem that was found later, beside other jobs, its place in the file."""
    if result.source is None or result.front_matter is None:
        return locate_file(problem, result.path)
    rules = dict(settings.rules) | dict(result.job.rules if result.job else {})
    return _locate(problem, result.source, result.front_matter, rules)


def _locate(
    problem: Problem, source: Source, front_matter: FrontMatter, rules: Mapping[str, str]
) -> Diagnostic | None:
    severity = weigh(problem, rules)
    if severity is None:
        return None
    if problem.span is not None:
        span = problem.span
    elif problem.on_key:
        span = front_matter.key_span(problem.path)
    else:
        span = front_matter.value_span(problem.path)
    return locate(problem, source, source.first_line(span), severity)


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: set[tuple[Code, KeyPath, Span | None]] = set()
    for problem in problems:
        key = (problem.code, problem.path, problem.span)
        if key not in seen:
            seen.add(key)
            yield problem


def _without_nulls(
    data: Mapping[str, Any], settings: Settings
) -> tuple[dict[str, Any], list[Problem]]:
    """Drop keys without a value; one that takes a default of the settings away is meant."""
    problems = [
        Problem(
            Code.EMPTY_VALUE,
            f"`{key}` has no value.",
            (key,),
            hint="write one, or remove the line",
            on_key=True,
        )
        for key, value in data.items()
        if value is None and key not in settings.defaults
    ]
    return {key: value for key, value in data.items() if value is not None}, problems


def _is_given(problem: Problem, defaults: Mapping[str, Any]) -> bool:
    return problem.code is Code.MISSING_KEY and problem.path[0] in defaults


def _prune(data: dict[str, Any], paths: Iterable[KeyPath]) -> dict[str, Any]:
    """Return `data` without the values at `paths`, and without what lacks a needed key there."""
    wrong = set(paths)
    if not wrong:
        return data

    def pruned(value: Any, path: KeyPath) -> Any:
        if isinstance(value, dict):
            return {
                key: pruned(inner, (*path, key))
                for key, inner in value.items()
                if (*path, key) not in wrong
            }
        if isinstance(value, list):
            return [
                pruned(inner, (*path, index))
                for index, inner in enumerate(value)
                if (*path, index) not in wrong and inner is not None
            ]
        return value

    result: dict[str, Any] = pruned(data, ())
    places = result.get("job_location")
    for place in [places] if isinstance(places, dict) else list(places or ()):
        if isinstance(place, dict) and "address_country" not in place:
            if isinstance(places, list):
                places.remove(place)
            else:
                del result["job_location"]
    return {key: value for key, value in result.items() if value not in ([], {})}


def _check_rules(
    job: Job,
    data: Mapping[str, Any],
    source: Source,
    front_matter: FrontMatter,
    settings: Settings,
    instant: datetime,
    problems: Collection[Problem],
) -> Iterator[Problem]:
    """Run the rules; a job that is over is held to its shape only."""
    if job.state(instant).is_ended:
        return
    wrong = {problem.path[0] for problem in problems if problem.path}
    posting = Posting(job, data, source.text[slice(*front_matter.body)], settings, instant)
    for rule in RULES:
        if wrong.isdisjoint(rule.about):
            yield from rule.check(posting)


def _build_job(
    path: str, own: Mapping[str, Any], defaults: Mapping[str, Any], settings: Settings
) -> Job:
    data = dict(own)
    # A default place counts only where a job names neither place nor type.
    placed = any(key in own for key in _LOCATION_KEYS)
    data |= {k: v for k, v in defaults.items() if not (placed and k in _LOCATION_KEYS)}
    zone = find_zone(data.get("timezone", settings.timezone)) or find_zone(settings.timezone) or UTC
    posted = data.get("date_posted")
    through = data.get("valid_through")
    organization = settings.organizations.get(
        data.get("hiring_organization", ""), settings.organization
    )
    areas = (
        find_area(name, settings.areas)
        for name in _tuple(data.get("applicant_location_requirements"))
    )
    special = {
        "title": (data.get("title") or path.rsplit("/", 1)[-1].removesuffix(".md")).strip(),
        "timezone": zone,
        "date_posted": parse_date(posted) if posted else None,
        "valid_through": parse_deadline(through, zone) if through else None,
        "job_location": tuple(_places(data.get("job_location"), settings)),
        "applicant_location_requirements": tuple(area for area in areas if area),
        "base_salary": Salary(**data["base_salary"]) if "base_salary" in data else None,
        "hiring_organization": organization,
        "status": State(data.get("status", State.OPEN)),
        "apply": _apply(own.get("apply", {}), settings),
        "education_requirements": _education(data.get("education_requirements")),
        "experience_requirements": _experience(data.get("experience_requirements")),
        "application_contact": Contact(**data["application_contact"])
        if "application_contact" in data
        else None,
    }
    for key in _TUPLES:
        if key in data:
            data[key] = _tuple(data[key])
    for key in _WHOLE_NUMBERS:
        if key in data:
            data[key] = int(data[key])
    return Job(path=path, **(data | special))


_TUPLES = (
    "employment_type", "skills", "qualifications", "responsibilities", "job_benefits",
    "physical_requirement", "special_commitments",
)  # fmt: skip
_WHOLE_NUMBERS = ("total_job_openings",)


def _tuple(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _places(value: Any, settings: Settings) -> Iterator[Place]:
    for item in _tuple(value):
        if isinstance(item, dict):
            yield Place(**item)
        elif item in settings.places:
            yield settings.places[item]


def _apply(own: Mapping[str, Any], settings: Settings) -> Apply:
    merged = {**settings.apply, **settings.defaults.get("apply", {}), **own}
    data = {key: value for key, value in merged.items() if value is not None}
    for key in ("email", "cc", "materials"):
        if key in data:
            data[key] = _tuple(data[key])
    return Apply(**data)


def _education(value: Any) -> Education | None:
    if value is None or value == _NO_REQUIREMENTS:
        return None if value is None else Education()
    category = _tuple(value.get("credential_category"))
    return Education(category, value.get("description"))


def _experience(value: Any) -> Experience | None:
    if value is None or value == _NO_REQUIREMENTS:
        return None if value is None else Experience()
    months = value.get("months_of_experience")
    return Experience(int(months) if months else None, value.get("description"))

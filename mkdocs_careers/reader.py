"""The reader: the only door from text to a job. What is wrong with the text comes along."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

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
from mkdocs_careers.front_matter import MAX_PROBLEMS, FrontMatter, read_front_matter
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
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from mkdocs_careers.settings import Settings

MAX_BYTES = 1_000_000
"""A job ad has some kilobytes; a megabyte is a mistake, and takes a Markdown parser minutes."""

_SHARED_KEYS = frozenset({"title", "description", "status"})
"""Keys that hosts have too; where a job file has them they are the job's."""

_REQUIRED = ("title", "date_posted")
_WRITE_OR_REMOVE = "write one, or remove the line"
_NO_REQUIREMENTS = "no requirements"
_LOCATION_KEYS = ("job_location", "job_location_type")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One file as read. `job` is None where not even its front matter can be read.

    `host_text` is what is left for the host: the ad's text under the keys that are not a job's.
    """

    path: str
    job: Job | None
    diagnostics: tuple[Diagnostic, ...]
    host_text: str = ""

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
            "The file has more than a megabyte.",
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
        diagnostic = locate(problem, source, bad, problem.code.severity)
        return ReadResult(path, None, (diagnostic,))
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
        # A key without a value takes a default away.
        defaults = {k: v for k, v in settings.defaults.items() if k not in own}
        data = {key: value for key, value in own.items() if value is not None}
        problems += _empty_keys(own, settings.defaults, source, front_matter)
        problems += _host_problems(source, front_matter, others)
        taken = {problem.path for problem in front_matter.problems}
        problems += (
            problem
            for problem in check_job(data)
            if not _is_given(problem, defaults) and not _is_part_of(problem.path, taken)
        )
        data = _prune(data, [problem.path for problem in problems])
        job = _build_job(job_path or source.path, data, defaults, settings)
        problems += _check_rules(job, data, source, front_matter, settings, instant, problems)
        if job.status is State.DRAFT:
            problems = [problem for problem in problems if problem.code not in LACKING]
        rules |= job.rules
    listed = list(islice(_once(problems), MAX_PROBLEMS + 1))
    if len(listed) > MAX_PROBLEMS:
        listed[-1] = _too_many(front_matter)
    found = (_locate(problem, source, front_matter, rules) for problem in listed)
    diagnostics = sorted((d for d in found if d is not None), key=lambda d: d.sort_key)
    host_text = _host_text(source, front_matter, {*host_keys, *settings.host_keys})
    return ReadResult(source.path, job, tuple(diagnostics), host_text)


def locate_in(
    path: str, data: bytes, problem: Problem, settings: Settings, job: Job
) -> Diagnostic | None:
    """Give a problem of `job` that was found later, beside other jobs, its place in its file.

    The file is read once more: sources are not kept, so that memory does not grow with them.
    """
    source, _ = decode_source(path, data)
    rules = {**settings.rules, **job.rules}
    return _locate(problem, source, read_front_matter(source), rules)


def _host_text(source: Source, front_matter: FrontMatter, others: AbstractSet[str]) -> str:
    """Keep the lines of others' keys. YAML with mistakes never reaches the host's own loader."""
    kept = () if front_matter.problems else _host_blocks(source, front_matter, others).values()
    body = source.text[slice(*front_matter.body)].lstrip("\r\n")
    text = "\n".join(("---", *(kept or ("{}",)), "---", "", body))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _host_blocks(
    source: Source, front_matter: FrontMatter, others: AbstractSet[str]
) -> dict[str, str]:
    wanted = front_matter.data.keys() & others - _SHARED_KEYS
    if not wanted:
        return {}
    blocks = front_matter.blocks()
    return {key: source.text[slice(*span)].rstrip() for key, span in blocks if key in wanted}


def _host_problems(
    source: Source, front_matter: FrontMatter, others: AbstractSet[str]
) -> Iterator[Problem]:
    """Yield others' keys that their own YAML 1.1 loader would refuse, such as a 17th month."""
    for key, block in _host_blocks(source, front_matter, others).items():
        try:
            yaml.safe_load(block) if not front_matter.problems else None
        except (yaml.YAMLError, ValueError) as error:
            yield Problem(
                Code.INVALID_YAML,
                f"The site generator cannot read `{key}`: {error}.",
                (key,),
                hint="put the value in quotes",
                help="It would drop the whole front matter without a word.",
            )


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
    seen: set[tuple[Code, KeyPath, Span | None, str]] = set()
    for problem in problems:
        key = (problem.code, problem.path, problem.span, problem.message)
        if key not in seen:
            seen.add(key)
            yield problem


def _too_many(front_matter: FrontMatter) -> Problem:
    return Problem(
        Code.TOO_MANY_MISTAKES,
        f"There are more mistakes than the {MAX_PROBLEMS} that are listed.",
        hint="mend those first",
        span=front_matter.block,
    )


def _empty_keys(
    own: Mapping[str, Any], defaults: Mapping[str, Any], source: Source, front_matter: FrontMatter
) -> Iterator[Problem]:
    """Yield keys without a value.

    A required one is reported as missing; one that takes a default away is meant.
    """
    for key, value in own.items():
        if value is not None or key in defaults or key in _REQUIRED:
            continue
        end = front_matter.key_span((key,)).end
        rest = source.text[end:].split("\n", 1)[0].lstrip(": ")
        yield Problem(
            Code.EMPTY_VALUE,
            f"`{key}` has no value" + (": `#` starts a comment." if rest.startswith("#") else "."),
            (key,),
            hint='put it in quotes: "#..."' if rest.startswith("#") else _WRITE_OR_REMOVE,
            on_key=True,
        )


def _is_part_of(path: KeyPath, wrong: Collection[KeyPath]) -> bool:
    """Tell whether `path` leads to or through a value that is known to be wrong."""
    return any(path[:length] in wrong for length in range(1, len(path) + 1))


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
                if (*path, index) not in wrong
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
    """Run the rules; a job that is over is held to its shape and the order of its dates only."""
    wrong = {p.path[0] for p in problems if p.path and p.code is not Code.EMPTY_VALUE}
    closed = job.status in (State.FILLED, State.CLOSED)
    ended = job.state(instant).is_ended
    posting = Posting(job, data, source.text[slice(*front_matter.body)], settings, instant)
    for rule in RULES:
        if (rule.always and not closed) or not ended:
            yield from rule.check(posting) if wrong.isdisjoint(rule.about) else ()


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

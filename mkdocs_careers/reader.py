"""The reader: the only door from text to a job. What is wrong with the text comes along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.diagnostics import Diagnostic, Fix, KeyPath, Problem, locate, locate_file, weigh
from mkdocs_careers.fixes import keep_certain
from mkdocs_careers.front_matter import FrontMatter, read_front_matter
from mkdocs_careers.host_keys import SHARED
from mkdocs_careers.host_text import body_start, check_host_keys, render_host_text
from mkdocs_careers.job_builder import build_job
from mkdocs_careers.model import Job, State
from mkdocs_careers.rules import LACKING, RULES, Posting, When
from mkdocs_careers.schema import check_job, job_schema
from mkdocs_careers.source import Source, Span, decode_source
from mkdocs_careers.translatable import merge_words
from mkdocs_careers.translations import FindJob, Version, fact_problems, find_version
from mkdocs_careers.written_keys import empty_keys, folded_lists
from mkdocs_careers.yaml_text import write_scalar
from mkdocs_careers.yaml_tree import MAX_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from mkdocs_careers.settings import Settings

MAX_BYTES = 1_000_000
"""A job ad has some kilobytes; a megabyte is a mistake, and takes a Markdown parser minutes."""

_NO_LESS = (Code.EMPTY_VALUE, Code.FOLDED_LIST)
"""What is wrong with a value that can be used all the same."""
_TAKEN = (Code.FACT_IN_TRANSLATION, Code.UNKNOWN_LANGUAGE, Code.UNKNOWN_ORIGINAL)
"""What is wrong with a value whatever its shape is."""
_STATE_KEYS = frozenset({"title", "date_posted", "valid_through", "status"})
"""What a job is, and whether it is over: a mistake here cannot be turned down.

Else a job whose end cannot be read would be advertised for ever.
"""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One file as read. `job` is None where not even its front matter can be read.

    `host_text` is what is left for the host: the ad's text under the keys that are not a job's.
    `data` are the file's own values without wrong ones; None where it cannot be read.
    """

    path: str
    job: Job | None
    diagnostics: tuple[Diagnostic, ...]
    host_text: str = ""
    data: Mapping[str, Any] | None = None
    body_line: int = 1
    """The line on which the ad's text starts, in the file."""
    host_body_line: int = 1
    """The same in `host_text`."""

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
    find: FindJob | None = None,
) -> ReadResult:
    """Read a job from a file's bytes, whatever they are; see `read_job`."""
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
    return read_job(source, settings, instant, job_path=job_path, host_keys=host_keys, find=find)


def read_job(
    source: Source,
    settings: Settings,
    instant: datetime,
    *,
    job_path: str | None = None,
    host_keys: Collection[str] = (),
    find: FindJob | None = None,
) -> ReadResult:
    """Read a job from its text, with every mistake in it.

    `job_path` is the file's path under the documentation folder, where `source.path` is how
    messages name it. `host_keys` are front-matter keys that belong to the host. `find` reads the
    file that this one translates, if it is a translation; without it there is no job of one.
    """

    def read(source: Source) -> ReadResult:
        return _read(source, settings, instant, job_path or source.path, host_keys, find)

    result = read(source)
    certain = keep_certain(
        source, result.diagnostics, lambda text: read(Source(source.path, text)).diagnostics
    )
    return replace(result, diagnostics=certain)


def read_again(
    path: str,
    data: bytes,
    settings: Settings,
    instant: datetime,
    *,
    job_path: str | None = None,
    host_keys: Collection[str] = (),
    find: FindJob | None = None,
) -> ReadResult:
    """Read a file for its job alone: what is wrong with it is said elsewhere."""
    source, bad = decode_source(path, data)
    if bad is not None or len(data) > MAX_BYTES:
        return ReadResult(path, None, ())
    result = _read(source, settings, instant, job_path or path, host_keys, find)
    return replace(result, diagnostics=())


def _read(
    source: Source,
    settings: Settings,
    instant: datetime,
    job_path: str,
    host_keys: Collection[str],
    find: FindJob | None,
) -> ReadResult:
    """Read a job; the replacements of its diagnostics are proposals yet."""
    front_matter = read_front_matter(source)
    problems = list(front_matter.problems)
    job, checked = None, None
    others = frozenset({*host_keys, *settings.host_keys} - SHARED)
    rules: dict[str, str] = dict(settings.rules)
    if front_matter.readable:
        own = {key: value for key, value in front_matter.data.items() if key not in others}
        version, about_version = find_version(job_path, own, settings, find)
        problems += about_version
        original = version.original.data if version.original else None
        if original is not None or (version.of is not None and find is None):
            problems += fact_problems(own, version, settings.overlay)
        settings = settings.in_language(version.language)
        # A key without a value takes a default away; `apply` is merged key by key.
        defaults = {
            key: value
            for key, value in settings.defaults.items()
            if key not in own or (key == "apply" and own[key] is not None)
        }
        known = job_schema()["properties"]
        data = {key: value for key, value in own.items() if value is not None or key not in known}
        problems += empty_keys(own, settings.defaults, source, front_matter)
        problems += check_host_keys(source, front_matter, others)
        problems += folded_lists(own, source, front_matter)
        taken = {problem.path for problem in problems if problem.code in _TAKEN}
        taken |= {problem.path for problem in front_matter.problems}
        problems += (
            problem
            for problem in check_job(data, settings.overlay)
            if not _is_given(problem, defaults, front_matter, version)
            and not _is_part_of(problem.path, taken)
        )
        if all(problem.code is not Code.TOO_MANY_MISTAKES for problem in problems):
            checked = _prune(data, [problem.path for problem in problems])
            if version.of is None or original is not None:
                whole = checked if original is None else merge_words(original, checked)
                of = {"language": version.language, "translation_of": version.of}
                job = build_job(job_path, {**whole, **of}, defaults, settings)
                problems += _check_rules(
                    job, checked, source, front_matter, settings, instant, tuple(problems), original
                )
                rules |= job.rules
                if job.status is State.DRAFT:
                    problems = list(_as_gaps(problems, rules))
    listed = list(islice(_once(problems), MAX_PROBLEMS + 1))
    if len(listed) > MAX_PROBLEMS:
        listed[-1] = _too_many(front_matter)
    found = (_locate(problem, source, front_matter, rules) for problem in listed)
    diagnostics = sorted((d for d in found if d is not None), key=lambda d: d.sort_key)
    host_text, host_line = render_host_text(source, front_matter, others)
    line = source.position(body_start(source, front_matter)).line
    return ReadResult(source.path, job, tuple(diagnostics), host_text, checked, line, host_line)


def locate_in(
    path: str, data: bytes, problem: Problem, settings: Settings, job: Job
) -> Diagnostic | None:
    """Give a problem of `job` that was found later, beside other jobs, its place in its file.

    The file is read once more: sources are not kept, so that memory does not grow with them.
    """
    source, _ = decode_source(path, data)
    rules = {**settings.rules, **job.rules}
    return _locate(problem, source, read_front_matter(source), rules)


def _locate(
    problem: Problem, source: Source, front_matter: FrontMatter, rules: Mapping[str, str]
) -> Diagnostic | None:
    severity = weigh(problem, rules)
    about = {problem.path[0] if problem.path else None, problem.meant}
    if problem.code.severity is Severity.ERROR and not about.isdisjoint(_STATE_KEYS):
        severity = Severity.ERROR
    if severity is None:
        return None
    if problem.span is not None:
        span = problem.span
    elif problem.on_key:
        span = front_matter.key_span(problem.path)
    else:
        span = front_matter.value_span(problem.path)
    first_line = source.first_line(span)
    replacement = None
    if problem.fix is not None and first_line == span:
        old = source.text[slice(*span)]
        replacement = write_scalar(old if isinstance(problem.fix, Fix) else problem.fix, old)
    return locate(problem, source, first_line, severity, replacement)


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    seen: set[tuple[Code, KeyPath, Span | None, str]] = set()
    for problem in problems:
        key = (problem.code, problem.path, problem.span, problem.message)
        if key not in seen:
            seen.add(key)
            yield problem


def _as_gaps(problems: Iterable[Problem], rules: Mapping[str, str]) -> Iterator[Problem]:
    """Make notes of what a draft may lack for now, and would be told of once it is open."""
    for problem in problems:
        if problem.code not in LACKING:
            yield problem
        elif weigh(problem, rules) not in (None, Severity.NOTE):
            message = f"{problem.message} A draft may lack this for now."
            yield replace(problem, code=Code.UNFINISHED_DRAFT, message=message)


def _too_many(front_matter: FrontMatter) -> Problem:
    return Problem(
        Code.TOO_MANY_MISTAKES,
        f"There are more mistakes than the {MAX_PROBLEMS} that are listed.",
        hint="mend those first",
        span=front_matter.block,
    )


def _is_part_of(path: KeyPath, wrong: Collection[KeyPath]) -> bool:
    """Tell whether `path` leads to or through a value that is known to be wrong."""
    return any(path[:length] in wrong for length in range(1, len(path) + 1))


def _is_given(
    problem: Problem, defaults: Mapping[str, Any], front_matter: FrontMatter, version: Version
) -> bool:
    """Tell whether what is missing comes from the settings, or from what the file translates."""
    if problem.code is not Code.MISSING_KEY:
        return False
    return problem.path[0] in defaults or (
        version.of is not None and not front_matter.has(problem.path)
    )


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
    original: Mapping[str, Any] | None,
) -> Iterator[Problem]:
    """Run the rules; a job that is over is held to its shape and the order of its dates only.

    What a translation has from its `original` is reported there.
    """
    wrong = {p.path[0] for p in problems if p.path and p.code not in _NO_LESS}
    wrong |= {p.meant for p in problems if p.meant and len(p.path) == 1}
    closed = job.status in (State.FILLED, State.CLOSED)
    start, end = front_matter.body
    posting = Posting(job, data, source.text[start:end], settings, instant, start, original)
    ended = posting.state.is_ended
    holds = {When.LIVE: not ended, When.ENDED: ended, When.PUBLISHED: not closed}
    for rule in RULES:
        if not holds[rule.when] or not wrong.isdisjoint(rule.about):
            continue
        if rule.of_markdown and not posting.is_markdown:
            continue
        if original is None:
            yield from rule.check(posting)
        elif not rule.about or not data.keys().isdisjoint(rule.about):
            for problem in rule.check(posting):
                if problem.span or not problem.path or front_matter.has(problem.path):
                    yield problem

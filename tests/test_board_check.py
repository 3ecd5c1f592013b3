"""All jobs together: duplicates and spellings, told from a few bytes of each job."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.areas import Area
from mkdocs_careers.cli import main
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import TELECOMMUTE, UTC_ZONE, Job, Organization, Place, State
from mkdocs_careers.rules.board import BoardCheck
from mkdocs_careers.settings import Settings
from mkdocs_careers.settings_reader import read_settings
from tests.small_site import JOB, SITE, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CHICAGO = Place("US", "Chicago", "IL")
US = Area("US", ("US",))


def job(path: str = "a.md", **keys: Any) -> Job:
    data: dict[str, Any] = {
        "path": path,
        "title": "Baker",
        "date_posted": date(2026, 11, 2),
        "job_location": (CHICAGO,),
    }
    return Job(**data | keys)


def check(jobs: Iterable[Job], settings: Settings | None = None) -> list[tuple[str, str, str]]:
    """Return file, code and message of what is found in jobs of which none is kept."""
    listed = list(jobs)
    board = BoardCheck(settings or Settings())
    for number, one in enumerate(listed):
        board.add(number, one)
    again = {number: listed[number] for number in board.suspects()}
    problems = board.problems(again, lambda job: job.path)
    return [(job.path, problem.code.code, problem.message) for job, problem in problems]


def codes(*jobs: Job) -> list[str]:
    return [f"{path} {code}" for path, code, _ in check(jobs)]


# Duplicates


def through(day: str) -> Any:
    return parse_deadline(day, UTC_ZONE)


@pytest.mark.parametrize(
    ("one", "other", "is_copy"),
    [
        ({}, {}, True),
        ({}, {"title": "  BAKER "}, True),
        ({}, {"title": "Bakers"}, False),
        ({"identifier": "1"}, {}, True),
        ({"identifier": "1"}, {"identifier": "2"}, False),
        ({"status": State.FILLED}, {}, False),
        ({"status": State.PAUSED}, {}, False),
        ({"status": State.DRAFT}, {}, False),
        ({"valid_through": through("2026-10-01"), "date_posted": date(2026, 9, 1)}, {}, False),
        ({"valid_through": through("2026-11-02"), "date_posted": date(2026, 9, 1)}, {}, True),
        ({"hiring_organization": Organization("A")}, {}, False),
        ({"job_location": (Place("US", "Boston"),)}, {}, False),
        ({"job_location": (Place("US", "Chicago", None, "60601"),)}, {}, True),
        ({"job_location": (CHICAGO, Place("US", "Boston"))}, {}, False),
        ({"employment_unit": "Bread"}, {"employment_unit": "Cake"}, False),
        ({"employment_unit": "Bread"}, {}, True),
        ({"employment_type": ("FULL_TIME",)}, {"employment_type": ("PART_TIME",)}, False),
        ({"job_location": ()}, {"job_location": ()}, False),
    ],
)
def test_copies(one: dict[str, Any], other: dict[str, Any], is_copy: bool) -> None:  # noqa: FBT001
    assert codes(job("a.md", **one), job("b.md", **other)) == ["b.md duplicate-job"] * is_copy
    assert codes(job("b.md", **other), job("a.md", **one)) == ["b.md duplicate-job"] * is_copy


def test_remote_copies() -> None:
    remote = {"job_location": (), "job_location_type": TELECOMMUTE}
    here, there = remote | {"applicant_location_requirements": (US,)}, remote
    assert codes(job("a.md", **here), job("b.md", **here)) == ["b.md duplicate-job"]
    assert codes(job("a.md", **here), job("b.md", **there)) == []
    assert codes(job("a.md", **here), job("b.md")) == []


def test_one_identifier_is_said_once() -> None:
    assert codes(job("a.md", identifier="1"), job("b.md", identifier="1")) == [
        "b.md duplicate-identifier"
    ]


def test_the_first_copy_is_named() -> None:
    said = check([job("c.md"), job("a.md"), job("b.md")])
    assert said == [
        (name, "duplicate-job", "The job has the title and the place of `a.md`.")
        for name in ("b.md", "c.md")
    ]


# Spellings


def units(*spellings: str) -> list[tuple[str, str]]:
    """Return file and message for jobs of these departments; the files are 0, 1, 2 ..."""
    jobs = [
        job(str(number), title=f"Baker {number}", employment_unit=unit)
        for number, unit in enumerate(spellings)
    ]
    return [(path, message) for path, _, message in check(jobs)]


def test_the_rarer_spelling_is_reported() -> None:
    message = "Department or team (`employment_unit`) is `{}` here and `{}` in `{}`."
    assert units("People", "people", "People") == [("1", message.format("people", "People", "0"))]
    assert units("people", "People", "People") == [("0", message.format("people", "People", "1"))]
    assert units("A-B", "a b") == [("1", message.format("a b", "A-B", "0"))]
    assert [path for path, _ in units("x", "X", "X-", "X", "x")] == ["1", "3", "2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("R&D", "R & D"), ("Research & Development", "research and development"), ("Café", "Cafe"),
     ("Zürich", "Zurich"), ("Front-End", "Frontend"), ("IT / Web", "IT/Web"), ("Straße", "STRASSE"),
     ("Field\u00a0Work", "Field Work"), ("Customers' Desk", "Customers\u2019 Desk")],
)  # fmt: skip
def test_one_word(one: str, other: str) -> None:
    assert [path for path, _ in units(one, other)] == ["1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("C", "C#"), ("Sale", "Sales"), ("Design", "Designs"), ("はく", "ばく"),
     ("и", "й"), ("A", "B"), ("-", "."), ("Data", "Date")],
)  # fmt: skip
def test_two_words(one: str, other: str) -> None:
    assert units(one, other) == []


def town(path: str, *names: str, country: str = "ZA", **keys: Any) -> Job:
    return job(path, title=path, job_location=tuple(Place(country, name) for name in names), **keys)


def test_towns() -> None:
    jobs = [town("a", "Cape Town"), town("b", "Durban", "Cape town"), town("c", "Cape Town")]
    board = BoardCheck(Settings())
    for number, one in enumerate(jobs):
        board.add(number, one)
    assert board.suspects() == {0, 1}
    ((found, problem),) = board.problems({0: jobs[0], 1: jobs[1]}, lambda job: job.path)
    assert (found.path, problem.path) == ("b", ("job_location", 1, "address_locality"))
    assert problem.hint == "write `Cape Town`"
    assert "in `a`" in problem.message
    assert check([town("a", "Paris", country="FR"), town("b", "PARIS", country="US")]) == []
    assert check([town("a", "Cape Town"), town("b", "CAPE TOWN", status=State.FILLED)]) == []


def test_the_settings_know_how_a_word_is_spelt() -> None:
    settings = read_settings(
        {"places": {"ct": {"address_locality": "Cape Town", "address_country": "ZA"},
                    "old": {"address_locality": "Capetown", "address_country": "ZA"}},
         "defaults": {"employment_unit": "People"}}
    ).settings  # fmt: skip
    jobs = [town("a", "cape town"), town("b", "cape town"), town("c", "Cape Town"),
            town("d", "Capetown")]  # fmt: skip
    assert [path for path, _, _ in check(jobs, settings)] == ["a", "b"]
    (said,) = check([town("a", "cape town", employment_unit="PEOPLE")], settings)[:1]
    assert "`People` in the settings" in said[2] or "`Cape Town` in the settings" in said[2]


def test_a_flood_of_words_is_left_alone() -> None:
    jobs = [job(str(n), title=str(n), employment_unit=f"{n} x") for n in range(6_000)]
    jobs += [job(f"{n} again", title=f"{n}!", employment_unit=f"{n} X") for n in (1, 5_500)]
    assert [path for path, _, _ in check(jobs)] == ["1 again"]


# All of it

WORDS = st.sampled_from(["Baker", "baker ", "Cook", "BAKER"])
JOBS = st.lists(
    st.builds(
        job,
        st.just(""),
        title=WORDS,
        identifier=st.sampled_from([None, None, "1", "2"]),
        employment_unit=st.sampled_from([None, "Bread", "bread", "Cake"]),
        job_location=st.lists(
            st.builds(
                Place, st.sampled_from(["US", "ZA"]), st.sampled_from(["Oslo", "oslo", None])
            ),
            max_size=2,
        ).map(tuple),
        status=st.sampled_from([State.OPEN, State.OPEN, State.FILLED, State.DRAFT]),
        date_posted=st.sampled_from([date(2026, 11, 2), date(2027, 2, 1), None]),
        valid_through=st.sampled_from([None, through("2026-12-01")]),
    ),
    max_size=8,
).map(lambda jobs: [replace(one, path=f"{n}.md") for n, one in enumerate(jobs)])


@given(JOBS)
def test_the_suspects_show_what_all_would_show(jobs: list[Job]) -> None:
    board = BoardCheck(Settings())
    for number, one in enumerate(jobs):
        board.add(number, one)

    def found(numbers: Iterable[int]) -> Counter[tuple[str, str]]:
        again = {number: jobs[number] for number in numbers}
        return Counter(
            (one.path, p.code.code) for one, p in board.problems(again, lambda job: job.path)
        )

    assert found(board.suspects()) == found(range(len(jobs)))


@given(JOBS, st.sets(st.integers(0, 7)))
def test_jobs_that_are_gone_by_then(jobs: list[Job], gone: set[int]) -> None:
    board = BoardCheck(Settings())
    for number, one in enumerate(jobs):
        board.add(number, one)
    again = {number: jobs[number] for number in board.suspects() - gone}
    for one, problem in board.problems(again, lambda job: job.path):
        assert one in again.values()
        assert problem.message


def test_a_few_bytes_of_each_job() -> None:
    board = BoardCheck(Settings())

    def add(numbers: Iterable[int]) -> None:
        for number in numbers:
            keys = {"title": f"Baker {number}", "identifier": f"PC-{number}"}
            board.add(number, job(f"{number}.md", employment_unit=f"Unit {number % 7}", **keys))

    add(range(100))  # what is made once
    tracemalloc.start()
    add(range(100, 20_100))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / 20_000 < 60
    assert board.suspects() == set()


def test_the_command_reads_again_what_it_has_to(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs" / "careers"
    folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: https://www.example.org/\nplugins:\n  - careers:\n"
        "      organization: {name: Bakery}\n      apply: {email: jobs@example.org}\n"
        "      rules: {incomplete-posting: off, incomplete-address: off, thin-body: off}\n"
    )

    def put(name: str, **keys: Any) -> None:
        place = {"address_country": "ZA"}
        data = {"title": name, "date_posted": "2026-11-02", "job_location": place} | keys
        (folder / f"{name}.md").write_text(f"---\n{json.dumps(data, indent=1)}\n---\n\nBake.\n")

    put("one", employment_unit="Bread")
    put("two", title="one", employment_unit="Bread")
    put("three", employment_unit="bread")
    put("wrong", color="red")
    reports = []
    for paths in ([], ["docs", "docs/careers/two.md"], ["docs/careers", "docs/careers/three.md"]):
        report = CliRunner().invoke(
            main, ["check", "--as-of", "2026-11-23", "--format", "json", *paths]
        )
        data = json.loads(report.stdout)
        assert data["files"] == 4
        reports.append([f"{d['path']}:{d['line']} {d['code']}" for d in data["diagnostics"]])
    assert reports[0] == [
        "docs/careers/three.md:8 spelt-two-ways",
        "docs/careers/two.md:3 duplicate-job",
        "docs/careers/wrong.md:8 unknown-key",
    ]
    assert reports == reports[:1] * 3


# Addresses


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("careers/a.md", "careers/A.md"), ["careers/a.md"]),
        (("careers/a.md", "careers/b/a.md"), []),
        (("careers/caf\u00e9.md", "careers/cafe\u0301.md"), ["careers/caf\u00e9.md"]),
        (("careers/straße.md", "careers/STRASSE.md"), ["careers/straße.md"]),
    ],
)
def test_two_jobs_of_one_address(paths: tuple[str, ...], expected: list[str]) -> None:
    found = check(job(path, title=path) for path in paths)
    assert [path for path, code, _ in found if code == "same-address"] == expected
    assert all(
        f"`{other}`" in message for (_, _, message), other in zip(found, paths[1:], strict=False)
    )


@pytest.mark.parametrize("in_folders", [True, False])
@pytest.mark.parametrize("page", ["careers/a/index.md", "careers/A/README.md"])
def test_job_and_page_of_one_address(page: str, *, in_folders: bool) -> None:
    board = BoardCheck(Settings(), in_folders=in_folders)
    board.add(0, job("careers/a.md"))
    board.add(1, job("careers/b.md", title="Other"))
    board.add_page(page, f"docs/{page}")
    board.add_page("careers/index.md", "docs/careers/index.md")
    assert board.suspects() == ({0} if in_folders else set())
    found = [problem for _, problem in board.problems({0: job("careers/a.md")}, str)]
    assert [f"`docs/{page}`" in problem.message for problem in found] == [True] * in_folders


@pytest.mark.parametrize(("directories", "expected"), [("", 1), ("use_directory_urls: false\n", 0)])
def test_check_names_both_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, directories: str, expected: int
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs" / "careers"
    (folder / "coordinator").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SITE + directories, encoding="utf-8")
    (folder / "coordinator.md").write_text(JOB, encoding="utf-8")
    (folder / "coordinator" / "index.md").write_text("# Coordinator\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--format", "json", "--as-of", TODAY])
    assert result.exit_code == expected, result.output
    found = json.loads(result.stdout)["diagnostics"]
    same = [one for one in found if one["code"] == "same-address"]
    assert len(same) == expected
    for one in same:
        assert one["path"] == "docs/careers/coordinator.md"
        assert "docs/careers/coordinator/index.md" in one["message"]

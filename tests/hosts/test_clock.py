"""The clock: who says what day it is, and that time passing never breaks a build."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import Build, build, build_site, config, job, write_files

if TYPE_CHECKING:
    from pathlib import Path

DEADLINE = {"docs/careers/coordinator.md": job(valid_through="2026-11-09")}
ANNOUNCED = "The clock stands at"


def epoch(day: str) -> str:
    return str(calendar.timegm(datetime.fromisoformat(day).timetuple()))


def is_open(site: Build) -> bool:
    advertised = site.page("careers/coordinator/").json_ld is not None
    assert advertised == (site.page("careers/").titles == ["Program Coordinator"])
    return advertised


@pytest.mark.parametrize("nav", [True, False])
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-08", True),
        ("2026-11-09 23:59", True),
        ("2026-11-10 00:00", False),
        ("2026-11-10", False),
        ("2030-01-01", False),
    ],
)
def test_strict_build_on_both_sides_of_the_deadline(
    tmp_path: Path, *, nav: bool, now: str, expected: bool
) -> None:
    more = {"nav": ["index.md", {"Jobs": ["careers/index.md", "careers/coordinator.md"]}]}
    settings = config(
        "material", {"timezone": "UTC"}, validation={"nav": {"omitted_files": "warn"}},
        **(more if nav else {}),
    )  # fmt: skip
    site = build_site(tmp_path, DEADLINE | {"mkdocs.yml": settings}, CAREERS_AS_OF=now)
    assert is_open(site) is expected
    assert ANNOUNCED in site.log


def test_one_site_is_rebuilt_as_days_pass(tmp_path: Path) -> None:
    files = DEADLINE | {
        "docs/careers/later.md": job("Later", date_posted="2026-11-09"),
        "docs/index.md": "# Home\n\n[Join us](careers/coordinator.md)\n",
    }
    folder, seen = write_files(tmp_path, files), []
    for day in ("2026-11-08", "2026-11-09", "2026-11-10"):
        site = build(folder, CAREERS_AS_OF=day)
        assert site.code == 0, site.log
        seen.append(site.page("careers/").titles)
    assert seen == [["Program Coordinator"], ["Later", "Program Coordinator"], ["Later"]]


def test_day_ends_in_the_zone_of_the_site(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path, DEADLINE | {"mkdocs.yml": config("mkdocs", {"timezone": "America/Los_Angeles"})}
    )
    assert is_open(build(folder, CAREERS_AS_OF="2026-11-10T07:30:00+00:00"))
    assert not is_open(build(folder, CAREERS_AS_OF="2026-11-10T08:30:00+00:00"))


def test_zone_of_a_job_wins(tmp_path: Path) -> None:
    files = {
        "docs/careers/coordinator.md": job(valid_through="2026-11-09", timezone="Asia/Tokyo"),
        "mkdocs.yml": config("mkdocs", {"timezone": "America/Los_Angeles"}),
    }
    folder = write_files(tmp_path, files)
    assert is_open(build(folder, CAREERS_AS_OF="2026-11-09T14:30:00+00:00"))
    assert not is_open(build(folder, CAREERS_AS_OF="2026-11-09T15:30:00+00:00"))


def test_without_a_zone_the_deadline_is_in_utc_and_noted(tmp_path: Path) -> None:
    site = build_site(tmp_path, DEADLINE, CAREERS_AS_OF="2026-11-09")
    assert "deadline-without-timezone" in site.log
    data = site.page("careers/coordinator/").json_ld
    assert data is not None
    assert data["validThrough"] == "2026-11-09T23:59:59+00:00"


def test_setting(tmp_path: Path) -> None:
    settings = config("mkdocs", {"as_of": "2026-11-09"})
    site = build_site(tmp_path, DEADLINE | {"mkdocs.yml": settings}, CAREERS_AS_OF="")
    assert is_open(site)
    assert f"{ANNOUNCED} 2026-11-09 12:00" in site.log
    assert "`as_of`" in site.log


def test_setting_that_yaml_reads_as_a_date(tmp_path: Path) -> None:
    settings = config("mkdocs", {"as_of": "DAY"}).replace("DAY", "2026-11-09")
    folder = write_files(tmp_path, DEADLINE | {"mkdocs.yml": settings})
    assert is_open(build(folder, CAREERS_AS_OF=""))


def test_environment_wins_over_the_setting(tmp_path: Path) -> None:
    settings = config("mkdocs", {"as_of": "2026-11-09"})
    site = build_site(
        tmp_path, DEADLINE | {"mkdocs.yml": settings}, CAREERS_AS_OF="2026-11-10"
    )  # fmt: skip
    assert not is_open(site)
    assert "`CAREERS_AS_OF`" in site.log


def test_setting_wins_over_the_epoch(tmp_path: Path) -> None:
    settings = config("mkdocs", {"as_of": "2026-11-09"})
    files = DEADLINE | {"mkdocs.yml": settings}
    assert is_open(
        build_site(tmp_path, files, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=epoch("2026-11-10"))
    )


def test_old_epoch_is_used_and_warned_about_without_failing(tmp_path: Path) -> None:
    site = build_site(
        tmp_path, DEADLINE, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=epoch("2020-01-01")
    )  # fmt: skip
    assert not site.has("careers/coordinator/")  # scheduled by then
    assert "`SOURCE_DATE_EPOCH`" in site.log
    assert "more than 36 hours old" in site.log


def test_fresh_epoch_is_only_announced(tmp_path: Path) -> None:
    now = str(int((datetime.now(UTC) - timedelta(hours=1)).timestamp()))
    log = build_site(tmp_path, DEADLINE, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=now).log
    assert ANNOUNCED in log
    assert "36 hours" not in log


def test_real_now_is_not_announced(tmp_path: Path) -> None:
    files = {"docs/careers/coordinator.md": job(date_posted="2020-01-01")}
    site = build_site(tmp_path, files, CAREERS_AS_OF="")
    assert is_open(site)
    assert ANNOUNCED not in site.log


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"CAREERS_AS_OF": "tomorrow"}, "`CAREERS_AS_OF`"),
        ({"CAREERS_AS_OF": "2026-02-30"}, "`2026-02-30`"),
        ({"CAREERS_AS_OF": "", "SOURCE_DATE_EPOCH": "soon"}, "`SOURCE_DATE_EPOCH`"),
        ({"CAREERS_AS_OF": "", "SOURCE_DATE_EPOCH": "9" * 30}, "`SOURCE_DATE_EPOCH`"),
    ],
)
def test_clock_that_is_no_date_stops_the_build(
    tmp_path: Path, environment: dict[str, str], named: str
) -> None:
    result = build(write_files(tmp_path, DEADLINE), strict=False, **environment)
    assert result.code == 1
    assert named in result.log
    assert "Traceback" not in result.log
    assert not list(result.folder.rglob("*.html"))


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    files = DEADLINE | {"mkdocs.yml": config("material", plugins=None)}
    one = build_site(tmp_path / "one", files, CAREERS_AS_OF="2026-11-09")
    other = build_site(tmp_path / "other", files, CAREERS_AS_OF="2026-11-09")
    for name in one.pages():
        assert (one.folder / name).read_bytes() == (other.folder / name).read_bytes()

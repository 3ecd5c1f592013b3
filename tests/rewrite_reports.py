"""The job files under `jobs/`, how they are read, and the reports beside the invalid ones.

The files under `real_files/` are longer: invented ads with the mistakes that people really make.
`python -m tests.rewrite_reports` writes the reports anew; read the difference before you keep it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from mkdocs_careers.front_matter import FrontMatter, read_front_matter
from mkdocs_careers.host_keys import MKDOCS
from mkdocs_careers.reader import ReadResult, read_again, read_bytes
from mkdocs_careers.reporters import render_full
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.source import decode_source
from mkdocs_careers.translations import Original

if TYPE_CHECKING:
    from mkdocs_careers.settings import Settings

TESTS = Path(__file__).parent
JOBS = TESTS / "jobs"
REAL_FILES = sorted(TESTS.glob("real_files/*.md"))
INVALID = sorted(JOBS.glob("invalid/*.md"))
VALID = sorted(JOBS.glob("valid/*.md"))
INSTANT = datetime(2026, 11, 23, 12, tzinfo=UTC)
COMMAND = "python -m tests.rewrite_reports"


@cache
def settings() -> Settings:
    """Return the settings that all of the job files are read with."""
    result = read_settings(yaml.safe_load((JOBS / "settings.yml").read_text(encoding="utf-8")))
    assert result.problems == ()
    return result.settings


def read_data(name: str, data: bytes) -> ReadResult:
    """Read a job from bytes, as if they stood in the folder of the jobs."""
    job_path = f"careers/{Path(name).name}"
    return read_bytes(
        name, data, settings(), INSTANT, job_path=job_path, host_keys=MKDOCS, find=_find_original
    )


@cache
def _find_original(path: str) -> Original | None:
    """Read a file that another one translates: one of the valid ones, in the folder of the jobs."""
    file = JOBS / "valid" / Path(path).name
    if path != f"careers/{file.name}" or not file.is_file():
        return None
    result = read_again(path, file.read_bytes(), settings(), INSTANT, host_keys=MKDOCS)
    return Original(path, result.data)


def read_file(path: Path) -> ReadResult:
    """Read one of the job files."""
    name = f"tests/{path.relative_to(TESTS).as_posix()}"
    return read_data(name, path.read_bytes())


def front_matter_of(path: Path) -> FrontMatter:
    """Read the front matter of one of the job files."""
    return read_front_matter(decode_source(path.name, path.read_bytes())[0])


def report_path(path: Path) -> Path:
    """Return where the report of a job file with mistakes stands."""
    return path.with_suffix(".txt")


def rewrite_reports() -> None:
    """Write the report of every job file with mistakes, and remove those without a file."""
    for report in (*JOBS.glob("invalid/*.txt"), *TESTS.glob("real_files/*.txt")):
        if not report.with_suffix(".md").exists():
            report.unlink()
    for path in (*INVALID, *REAL_FILES):
        text = render_full(read_file(path).diagnostics)
        report_path(path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite_reports()

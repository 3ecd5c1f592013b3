"""Sites: what the browser visits, built by a real MkDocs.

The small site has a theme of nothing but the content, so that what is seen is ours.
"""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.hosts.site import build, config, job, page, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = "2026-11-10T15:00:00Z"
"""When the small site was built, and the time in the browser if a test does not change it."""

_MAIN = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ page.title }}</title>
</head>
<body>
{{ page.content }}
</body>
</html>
"""
_INDEX = "<!-- careers:listing {group_by: employment_unit} -->\n"
_MANY = """\
<!-- careers:listing {where: {employment_unit: [Research, Community]}, filters: always} -->

Some of them:

<!-- careers:listing {limit: 2} -->

<!-- careers:listing {layout: table, group_by: job_location, filters: [employment_unit]} -->
"""


def _place(town: str, country: str = "US") -> dict[str, str]:
    return {"address_locality": town, "address_country": country}


BOSTON, CHICAGO, LODZ = _place("Boston"), _place("Chicago"), _place("Łódź", "PL")
_REMOTE: dict[str, Any] = {
    "job_location": None,
    "job_location_type": "TELECOMMUTE",
    "applicant_location_requirements": ["US", "CA"],
}


@cache
def _jobs() -> dict[str, str]:
    """Return the job files of the small site, by their name."""

    def of(unit: str, kind: str, **more: Any) -> dict[str, Any]:
        return {"employment_unit": unit, "employment_type": kind, **more}

    jobs: dict[str, dict[str, Any]] = {
        "Program Coordinator": of(
            "Community", "FULL_TIME", job_location=CHICAGO, featured=True,
            date_posted="2026-11-06", valid_through="2026-11-15", identifier="PC-2026-1",
            skills=["facilitation"],
        ),
        "Event Host": of("Community", "VOLUNTEER", job_location=CHICAGO),
        "Łódź Librarian": of("Community", "PART_TIME", job_location=LODZ),
        "Lead Designer": of("Design", "FULL_TIME", job_location=BOSTON),
        "Design Lead, Motion": of("Design", "CONTRACTOR", **_REMOTE),
        "Research Lead": of("Research", "FULL_TIME", job_location=[BOSTON, CHICAGO]),
        "Survey Analyst": of(
            "Research", "PART_TIME", valid_through="2026-11-11 12:00", **_REMOTE,
            application_contact={"name": "Noor Haddad", "email": "noor@example.org"},
        ),
        "Übersetzer für Straßenkarten": of(
            "Research", "CONTRACTOR", job_location=LODZ,
            description="Crème brûlée für Øystein, und C++.",
        ),
        "Engineer": of(
            "Technology", "FULL_TIME", job_location=BOSTON,
            apply={"url": "https://forms.example.org/engineer", "email": "tech@example.org",
                   "subject": "{title} & more"},
        ),
    }  # fmt: skip
    names = ("coordinator", "host", "librarian", "designer", "motion", "research", "survey",
             "translator", "engineer")  # fmt: skip
    return {
        f"docs/careers/{name}.md": job(title, **{"date_posted": "2026-10-01", **keys})
        for name, (title, keys) in zip(names, jobs.items(), strict=True)
    }


def build_small_site(folder: Path) -> Path:
    """Build the small site; return where its pages are.

    Its clock is not set by hand but by the environment, so that pages ask the browser's.
    """
    bare = {"name": None, "custom_dir": "theme"}
    files = {
        "mkdocs.yml": config(bare, {"timezone": "America/Chicago"}, use_directory_urls=True),
        "theme/main.html": _MAIN,
        "docs/index.md": page("Home", "[Careers](careers/index.md)\n"),
        "docs/careers/index.md": page("Careers", _INDEX),
        "docs/many.md": page("Many", _MANY),
        **_jobs(),
    }
    epoch = str(int(datetime.fromisoformat(NOW).timestamp()))
    result = build(
        write_files(folder, files), strict=False, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=epoch
    )
    assert result.code == 0, result.log
    return result.folder


EXAMPLE = Path(__file__).parent.parent.parent / "example_site"
THEMES: dict[str, dict[str, Any]] = {
    "material": {"name": "material", "features": ["navigation.instant"]},
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
}
"""Themes as they load nothing from other hosts."""


def build_example(folder: Path, theme: Mapping[str, Any], index: str | None = None) -> Path:
    """Build the example with another theme, and perhaps another careers index."""
    docs = EXAMPLE / "docs"
    folder.mkdir()
    if index is not None:
        docs = Path(shutil.copytree(docs, folder / "docs"))
        (docs / "careers/index.md").write_text(index, encoding="utf-8")
    settings = {"INHERIT": str(EXAMPLE / "mkdocs.yml"), "docs_dir": str(docs), "theme": theme}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    careers = (EXAMPLE / "careers.yml").read_text(encoding="utf-8")
    careers = careers.replace("source_dir: docs", f"source_dir: {json.dumps(str(docs))}")
    (folder / "careers.yml").write_text(careers, encoding="utf-8")
    result = build(folder, strict=False, CAREERS_AS_OF="")
    assert result.code == 0, result.log
    return result.folder

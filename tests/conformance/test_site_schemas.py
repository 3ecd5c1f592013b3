"""The schemas of one site, with its own keys, before Ajv, the validator behind most editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers import read_settings
from mkdocs_careers.host_keys import MKDOCS, SPHINX
from mkdocs_careers.overlay_reader import read_overlay
from mkdocs_careers.schema import overlaid_job_schema, overlaid_settings_schema

if TYPE_CHECKING:
    from tests.conformance.judges import Judges

OVERLAY = read_overlay(
    {
        "definitions": {"grade": {"title": "Grade", "enum": ["junior", "senior"]}},
        "properties": {
            "percent": {"title": "Share", "type": "integer", "minimum": 0, "maximum": 100},
            "grade": {"$ref": "#/definitions/grade"},
            "interview": {"type": "string", "format": "date", "pattern": "^(a+)+$|^2"},
            "never": False,
        },
        "required": ["percent"],
    }
).overlay
SETTINGS = read_settings(
    {
        "organizations": {"partner": {"name": "Partner Library"}},
        "places": {"chicago": {"address_locality": "Chicago", "address_country": "US"}},
        "host_keys": ["a.b*c", "x-y/z", "og:title"],
    },
    OVERLAY,
).settings
EXTRA = {"percent": 80, "grade": "senior", "interview": "2027-01-15", "other": [1]}
JOB: dict[str, Any] = {"title": "A", "date_posted": "2026-11-02", "extra": EXTRA}


def test_schemas_of_a_site(judges: Judges) -> None:
    job = overlaid_job_schema(SETTINGS, MKDOCS | SPHINX)
    settings = overlaid_settings_schema(SETTINGS)
    listing = {"group_by": "extra.grade", "sort": ["-extra.percent"]}
    entries = {
        "job": {
            "schema": job,
            "valid": [
                JOB,
                JOB | {"hide": ["toc"], "a.b*c": 1, "x-y/z": 2, "og:title": "A"},
                JOB | {"hiring_organization": "partner", "job_location": "chicago"},
            ],
            "invalid": [
                {"title": "A", "date_posted": "2026-11-02"},
                JOB | {"extra": {**EXTRA, "percent": 101}},
                JOB | {"extra": {**EXTRA, "grade": "mid"}},
                JOB | {"extra": {**EXTRA, "interview": "2027-02-30"}},
                JOB | {"extra": {**EXTRA, "never": 1}},
                JOB | {"hiring_organization": "someone"},
                JOB | {"aXbbc": 1},
            ],
        },
        "settings": {
            "schema": settings,
            "valid": [{"listing": listing, "defaults": {"extra": EXTRA}}],
            "invalid": [
                {"listing": {"group_by": "extra.other"}},
                {"defaults": {"extra": {"percent": "x"}}},
            ],
        },
    }
    assert judges.ask("schemas", entries) == {"job": [], "settings": []}

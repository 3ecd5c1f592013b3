"""The published schemas before Ajv, the validator behind most editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers import job_schema, settings_schema

if TYPE_CHECKING:
    from tests.conformance.judges import Judges

JOB = {"title": "Program Coordinator", "date_posted": "2026-11-02"}
BAD_JOBS: list[dict[str, Any]] = [
    {"title": "Program Coordinator"},
    JOB | {"deadline": "2027-01-15"},
    JOB | {"date_posted": "2026-02-30"},
    JOB | {"job_location": {"address_country": False}},
    JOB | {"employment_type": ["FULL_TIME", "full time"]},
    JOB | {"applicant_location_requirements": []},
]


def test_schemas(judges: Judges) -> None:
    job, settings = job_schema(), settings_schema()
    examples = {
        "job": {"schema": job, "valid": [JOB, *each(job)], "invalid": BAD_JOBS},
        "settings": {"schema": settings, "valid": each(settings), "invalid": [{"jobs": "x"}]},
    }
    for name, part in {**job["properties"], **job["definitions"]}.items():
        schema = {"definitions": job["definitions"], **part}
        examples[f"part {name}"] = {"schema": schema, "valid": part.get("examples", [])}
    assert judges.ask("schemas", examples) == {name: [] for name in examples}


def test_the_judge_judges(judges: Judges) -> None:
    verdicts = judges.ask(
        "schemas",
        {
            "unknown keyword": {"schema": {"type": "string", "patern": "x"}},
            "unknown format": {"schema": {"type": "string", "format": "day"}},
            "type of no use": {"schema": {"type": "string", "minItems": 1}},
            "reference to nothing": {"schema": {"$ref": "#/definitions/text"}},
            "refused": {"schema": {"type": "string"}, "valid": [1]},
            "taken": {"schema": {"type": "string"}, "invalid": ["x"]},
        },
    )
    assert all(verdicts.values()), verdicts


def each(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return data for every example of every key of a schema."""
    base = JOB if "required" in schema else {}
    return [
        base | {key: example}
        for key, value in schema["properties"].items()
        for example in value["examples"]
    ]

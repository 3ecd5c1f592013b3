"""The schemas: the job's, written by hand, and the settings', derived from the options."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_careers.settings import options
from mkdocs_careers.shape import JOB_KEY, Checker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.diagnostics import KeyPath, Problem

DRAFT_7 = "http://json-schema.org/draft-07/schema#"


@cache
def job_schema() -> dict[str, Any]:
    """Return the job schema, as published."""
    text = (Path(__file__).parent / "schemas" / "job.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def settings_schema() -> dict[str, Any]:
    """Return the settings' schema, derived from the options and the job schema."""
    job = job_schema()
    properties: dict[str, Any] = {}
    for option in options():
        shape = dict(option.schema)
        if option.name == "defaults":
            shape |= {"additionalProperties": False, "properties": job["properties"]}
        words = {
            "title": option.title,
            "description": option.help,
            "examples": list(option.examples),
        }
        # Draft-07 reads nothing beside a `$ref`, but editors show the words that stand there.
        properties[option.name] = words | shape
    return {
        "$schema": DRAFT_7,
        "$id": "urn:mkdocs-careers:schema:settings:1",
        "title": "Settings of mkdocs-careers",
        "description": "What stands under `careers` in `mkdocs.yml`, or in `careers.yml`.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "definitions": job["definitions"],
    }


def check_job(data: Mapping[str, Any]) -> list[Problem]:
    """Check the shape of a job's front matter."""
    return _job_checker().check(data)


def check_settings(data: Mapping[str, Any]) -> list[Problem]:
    """Check the shape of the settings."""
    return Checker(settings_schema(), "an option of careers").check(data)


def settings_example(path: KeyPath) -> Any:
    """Return a value for `path` where the settings are wrong without one; else None."""
    checker = Checker(settings_schema(), "")
    if not checker.is_needed(path):
        return None
    example = checker.example(path)
    if example is None and path and isinstance(path[-1], int):
        example = checker.example(path[:-1])
    return example


@cache
def _job_checker() -> Checker:
    return Checker(job_schema(), JOB_KEY)


def name_key(path: KeyPath) -> str:
    """Name a key of a job for people: ``Last day to apply (`valid_through`)``."""
    return _job_checker().name(path)

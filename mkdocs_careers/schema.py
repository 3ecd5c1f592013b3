"""The schemas: the job's, written by hand, and the settings', derived from the options."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_careers.host_keys import SHARED
from mkdocs_careers.language_settings import languages_shape
from mkdocs_careers.schema_overlay import EXTRA, merge_facets, merge_overlay
from mkdocs_careers.settings import options
from mkdocs_careers.shape import JOB_KEY, Checker

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_careers.diagnostics import KeyPath, Problem
    from mkdocs_careers.schema_overlay import Overlay
    from mkdocs_careers.settings import Settings

_SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}/]")
"""What means something else in a regular expression; to escape more is an error in JavaScript."""
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
    properties["languages"] |= languages_shape(job, properties)
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


def overlaid_job_schema(settings: Settings, host_keys: Collection[str] = ()) -> dict[str, Any]:
    """Return the job schema of one site, for its editors.

    It has the site's keys under `extra`, offers its places, areas and employers by their names,
    asks for nothing that the settings give, and lets keys of the host pass. It refers to nothing
    outside of itself, and nothing in it is shared.
    """
    overlay = settings.overlay
    schema = deepcopy(merge_overlay(job_schema(), overlay) if overlay else job_schema())
    properties = schema["properties"]
    needed = list(schema["required"])
    if overlay and overlay.is_needed:
        needed.append(EXTRA)
    schema["required"] = [key for key in needed if key not in settings.defaults]
    _offer_names(properties, settings)
    others = {*host_keys, *settings.host_keys} - SHARED
    schema["properties"] = {key: node for key, node in properties.items() if key not in others}
    if others:  # as a pattern, so that an editor lets them pass and does not offer them
        names = "|".join(_SPECIAL.sub(r"\\\g<0>", key) for key in sorted(others))
        schema["patternProperties"] = {f"^({names})$": {}}
    return schema


def overlaid_settings_schema(settings: Settings) -> dict[str, Any]:
    """Return the settings' schema of one site: with its keys in `defaults` and `listing`."""
    overlay = settings.overlay
    return deepcopy(merge_facets(settings_schema(), overlay) if overlay else settings_schema())


def _offer_names(properties: dict[str, Any], settings: Settings) -> None:
    """Offer what the settings have names for, in place of names that are only examples."""
    place, area = properties["job_location"], properties["applicant_location_requirements"]
    addresses = [example for example in place["examples"] if isinstance(example, dict)]
    place["examples"] = [*settings.places, *addresses]
    area["examples"] = [*settings.areas, *area["examples"]]
    employers = list(settings.organizations)
    if employers:
        employer = properties["hiring_organization"]
        del employer["$ref"]
        properties["hiring_organization"] = {**employer, "enum": employers, "examples": employers}


def check_job(data: Mapping[str, Any], overlay: Overlay | None = None) -> list[Problem]:
    """Check the shape of a job's front matter; `overlay` says what may stand under `extra`."""
    checker = _job_checker(overlay)
    if overlay is None or EXTRA in data:
        return checker.check(data)
    # What the overlay requires is missing from a job without `extra`, too.
    found = checker.check({**data, EXTRA: {}})
    return [
        _put_below_extra(problem) if problem.path[:1] == (EXTRA,) else problem for problem in found
    ]


def _put_below_extra(problem: Problem) -> Problem:
    line = problem.hint.removeprefix("add `").removesuffix("`")
    return replace(problem, hint=f"add `{EXTRA}: {{{line}}}`")


def check_settings(data: Mapping[str, Any], overlay: Overlay | None = None) -> list[Problem]:
    """Check the shape of the settings."""
    return _settings_checker(overlay).check(data)


def settings_example(path: KeyPath, overlay: Overlay | None = None) -> Any:
    """Return a value for `path` where the settings are wrong without one; else None."""
    checker = _settings_checker(overlay)
    if not checker.is_needed(path):
        return None
    example = checker.example(path)
    if example is None and path and isinstance(path[-1], int):
        example = checker.example(path[:-1])
    return example


@lru_cache(maxsize=8)
def _job_checker(overlay: Overlay | None = None) -> Checker:
    schema = merge_overlay(job_schema(), overlay) if overlay else job_schema()
    return Checker(schema, JOB_KEY, formats=overlay is not None)


@lru_cache(maxsize=8)
def _settings_checker(overlay: Overlay | None) -> Checker:
    schema = merge_facets(settings_schema(), overlay) if overlay else settings_schema()
    return Checker(schema, "an option of careers", formats=overlay is not None)


def is_key(path: KeyPath, overlay: Overlay | None = None) -> bool:
    """Tell whether the path leads to a key of a job; under `extra` every one is."""
    return path[0] == EXTRA or bool(_job_checker(overlay).nodes(path))


def name_key(path: KeyPath) -> str:
    """Name a key of a job for people: ``Last day to apply (`valid_through`)``."""
    return _job_checker().name(path)

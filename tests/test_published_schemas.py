"""The published schemas: equal to what runs, and in step with the model and the settings."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pycountry
import pytest
from jsonschema import Draft7Validator, FormatChecker

from mkdocs_careers import Settings, job_schema, model, read_settings, settings_schema
from mkdocs_careers.areas import COUNTRIES
from mkdocs_careers.settings import options
from tests.publish_schemas import COMMAND, FOLDER, published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCHEMAS = {"job": job_schema(), "settings": settings_schema()}
MODEL = {
    "place": model.Place,
    "salary": model.Salary,
    "apply": model.Apply,
    "organization": model.Organization,
    "contact": model.Contact,
    "education": model.Education,
    "experience": model.Experience,
}
NOT_IN_FRONT_MATTER = {"path"}
SPOIL_MESSAGES = {"oneOf", "anyOf", "allOf", "not"}


def walk(node: object, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every mapping of a schema that is itself a schema, and its path."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            if key in ("properties", "definitions"):
                for name, inner in value.items():
                    yield from walk(inner, f"{path}/{key}/{name}")
            elif key not in ("examples", "enum", "default", "const"):
                yield from walk(value, f"{path}/{key}")


def keys(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every key that an author can write, and what the schema says of it."""
    for path, node in walk(schema):
        if "/properties/" in path and path.rsplit("/", 2)[1] == "properties":
            yield path, node


EVERY_KEY = {
    f"{name}{path}": node
    for name, schema in SCHEMAS.items()
    for path, node in keys(schema)
    # The settings' schema repeats the job's.
    if name == "job" or not path.startswith(("/definitions/", "/properties/defaults/properties/"))
}


@pytest.mark.parametrize("name", published())
def test_file_is_what_runs(name: str) -> None:
    path = FOLDER / name
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert text == published()[name], f"Run: {COMMAND}"


def test_no_other_file_is_published() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(published())


@pytest.mark.parametrize("name", published())
def test_check_jsonschema_takes_it_as_a_schema(name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(FOLDER / name)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", published())
def test_check_jsonschema_finds_a_broken_one(name: str, tmp_path: Any) -> None:
    schema = json.loads(published()[name])
    schema["properties"]["timezone"]["examples"] = "Europe/Berlin"
    broken = tmp_path / name
    broken.write_text(json.dumps(schema), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(broken)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_leads_somewhere_inside(name: str) -> None:
    schema = SCHEMAS[name]
    for path, node in walk(schema):
        if "$ref" in node:
            prefix, target = node["$ref"].rsplit("/", 1)
            assert prefix == "#/definitions", path
            assert target in schema["definitions"], path


@pytest.mark.parametrize("name", SCHEMAS)
def test_shapes_give_clear_messages(name: str) -> None:
    for path, node in walk(SCHEMAS[name]):
        assert not SPOIL_MESSAGES & set(node), path
        assert isinstance(node.get("type", ""), str), path


@pytest.mark.parametrize("path", EVERY_KEY)
def test_key_has_words(path: str) -> None:
    node = EVERY_KEY[path]
    assert node.get("title", "").strip()
    assert node.get("description", "").strip().endswith(".")
    assert node.get("examples")


@pytest.mark.parametrize("path", EVERY_KEY)
def test_examples_of_a_key_are_valid(path: str) -> None:
    node = EVERY_KEY[path]
    # Draft-07 reads nothing beside a `$ref`, so each half of the node judges.
    shape = {key: value for key, value in node.items() if key != "$ref"}
    parts = [shape, {"$ref": node["$ref"]}] if "$ref" in node else [shape]
    validator = Draft7Validator(
        {"definitions": job_schema()["definitions"], "allOf": parts}, format_checker=FormatChecker()
    )
    for example in node.get("examples", []):
        assert [error.message for error in validator.iter_errors(example)] == []


def test_keys_of_a_job_are_its_fields() -> None:
    names = {item.name for item in fields(model.Job)} - NOT_IN_FRONT_MATTER
    assert set(job_schema()["properties"]) == names


@pytest.mark.parametrize("name", MODEL)
def test_keys_of_a_part_are_its_fields(name: str) -> None:
    definition = job_schema()["definitions"][name]
    shape = definition if "properties" in definition else definition["else"]
    assert set(shape["properties"]) == {item.name for item in fields(MODEL[name])}


def test_countries_are_the_same() -> None:
    listed = job_schema()["definitions"]["country"]["enum"]
    assert sorted(COUNTRIES) == listed == sorted(item.alpha_2 for item in pycountry.countries)


def test_currencies_are_of_iso_4217() -> None:
    listed = job_schema()["definitions"]["currency"]["enum"]
    assert listed == sorted(set(listed))
    # pycountry's table may be a year behind the amendments of the standard.
    assert len(set(listed) - {item.alpha_3 for item in pycountry.currencies}) <= 3


def test_states_a_file_can_name() -> None:
    listed = set(job_schema()["properties"]["status"]["enum"])
    assert listed == set(model.State) - {model.State.SCHEDULED}


def test_options_are_the_settings() -> None:
    assert [option.name for option in options()] == list(settings_schema()["properties"])
    # What other files say is no option: the overlay, and how the host keeps languages apart.
    others = {"overlay", "localization", "base"}
    names = [item.name for item in fields(Settings) if item.name not in others]
    assert [option.name for option in options()] == names


def test_defaults_take_every_key_of_a_job() -> None:
    assert settings_schema()["properties"]["defaults"]["properties"] == job_schema()["properties"]


@pytest.mark.parametrize(
    ("name", "example"),
    [
        pytest.param(option.name, example, id=f"{option.name}-{number}")
        for option in options()
        for number, example in enumerate(option.examples)
    ],
)
def test_example_of_an_option_can_be_read(name: str, example: object) -> None:
    assert read_settings({name: example}).problems == ()


def test_defaults_come_back() -> None:
    written = plain(asdict(Settings()))
    assert list(Draft7Validator(settings_schema()).iter_errors(written)) == []
    result = read_settings(written)
    assert result.problems == ()
    assert result.settings == Settings()


def plain(value: Any) -> Any:
    """Return a value as a configuration holds it: lists, and no key for what is not set."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if inner is not None}
    return [plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value

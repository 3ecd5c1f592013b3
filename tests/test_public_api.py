"""The public API: a list that changes only on purpose."""

from __future__ import annotations

import ast
import importlib.metadata
import inspect
import tomllib
from pathlib import Path

import pytest

import mkdocs_careers

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
PUBLIC = [
    "Code",
    "Diagnostic",
    "FrontMatter",
    "Job",
    "JobBoard",
    "Problem",
    "ReadResult",
    "Settings",
    "SettingsResult",
    "Severity",
    "Source",
    "Span",
    "State",
    "__version__",
    "build_description",
    "build_json_ld",
    "build_mailto",
    "job_schema",
    "read_bytes",
    "read_front_matter",
    "read_job",
    "read_settings",
    "settings_schema",
]


def test_all_is_the_public_list() -> None:
    assert mkdocs_careers.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_name_can_be_imported_and_explains_itself(name: str) -> None:
    member = getattr(mkdocs_careers, name)
    if name != "__version__":
        assert member.__module__.startswith("mkdocs_careers.")
        assert member.__name__ == name
        assert inspect.getdoc(member)


def test_star_brings_the_list() -> None:
    found: dict[str, object] = {}
    exec("from mkdocs_careers import *", found)
    assert set(PUBLIC) <= set(found)


def test_type_checkers_see_the_same_names() -> None:
    """What `__getattr__` imports late, the block for type checkers imports from the same home."""
    tree = ast.parse(Path(mkdocs_careers.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mkdocs_careers.")
        for alias in node.names
    }
    assert sorted(seen) == sorted(set(PUBLIC) - {"__version__"})
    for name, home in seen.items():
        assert getattr(mkdocs_careers, name).__module__ == home


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="'mkdocs_careers' has no attribute 'Jobs'"):
        mkdocs_careers.Jobs  # noqa: B018 - the access is the test


def test_version() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    assert mkdocs_careers.__version__ == project["version"]
    assert importlib.metadata.version("mkdocs-careers") == project["version"]

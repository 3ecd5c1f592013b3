"""What the judges judge, made once for each process of a test run."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.conformance.judges import INSTALL, Judges, find_judges
from tests.conformance.sites import Site, build_site

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Return a function that gives the example site by theme, with the plugin or without."""

    @cache
    def site(theme: str, *, plugin: bool = True) -> Site:
        return build_site(tmp_path_factory.mktemp(theme) / "project", theme, plugin=plugin)

    return site


@pytest.fixture(scope="session")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Judges:
    """Return the judges that run on Node and Java."""
    packages = find_judges()
    if packages is None:
        if os.environ.get("CAREERS_REQUIRE_JUDGES") == "1":
            pytest.fail(f"The judges are required and not installed: {INSTALL}")
        pytest.skip(f"The judges on Node and Java are not installed: {INSTALL}")
    return Judges.install(tmp_path_factory.mktemp("judges"), packages)

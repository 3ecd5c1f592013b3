"""Command lines under test: the project's `check` and its peer, a plain schema check."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Command, CommandFailedError
from bench.site import write_data, write_site

if TYPE_CHECKING:
    from collections.abc import Sequence

PEER = "check-jsonschema"


def prepare_check(folder: Path, jobs: int, paths: Sequence[str] = ()) -> Command:
    """Write a site and give the command that checks it, once it has been seen to work.

    The run that proves it also fills the caches; it is not counted.
    """
    config = write_site(folder, jobs=jobs)
    options = ["--config", config.name]
    _, output = Command(
        "mkdocs_careers", ["check", *paths, *options, "--format", "json"], folder
    ).run()
    seen = json.loads(output)
    if seen["files"] != jobs:
        message = f"`check` read {seen['files']} files instead of {jobs}: nothing to measure."
        raise CommandFailedError(message)
    if seen["diagnostics"]:
        first = seen["diagnostics"][0]
        sys.stderr.write(
            f"`check` reports {len(seen['diagnostics'])} findings where none is wanted, and the "
            f"figures include them. First: {first['code']}: {first['message']}\n"
        )
    return Command("mkdocs_careers", ["check", *paths, *options, "--format", "concise"], folder)


def prepare_peer(folder: Path, jobs: int) -> Command:
    """Write the same front matter as `.yml` and give the peer's command, run once uncounted."""
    names = write_data(folder, jobs=jobs)
    arguments = ["--schemafile", str(_job_schema()), *names]
    command = Command("check_jsonschema", arguments, folder)
    command.measure()
    return command


def _job_schema() -> Path:
    spec = importlib.util.find_spec("mkdocs_careers")
    for location in (spec and spec.submodule_search_locations) or ():
        path = Path(location).resolve() / "schemas" / "job.json"
        if path.is_file():
            return path
    message = "`mkdocs_careers/schemas/job.json` is not there: install the project first."
    raise CommandFailedError(message)

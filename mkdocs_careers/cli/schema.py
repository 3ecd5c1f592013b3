"""`mkdocs-careers schema`: print the JSON Schema of job files or of the settings."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from mkdocs_careers.cli.output import write_text
from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters import render_full
from mkdocs_careers.schema import (
    job_schema,
    overlaid_job_schema,
    overlaid_settings_schema,
    settings_schema,
)
from mkdocs_careers.settings_file import find_settings_file, read_settings_file


@click.command("schema", short_help="Print the JSON Schema of job files or of the settings.")
@click.argument("of", type=click.Choice(["job", "settings"]), default="job")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The site's configuration; else the nearest one upwards.")  # fmt: skip
def command(of: str, config: Path | None) -> None:
    """Print the JSON Schema (draft-07) of job files, or of the settings, as this site has it.

    It knows the site's own keys under `extra` and the names in its settings. Where there is no
    configuration it is the one that holds for all sites.

    \b
    Exit status: 0, it was printed; 1, the settings have errors; 2, wrong usage.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    path = config or find_settings_file(Path.cwd())
    if path is None:
        schema = job_schema() if of == "job" else settings_schema()
    else:
        site = read_settings_file(path, os.environ)
        errors = [d for d in site.diagnostics if d.severity is Severity.ERROR]
        if errors:  # a schema without what is wrong would let everything pass
            click.echo(render_full(errors), err=True)
            sys.exit(1)
        schema = (
            overlaid_job_schema(site.settings, site.host_keys)
            if of == "job"
            else overlaid_settings_schema(site.settings)
        )
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    write_text(text)

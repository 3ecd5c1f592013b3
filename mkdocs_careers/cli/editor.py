"""`mkdocs-careers editor`: print or write what makes an editor help with job files."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.output import write_text
from mkdocs_careers.codes import Severity
from mkdocs_careers.editors import KITS, KitFile, Project
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.reporters.full import printable, render_full
from mkdocs_careers.settings_file import CONFIG_NAMES, find_settings_file, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command("editor", short_help="Set up an editor for job files.")
@click.argument("name", type=click.Choice(list(KITS)))
@click.option("--write", is_flag=True, help="Write the files; one that is there is left as it is.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The site's configuration; else the nearest one upwards.")  # fmt: skip
def command(name: str, config: Path | None, *, write: bool) -> None:
    """Print what makes the editor NAME help with job files, and what it cannot do.

    Run it in the folder that you open in the editor.

    \b
    Exit status: 0, all is well; 1, a file is there already and differs, or the settings have
    errors; 2, wrong usage.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    kit = KITS[name](_find_project(config))
    left: list[KitFile] = []
    if write:
        left = [file for file in kit.files if not _write(file)]
        write_text("\n")
    else:
        write_text(_render_files(kit.files) + "Add --write to this command to write them.\n\n")
    write_text(kit.words)
    if left:
        write_text(
            "\nNot written, because a file of that name is there already. Add this to it:\n\n"
        )
        write_text(_render_files(left))
        sys.exit(1)


def _find_project(config: Path | None) -> Project:
    here = Path.cwd()
    nearest = find_settings_file(here)
    found = config.resolve() if config else nearest
    if found is None:
        raise click.UsageError(
            f"There is no {', '.join(CONFIG_NAMES)} here or above. Name the configuration with "
            "--config."
        )
    site = read_settings_file(found, os.environ)
    errors = [d for d in site.diagnostics if d.severity is Severity.ERROR]
    if errors:  # what stands in the files comes from the settings
        click.echo(render_full(errors), err=True)
        sys.exit(1)
    jobs = Path(show_path(site.jobs_dir))
    if jobs.is_absolute() or jobs.parts[:1] == ("..",):
        folder = printable(show_path(found.parent))
        raise click.UsageError(
            "The jobs do not lie in the current folder. Go to the folder that you open in the "
            f"editor, such as {folder}."
        )
    return Project(site, jobs.as_posix(), None if found == nearest else show_path(found))


def _write(file: KitFile) -> bool:
    """Write a file where there is none; tell whether all is well with it."""
    path = Path(file.path)
    if path.exists() or path.is_symlink():
        old = _read(path)
        if old == file.text:
            write_text(f"{file.path} is there already.\n")
            return True
        if not (file.is_schema and _is_ours(old, file.text)):
            return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"{file.path} cannot be written: {reason}.") from None
    write_text(f"{file.path} is written.\n")
    return True


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return ""


def _is_ours(old: str, new: str) -> bool:
    """Tell whether a schema file was written by this command, by the schema's name."""
    try:
        schema = json.loads(old)
    except ValueError:
        return False
    return isinstance(schema, dict) and schema.get("$id") == json.loads(new)["$id"]


def _render_files(files: Iterable[KitFile]) -> str:
    """Render files for people to read; of a schema only what it is."""
    return "".join(
        f"{file.path}: a schema ({len(file.text) // 1000} kB)\n\n"
        if file.is_schema
        else f"{file.path}:\n\n{file.text}\n"
        for file in files
    )

"""The site that a command is about, and the instant that counts as now."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.host_build import HostBuild, read_host_build
from mkdocs_careers.clock import ClockError, choose_clock
from mkdocs_careers.codes import UNREADABLE, Severity
from mkdocs_careers.dates import find_zone, parse_instant
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.model import UTC_ZONE
from mkdocs_careers.reporters.full import printable, render_full
from mkdocs_careers.settings_file import CONFIG_NAMES, find_settings_file, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from mkdocs_careers.settings_file import SettingsFile

config_option = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's configuration; else the nearest one upwards.",
)
as_of_option = click.option("--as-of", metavar="DATE", help="The day that counts as today.")


def find_site(config: Path | None) -> SettingsFile:
    """Return the site of `config`, else of the current folder; say what is wrong with it.

    Raises:
        click.UsageError: There is no configuration, or it cannot be read.
    """
    found = config or find_settings_file(Path.cwd())
    if found is None:
        raise click.UsageError(
            f"There is no {', '.join(CONFIG_NAMES)} here or above. "
            "Name the configuration with --config."
        )
    site = read_settings_file(found, os.environ)
    tell_mistakes(site)
    if not any(folder.is_dir() for folder in site.jobs_dirs):
        missing = printable(show_path(site.jobs_dir))
        click.echo(f"note: There is no folder {missing}: no jobs.", err=True)
    return site


def tell_mistakes(site: SettingsFile) -> None:
    """Say that there are mistakes in the settings.

    Raises:
        click.UsageError: They cannot be read, and what would be said of jobs would mislead.
    """
    unread = [d for d in site.diagnostics if d.code in UNREADABLE]
    if unread:
        click.echo(render_full(unread), err=True)
        raise click.UsageError("The settings cannot be read.")
    if any(d.severity is Severity.ERROR for d in site.diagnostics):
        click.echo("note: The settings have mistakes. `mkdocs-careers check` tells them.", err=True)


def find_addresses(site: SettingsFile) -> Callable[[str], str | None]:
    """Return what says where MkDocs puts the page of a file; None without an address of the site.

    Plugins that move pages are not known here.
    """
    build = read_host_build(site.path, os.environ) if site.path else HostBuild()
    known = site.settings.localization
    return lambda path: build.address_of(path, known)


def find_instant(site: SettingsFile, as_of: str | None) -> datetime:
    """Return the instant that counts as now, and say so where it is another.

    Raises:
        click.UsageError: What was given for it is no date.
    """
    try:
        clock = choose_clock(site.settings, os.environ, datetime.now(UTC), flag=as_of)
    except ClockError as error:
        raise click.UsageError(printable(str(error))) from None
    for note in clock.notes:
        click.echo(f"note: {printable(note)}", err=True)
    return clock.instant


def read_past(option: str, text: str, site: SettingsFile, now: datetime, *, at: time) -> datetime:
    """Read a moment of the past that an option was given; `at` is meant by a date alone.

    Raises:
        click.UsageError: It is no date, or still to come.
    """
    zone = find_zone(site.settings.timezone) or UTC_ZONE
    instant = parse_instant(text.strip(), zone, at=at)
    if instant is None:
        raise click.UsageError(
            f"{option} must be a date such as 2026-11-02 or 2026-11-02T06:00Z, and "
            f"{printable(text)!r} is none."
        )
    if instant > now:
        raise click.UsageError(
            f"{option} asks for what has changed, and {printable(text)} is still to come."
        )
    return instant

"""`mkdocs-careers export changes`: what search engines should look at again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.built_site import BuiltSite, read_built_site
from mkdocs_careers.cli.host_build import read_host_build
from mkdocs_careers.cli.output import output_option, write_output
from mkdocs_careers.cli.site import config_option
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings_file import find_settings_file
from mkdocs_careers.site_changes import RENDERERS, Kind, compare_sites, render_indexnow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_careers.site_changes import SiteChange

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("changes", short_help="Say which jobs' addresses were added, changed, removed.")
@click.option("--since", "old", type=_FOLDER, required=True, metavar="OLD_SITE",
              help="The folder of the site as it was built before.")  # fmt: skip
@click.option("--site", "new", type=_FOLDER, metavar="NEW_SITE",
              help="The folder of the site as it is now; else where it is built.")  # fmt: skip
@click.option("--format", "format_", default="text", show_default=True,
              type=click.Choice(list(RENDERERS)), help="For whom to write it.")  # fmt: skip
@click.option("--key", metavar="KEY", help="Your key for IndexNow, which goes into its lines.")
@output_option
@config_option
def command(
    old: Path, new: Path | None, format_: str, key: str | None, output: Path | None,
    config: Path | None,
) -> None:  # fmt: skip
    """Compare the job postings of two builds of a site by their addresses. Nothing is sent.

    A job that moved counts as removed and added; one that has ended is removed, although its
    page stays there with a notice.

    \b
    --format google     a request to Google's Indexing API on each line
    --format indexnow   a request to IndexNow on each line

    \b
    Exit status: 0, compared; 2, wrong usage, such as a folder that holds no site.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    if key is not None and format_ != "indexnow":
        raise click.UsageError("--key belongs to --format indexnow.")
    folder, site_url = _find_built(new, config)
    before, after = _read_site(old, site_url), _read_site(folder, site_url)
    _stay_at_home(before, after)
    found = compare_sites(before, after)
    render = RENDERERS[format_]
    text = render_indexnow(found, key) if format_ == "indexnow" else render(found)
    write_output(text.encode("utf-8", errors="backslashreplace"), output)
    click.echo(_count(found), err=True)


def _read_site(folder: Path, site_url: str | None) -> BuiltSite:
    """Read a built site, and say what is odd about it.

    Raises:
        click.UsageError: It is no site, or no job on it has an address.
    """
    site, name = read_built_site(folder, site_url), printable(show_path(folder))
    for note in site.notes:
        click.echo(f"note: {name}: {printable(note)}", err=True)
    if not site.pages:
        raise click.UsageError(f"There is no page in {name}: it holds no built site.")
    if site.homeless:
        pages = f"{len(site.homeless)} with a job, such as {printable(site.homeless[0])}"
        sentence = f"Pages in {name} have no address ({pages}): build them with a `site_url`."
        if not site.jobs:
            raise click.UsageError(sentence)
        click.echo(f"note: {sentence}", err=True)
    elif not site.jobs:
        click.echo(f"note: There is no job posting on the pages in {name}.", err=True)
    return site


def _find_built(folder: Path | None, config: Path | None) -> tuple[Path, str | None]:
    """Return where the site was built, and its address if there is a configuration.

    Raises:
        click.UsageError: Nobody says where it is, or nothing is there.
    """
    found = config or find_settings_file(Path.cwd())
    if found is None and folder is None:
        raise click.UsageError("Name the folder of the built site with --site.")
    build = read_host_build(found, os.environ) if found else None
    site_url = build.site_url if build else None
    if folder is not None:
        return folder, site_url
    if build is None or build.site_dir is None:
        raise click.UsageError(
            "The configuration does not say where the site is built: use --site."
        )
    if not build.site_dir.is_dir():
        name = printable(show_path(build.site_dir))
        raise click.UsageError(f"There is no site in {name}: build it, or name it with --site.")
    return build.site_dir, site_url


def _stay_at_home(old: BuiltSite, new: BuiltSite) -> None:
    """Refuse to compare a site with a build of it for another address, such as a preview.

    Raises:
        click.UsageError: The two have no host in common.
    """
    if old.hosts and new.hosts and old.hosts.isdisjoint(new.hosts):
        raise click.UsageError(
            f"The jobs of the old site are at {printable(', '.join(sorted(old.hosts)))}, those of "
            f"the new one at {printable(', '.join(sorted(new.hosts)))}: these are two sites."
        )


def _count(found: Sequence[SiteChange]) -> str:
    numbers = (f"{sum(change.kind is kind for change in found)} {kind.value}" for kind in Kind)
    return f"{', '.join(numbers)}."

"""`mkdocs-careers export`: what other programs take, without a build where that is possible."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.export_changes import command as changes
from mkdocs_careers.cli.host_build import HostBuild, read_host_build
from mkdocs_careers.cli.output import output_option, write_output
from mkdocs_careers.cli.site import as_of_option, config_option, find_instant, find_site
from mkdocs_careers.cli.site_feeds import SiteFeeds, find_unpublished, publish_anyway
from mkdocs_careers.cli.site_jobs import read_site_jobs
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.outputs.feeds.formats import FORMATS
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from mkdocs_careers.outputs.feeds.plan import Feed
    from mkdocs_careers.settings_file import SettingsFile

_FEED_HELP = """Write the feed {name}, the same bytes as a build writes, without a build.

What runs in a build cannot be known without one. Where the site has hooks, or plugins or Markdown
extensions that could change the text, this says so; --site takes the feed from the built site.

\b
Exit status: 0, written; 1, it cannot be made without a build; 2, wrong usage.
"""
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("export", short_help="Write a feed, or what search engines should look at again.")
def command() -> None:
    """Write a feed without a build, or say what search engines should look at again."""


def _add_feed(kind: str) -> None:
    """Add the subcommand of one kind of feed."""
    name = FORMATS[kind].name

    @command.command(kind, short_help=f"Write the feed {name}.", help=_FEED_HELP.format(name=name))
    @click.option("--site", "built", type=_FOLDER, metavar="SITE",
                  help="Take the feed from the folder of the built site.")  # fmt: skip
    @click.option("--language", metavar="TAG", help="The language of the feed, where the site has "
                  "several; else the default one.")  # fmt: skip
    @click.option("--of", "token", metavar="KEY=VALUE", default="",
                  help="The feed of one value, such as employment_unit=Design.")  # fmt: skip
    @output_option
    @config_option
    @as_of_option
    def feed(
        built: Path | None, language: str | None, token: str, output: Path | None,
        config: Path | None, as_of: str | None,
    ) -> None:  # fmt: skip
        site = publish_anyway(find_site(config), kind)
        feeds = _read_feeds(site, language, as_of)
        found = feeds.find(kind, token)
        if found is None:
            raise click.UsageError(_no_such_feed(feeds, kind, token))
        if built is not None:
            write_output(_read_built(built / found.path), output)
            return
        _refuse_what_only_a_build_can(feeds, found)
        write_output(feeds.render(found).encode(), output)


command.add_command(changes)
for _kind in FORMATS:
    _add_feed(_kind)


def _read_feeds(site: SettingsFile, language: str | None, as_of: str | None) -> SiteFeeds:
    """Read the jobs of a site.

    Raises:
        click.ClickException: The site has no address, or a build would stop at a mistake.
    """
    build = read_host_build(site.path, os.environ) if site.path else HostBuild()
    if build.site_url is None:
        raise click.ClickException(
            "The configuration says no `site_url`, and a feed is made of whole addresses."
        )
    known = site.settings.localization
    if language is not None and (known is None or language not in known.languages):
        raise click.UsageError(f"The site is not built in {printable(language)}.")
    instant = find_instant(site, as_of)
    found = read_site_jobs(site, instant)
    try:
        is_unpublished = find_unpublished(build)
    except ImportError as error:
        raise click.ClickException(f"`exclude_docs` cannot be read: {error}.") from None
    wrong = [n for p, n in found.names.items() if n in found.wrong and not is_unpublished(p)]
    if wrong:
        more = len(wrong) - 1
        others = f" and {more} other file{'s' if more > 1 else ''}" if more else ""
        raise click.ClickException(
            f"A build would stop at mistakes in {printable(wrong[0])}{others}. "
            "`mkdocs-careers check` tells what is wrong."
        )
    jobs = {path: job for path, job in found.jobs.items() if not is_unpublished(path)}
    return SiteFeeds.of(site, build, jobs, instant, language)


def _no_such_feed(feeds: SiteFeeds, kind: str, token: str) -> str:
    tokens = [feed.token for feed in feeds.publication.feeds if feed.kind == kind and feed.token]
    if not token or not tokens:
        return "There is no such feed. `by` in the settings makes feeds of single values."
    return f"There is no feed of {printable(token)}. There are: {printable(', '.join(tokens))}."


def _read_built(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise click.ClickException(
            f"There is no {printable(show_path(path))}. Is the feed on in the settings, and the "
            "site built?"
        ) from None


def _refuse_what_only_a_build_can(feeds: SiteFeeds, feed: Feed) -> None:
    """Say why a build could make another feed.

    Raises:
        click.ClickException: It would have other text.
    """
    doubts, has_text = feeds.build.doubts, feed.format.has_text
    if not has_text:  # addresses and days alone
        for doubt in doubts:
            click.echo(f"note: A build can differ: {printable(doubt)}.", err=True)
        return
    reasons = (*doubts, *feeds.build.text_doubts)
    if reasons:
        raise click.ClickException(
            "Only a build knows the text of the jobs here:\n"
            + "".join(f"  - {printable(reason)}\n" for reason in reasons)
            + f"Build the site and add `--site {show_path(feeds.build.site_dir or Path('site'))}`."
        )

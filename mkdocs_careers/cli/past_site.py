"""The past site: its settings and its jobs as they were at a revision."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.site_jobs import SiteJobs, read_files
from mkdocs_careers.codes import UNREADABLE
from mkdocs_careers.host_yaml import read_host_yaml, show_path
from mkdocs_careers.job_files import is_job
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings_file import CONFIG_NAMES, find_plugin, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from mkdocs_careers.cli.git import Repository, Revision, Tree
    from mkdocs_careers.host_yaml import HostYaml
    from mkdocs_careers.settings_file import SettingsFile


def read_past_jobs(
    repository: Repository, revision: Revision, instant: datetime, config: Path
) -> tuple[SettingsFile, SiteJobs]:
    """Return the site as it was at a revision, with its jobs.

    Its configuration is `config` as it was then; one that is not in the repository counts as it
    is now.

    Raises:
        click.UsageError: The settings of then cannot be read.
    """
    with (
        repository.open(revision) as tree,
        _past_settings(repository, revision, tree, config) as found,
    ):
        site, top = found
        unread = next((d for d in site.diagnostics if d.code in UNREADABLE), None)
        if unread is not None:
            raise click.UsageError(
                f"The settings of {printable(revision.written)} cannot be read: "
                f"{printable(f'{Path(unread.path).name}: {unread.message}')}"
            )
        docs = _inside(site.docs_dir, top)
        if docs is None:
            raise click.UsageError(
                f"The pages of {printable(revision.written)} are not in this repository."
            )
        prefix = "" if docs == "." else f"{docs}/"
        files = {
            path.removeprefix(prefix): path
            for path in tree.files
            if path.startswith(prefix)
            and is_job(path.removeprefix(prefix), site.settings, site.suffixes)
        }
        names = {path: show_path(repository.top / file) for path, file in sorted(files.items())}
        return site, read_files(names, lambda path: tree.read(files[path]), site, instant)


@contextmanager
def _past_settings(
    repository: Repository, revision: Revision, tree: Tree, config: Path
) -> Iterator[tuple[SettingsFile, Path]]:
    """Read the settings, and return them with the folder that stands for the repository's top.

    What they are read from is laid out as it was, in a folder that goes away again.
    """
    inside = _inside(config.parent.resolve(), repository.top)
    with TemporaryDirectory(prefix="careers-") as folder:
        top = Path(folder).resolve()
        past = None if inside is None else _lay_out(tree, top, top / inside, config.name)
        if past is None:
            if inside is not None:
                name, where = printable(show_path(config)), printable(revision.written)
                said = f"note: {name} is not in {where}; what it says today counts."
                click.echo(said, err=True)
            here = config.parent.resolve() / config.name
            yield read_settings_file(here, os.environ), repository.top
        else:
            yield read_settings_file(past, os.environ), top


def _lay_out(tree: Tree, top: Path, folder: Path, wanted: str) -> Path | None:
    """Write the settings' files of one folder; return the one that counts, if there is one."""
    names = dict.fromkeys((wanted, *CONFIG_NAMES))
    there = [name for name in names if _copy(tree, top, folder / name)]
    for name in there:
        if name.endswith((".yml", ".yaml")):
            _copy_what_it_names(tree, top, folder / name)
    return folder / there[0] if there else None


def _copy_what_it_names(tree: Tree, top: Path, path: Path) -> None:
    """Write the files that a configuration inherits from, and that have a schema of own keys."""
    bases: list[HostYaml] = []
    while True:
        bases = [*_bases(read_host_yaml(path, os.environ))]
        last = bases[-1]
        is_missing = any(d.code in UNREADABLE for d in last.diagnostics) and not last.text
        if not is_missing or not _copy(tree, top, Path(last.path).absolute()):
            break
    for file in bases:
        for name in _schemas(file.own):
            _copy(tree, top, Path(file.path).absolute().parent / name)


def _bases(file: HostYaml) -> Iterator[HostYaml]:
    """Yield a file and what it inherits from, one after the other."""
    current: HostYaml | None = file
    while current is not None:
        yield current
        current = current.base


def _schemas(data: object) -> Iterator[str]:
    """Yield what `schema` is in settings of their own, or in those of the plugin."""
    if isinstance(data, dict):
        for options in (data, find_plugin(data)[1]):
            name = options.get("schema") if isinstance(options, dict) else None
            if isinstance(name, str):
                yield name


def _copy(tree: Tree, top: Path, target: Path) -> bool:
    """Write one file of the revision to where it belongs; tell whether it was there."""
    inside = _inside(target, top)
    if inside is None or inside not in tree.files:
        return False
    target = top / inside
    with suppress(OSError):
        data = tree.read(inside)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return True
    return False


def _inside(path: Path, folder: Path) -> str | None:
    """Return where a path lies in a folder, by its name; None where it lies elsewhere."""
    inside = Path(os.path.normpath(path))
    return inside.relative_to(folder).as_posix() if inside.is_relative_to(folder) else None

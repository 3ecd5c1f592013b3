"""The web editor: the repository that a site's configuration names, and a file's path in it."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.conf_py import CONF_PY, read_conf_py
from mkdocs_careers.host_yaml import read_host_yaml
from mkdocs_careers.importers.editor_link import MOST_LETTERS, Repository, find_repository
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings_file import CAREERS, CONFIG_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_careers.settings_file import SettingsFile


def link_to_new(
    path: Path, site: SettingsFile, texts: Iterable[str], repo: str | None,
    branch: str | None,
) -> str:  # fmt: skip
    """Return the address that opens a new file at `path` in the web editor.

    `texts` has the file's text and shorter ones for an address that would be too long; what is
    not in the address is said.

    Raises:
        click.UsageError: No repository is known.
    """
    found = _find(site, repo)
    branch = branch or found.branch
    if branch is None:
        click.echo("note: The branch is taken to be main; --branch names another.", err=True)
    found = replace(found, branch=branch)
    inner = _path_in(path, site, found)
    if found.is_gitlab:
        click.echo(
            "note: GitLab opens the new file with its name and without text. Paste the text that "
            "--print prints in place of --link.",
            err=True,
        )
        return found.link(inner, "")
    whole, *shorter = (found.link(inner, text) for text in texts)
    if len(whole) <= MOST_LETTERS:
        return whole
    for link in shorter:
        if len(link) <= MOST_LETTERS:
            click.echo("note: Comments are left out, or the address would be too long.",
                       err=True)  # fmt: skip
            return link
    click.echo(
        "note: The text is too long for an address, and the new file opens empty. Paste the text "
        "that --print prints in place of --link.",
        err=True,
    )
    return found.link(inner, "")


def _find(site: SettingsFile, repo: str | None) -> Repository:
    url, edit_uri = _read_host(site.path) if site.path else ("", "")
    named = find_repository(repo) if repo else None
    found = find_repository(url, edit_uri)
    if named is not None:
        found = replace(found, url=named.url)
    if not found.url:
        raise click.UsageError(
            "The configuration does not say where the repository is. Add "
            "--repo https://github.com/OWNER/NAME, or `repo_url` to the configuration."
        )
    if not found.is_known:
        raise click.UsageError(
            f"{printable(found.url)} is no repository on GitHub or GitLab. Write it as --repo "
            "https://github.com/OWNER/NAME."
        )
    return found


def _path_in(path: Path, site: SettingsFile, found: Repository) -> str:
    """Return where a file lies in its repository: by the host's word, else as it does here."""
    here = path.absolute()
    if found.docs is not None:
        inside = Path(os.path.relpath(here, site.docs_dir.absolute())).as_posix()
        return f"{found.docs}/{inside}" if found.docs else inside
    start = (site.path or here).absolute().parent
    root = next((f for f in (start, *start.parents) if (f / ".git").exists()), start)
    return Path(os.path.relpath(here, root)).as_posix()


def _read_host(path: Path) -> tuple[str, str]:
    """Return the repository's address and the way to its files, as the host's options have them."""
    if path.name == CAREERS:
        folder = path.parent
        path = next((folder / n for n in CONFIG_NAMES[1:] if (folder / n).is_file()), path)
    if path.name == CONF_PY:
        return _read_sphinx(read_conf_py(path).values)
    config: Any = {}
    if path.suffix == ".toml":
        try:
            config = tomllib.loads(path.read_text(encoding="utf-8")).get("project")
        except (OSError, ValueError):
            config = {}
    elif path.name != CAREERS:
        config = read_host_yaml(path, os.environ).data
    url = _text(config, "repo_url")
    return url, _text(config, "edit_uri") or _text(config, "edit_uri_template")


def _read_sphinx(values: Mapping[str, Any]) -> tuple[str, str]:
    """Read what the themes of Sphinx ask for to link to a page's source."""
    context, options = values.get("html_context"), values.get("html_theme_options")
    for host in ("github", "gitlab"):
        user, name = _text(context, f"{host}_user"), _text(context, f"{host}_repo")
        if user and name:
            base = (_text(context, f"{host}_url") or f"https://{host}.com").rstrip("/")
            docs = _text(context, "conf_py_path") or _text(context, "doc_path")
            return f"{base}/{user}/{name}", _edit_uri(_text(context, f"{host}_version"), docs)
    furo = _text(options, "source_repository")
    if furo:
        docs = _text(options, "source_directory")
        return furo, _edit_uri(_text(options, "source_branch"), docs)
    docs = _text(options, "path_to_docs")
    return _text(options, "repository_url"), _edit_uri(_text(options, "repository_branch"), docs)


def _edit_uri(branch: str, docs: str) -> str:
    return f"edit/{branch}/{docs.strip('/')}" if branch else ""


def _text(options: Any, key: str) -> str:
    value = options.get(key) if isinstance(options, dict) else None
    return value if isinstance(value, str) else ""

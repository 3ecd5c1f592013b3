"""`mkdocs-careers new`: a new job file, from questions or options, or from another job."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.checked_text import check, find_errors, say, tell_problems
from mkdocs_careers.cli.copied_job import copy_job, find_job
from mkdocs_careers.cli.given_facts import fact_options, read_facts
from mkdocs_careers.cli.job_paths import is_job_path
from mkdocs_careers.cli.output import write_text
from mkdocs_careers.cli.questions import ask
from mkdocs_careers.cli.site import as_of_option, config_option, find_instant, find_site
from mkdocs_careers.cli.web_editor import link_to_new
from mkdocs_careers.dates import find_zone
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.importers.file_names import is_taken, name_file
from mkdocs_careers.importers.scaffold import write_scaffold
from mkdocs_careers.model import UTC_ZONE
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mkdocs_careers.settings_file import SettingsFile


@dataclass(frozen=True, slots=True)
class _NewFile:
    """A file to be written: its text, and shorter ones with the same facts."""

    path: Path
    text: str
    shorter: tuple[str, ...] = ()
    is_copy: bool = False


@click.command("new", short_help="Write a new job file: a scaffold, or a copy of another job.")
@click.argument("words", nargs=-1, metavar="[TITLE]")
@fact_options
@click.option("--from", "original", metavar="JOB",
              help="Copy this job, by its file or its name, with new dates.")  # fmt: skip
@click.option("--file", "name", metavar="NAME",
              help="The file's name; else it is made of the title.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Offer every key, and not just the usual ones.")
@click.option("--print", "prints", is_flag=True, help="Print the text, and write nothing.")
@click.option("--link", is_flag=True,
              help="Print the address of the new file in GitHub's or GitLab's editor; write "
                   "nothing.")  # fmt: skip
@click.option("--repo", metavar="ADDRESS", help="The repository, where no configuration names it.")
@click.option("--branch", metavar="NAME", help="Its branch, where no configuration names it.")
@config_option
@as_of_option
def command(
    words: tuple[str, ...], original: str | None, name: str | None, repo: str | None,
    branch: str | None, config: Path | None, as_of: str | None, *, every: bool, prints: bool,
    link: bool, **options: Any,
) -> None:  # fmt: skip
    """Write a new job file with the title TITLE; without one, ask questions in a terminal.

    The new job is a draft. A file that is there already is never written over.

    \b
    Exit status: 0, done; 2, wrong usage, or a file of that name is there already.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    if prints and link:
        raise click.UsageError("Choose --print or --link.")
    if original is not None and every:
        raise click.UsageError("--all is about a new text, and --from copies one. Choose one.")
    if (repo or branch) and not link:
        raise click.UsageError("--repo and --branch are about --link. Add it.")
    title = " ".join(words) if words else None
    site = find_site(config)
    instant = find_instant(site, as_of)
    zone = find_zone(site.settings.timezone) or UTC_ZONE
    facts: dict[str, Any] = {
        "title": _clean(title),
        "date_posted": instant.astimezone(zone).date().isoformat(),
        **read_facts(options, site.settings),
    }
    if original is not None:
        new = _copy(original, facts, name, site, instant)
    else:
        if title is None:
            facts = _ask(facts, site, instant)
        elif not facts["title"]:
            raise click.UsageError("The title is empty. Write what the job is called.")
        new = _scaffold(facts, name, site, every=every)
    tell_problems(check(new.text, new.path, site, instant))
    if link:
        texts = (new.text, *new.shorter)
        write_text(link_to_new(new.path, site, texts, repo, branch) + "\n")
    elif prints:
        write_text(new.text)
    else:
        _write(new)


def _clean(title: str | None) -> str:
    """Return a title on one line, without what is no letter."""
    return " ".join("".join(map(_letter, title or "")).split())


def _letter(letter: str) -> str:
    return letter if letter.isprintable() or letter in "\u200c\u200d" else " "


def _ask(facts: dict[str, Any], site: SettingsFile, instant: datetime) -> dict[str, Any]:
    if not _is_terminal():
        raise click.UsageError(
            'A new job needs a title, such as mkdocs-careers new "Program Coordinator". In a '
            "terminal the command asks for it."
        )

    def find_wrong(facts: dict[str, Any]) -> str:
        text = write_scaffold(facts, site.settings, commented=False)
        found = check(text, site.jobs_dir / name_file(facts["title"], ()), site, instant)
        return "\n".join(map(say, find_errors(found)))

    return ask(facts, site.settings, find_wrong, _clean)


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _scaffold(
    facts: dict[str, Any], name: str | None, site: SettingsFile, *, every: bool
) -> _NewFile:
    path = _choose_path(site.jobs_dir, name or name_file(facts["title"], ()), site)
    text = write_scaffold(facts, site.settings, every=every)
    usual, bare = (write_scaffold(facts, site.settings, commented=c) for c in (True, False))
    return _NewFile(path, text, (usual, bare))


def _copy(
    original: str, facts: dict[str, Any], name: str | None, site: SettingsFile, instant: datetime
) -> _NewFile:
    job = find_job(original, site)
    copied = copy_job(job, facts, site)
    tell_problems(check(copied.text, job, site, instant), copied_from=show_path(job))
    # Beside the job, so that links and images of its text lead where they did.
    is_ours = any(root.resolve() in job.resolve().parents for root in site.jobs_dirs)
    folder = job.parent if is_ours else site.jobs_dir
    if name is None:
        taken = _names_in(folder, site) if not facts["title"] else ()
        name = name_file(copied.title, taken)
    for note in copied.notes:
        click.echo(f"note: {printable(note)}", err=True)
    return _NewFile(_choose_path(folder, name, site), copied.text, is_copy=True)


def _choose_path(folder: Path, name: str, site: SettingsFile) -> Path:
    """Return where the new file goes.

    Raises:
        click.UsageError: No job can have that name, or a file has it.
    """
    name = name if name.endswith(".md") else f"{name}.md"
    shown = printable(name)
    if any(letter in name for letter in '/\\:*?"<>|') or not name.isprintable():
        raise click.UsageError(f"{shown} is no file's name. Write one such as coordinator.md.")
    path = folder / name
    if not is_job_path(path, site):
        raise click.UsageError(
            f"A file {shown} is not read as a job: its name, or `not_jobs` in the settings, says "
            "so. Choose another name with --file."
        )
    if is_taken(name, _names_in(folder, site)):
        raise click.UsageError(
            f"{printable(show_path(path))} is there already, and was left as it is. Choose another "
            "name for the new file with --file."
        )
    return path


def _names_in(folder: Path, site: SettingsFile) -> set[str]:
    """Return the names that are taken in a folder; two endings make one page."""
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    stems = {
        name.removesuffix(end) for name in names for end in site.suffixes if name.endswith(end)
    }
    return names | {f"{stem}.md" for stem in stems}


def _write(new: _NewFile) -> None:
    """Write the file; another one of its name that came in the meantime stays.

    Raises:
        click.ClickException: It cannot be written.
    """
    shown = printable(show_path(new.path))
    try:
        new.path.parent.mkdir(parents=True, exist_ok=True)
        with new.path.open("x", encoding="utf-8", newline="") as file:
            file.write(new.text)
    except FileExistsError:
        raise click.UsageError(f"{shown} is there already, and was left as it is.") from None
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(f"{shown} cannot be written: {reason}.") from None
    todo = "Go over it" if new.is_copy else "Write the ad's text into it"
    write_text(
        f"{shown} is written, as a draft. {todo}, take the line `status: draft` away, and run "
        "`mkdocs-careers check`.\n"
    )

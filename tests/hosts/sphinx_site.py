"""A site that Sphinx builds, in a process of its own; `conf.py` stands above the documents."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.hosts.site import BODY, CHICAGO, EMPLOYER, QUIET, SITE_URL, Build, environ

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hosts.site import Files

EXTENSIONS = ("mkdocs_careers.sphinxext",)
STRICT = ("-n", "-W", "--keep-going")
CAREERS: dict[str, Any] = {
    "careers_organization": {"name": EMPLOYER, "url": "https://www.example.com"},
    "careers_rules": QUIET,
}
"""The settings that every site has; what is only recommended is not asked of the jobs."""
_PLACE = re.compile(r"(\S+): (?:WARNING|ERROR): ")
_CODE = re.compile(r" \[careers\.([a-z-]+)\]$")
_WRITTEN = re.compile(r"^writing output\.\.\. \[ *\d+%\] (\S+)\s*$", re.MULTILINE)


def conf(theme: str = "alabaster", *extensions: str, **values: Any) -> str:
    """Write `conf.py`: the extension, a theme and an address, the rest as it is given."""
    data = {
        "project": "Example",
        "extensions": [*EXTENSIONS, *extensions],
        "html_theme": theme,
        "html_baseurl": SITE_URL,
        "html_title": "Example",
    } | values
    return "".join(f"{name} = {value!r}\n" for name, value in data.items())


def build_sphinx(
    folder: Path,
    outdir: Path,
    *arguments: str,
    builder: str = "html",
    docs: str = "docs",
    **environment: str,
) -> Build:
    """Build the site whose `conf.py` is in `folder`; what Sphinx keeps stands beside `outdir`."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, *arguments, "-c", ".", docs]
    done = subprocess.run(
        [*command, str(outdir), "-d", str(outdir.with_name(f"{outdir.name}-doctrees"))],
        cwd=folder,
        env=environ(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return Build(outdir, done.returncode, done.stdout.decode("utf-8", "replace"))


def write_docs(folder: Path, files: Files, *extensions: str, **values: Any) -> Path:
    """Write the documents of a site, and its `conf.py` beside them with these values.

    `extensions` come after the one of careers. What is given as `conf.py` stands as it is.
    """
    theme = values.pop("html_theme", "alabaster")
    given: Files = {
        "conf.py": conf(theme, *extensions, **(CAREERS | values)),
        "index.md": "# Home\n",
        **files,
    }
    for name, content in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def build_docs(
    folder: Path, *arguments: str, builder: str = "html", strict: bool = True, **environment: str
) -> Build:
    """Build a site whose documents stand beside its `conf.py`, into a folder beside it."""
    flags = STRICT if strict else ()
    outdir = folder.with_name(f"{folder.name}-{builder}")
    return build_sphinx(
        folder, outdir, *flags, *arguments, builder=builder, docs=".", **environment
    )


def build_right(folder: Path, *arguments: str, **options: Any) -> Build:
    """Build such a site; nothing may be wrong with it."""
    built = build_docs(folder, *arguments, **options)
    assert built.code == 0, built.log
    return built


def rst_job(title: str = "Trainer", body: str = BODY, **keys: Any) -> str:
    """Write a job in reStructuredText that is right, as JSON, which is YAML."""
    data = {
        "title": title,
        "date_posted": "2026-11-03",
        "job_location": CHICAGO,
        "apply": {"email": "jobs@example.org"},
    } | keys
    facts = (f"   {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items())
    return "\n".join([".. job::", "", *facts, "", body])


def written(build: Build) -> list[str]:
    """Return the documents whose pages a build in one process wrote, in their order."""
    return _WRITTEN.findall(build.log)


def find_diagnostics(build: Build) -> list[str]:
    """Return the errors and warnings of careers as `place: code`, in the order of the log."""
    found, place = [], ""
    for line in build.log.splitlines():
        begins = _PLACE.match(line)
        place = begins[1] if begins else place
        ends = _CODE.search(line)
        if ends:
            found.append(f"{place}: {ends[1]}")
    return found


def search_terms(build: Build) -> dict[str, Any]:
    """Return the search index."""
    text = (build.folder / "searchindex.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found

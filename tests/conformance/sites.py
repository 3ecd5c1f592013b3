"""Sites: the example site built by a real MkDocs, with the plugin and without it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent.parent / "example_site"
THEMES = ("material", "mkdocs", "readthedocs")
_ROW = re.compile(r"^\| (?P<state>[^|]+) \| `(?P<name>[a-z0-9-]+)\.md`", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """A built site; its pages go by their address under the site's."""

    folder: Path

    def pages(self) -> dict[str, str]:
        """Return the HTML of every page."""
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): path.read_text(
                encoding="utf-8"
            )
            for path in sorted(self.folder.rglob("*.html"))
        }

    def files(self) -> dict[str, str]:
        """Return the path of every page."""
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): str(path)
            for path in sorted(self.folder.rglob("*.html"))
        }


def build_site(folder: Path, theme: str, *, plugin: bool = True, preview: bool = False) -> Site:
    """Build the example site into `folder`, in a process of its own; warnings are fatal.

    A preview has drafts and scheduled jobs, too.
    """
    folder.mkdir()
    config = {
        "INHERIT": str(EXAMPLE / "mkdocs.yml"),
        "docs_dir": str(EXAMPLE / "docs"),
        "theme": {"name": theme},
    }
    if not plugin:
        config |= {"plugins": ["search"]}
    path = folder / "mkdocs.yml"
    path.write_text(json.dumps(config), encoding="utf-8")
    if plugin:
        docs = f"source_dir: {json.dumps(str(EXAMPLE / 'docs'))}"
        careers = (EXAMPLE / "careers.yml").read_text(encoding="utf-8")
        careers = careers.replace("source_dir: docs", docs)
        (folder / "careers.yml").write_text(careers, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    if plugin:
        command.append("--strict")
    environ = {key: value for key, value in os.environ.items() if not key.startswith("CAREERS_")}
    result = subprocess.run(
        command,
        cwd=folder,
        env=environ | {"CAREERS_PREVIEW": "1"} if preview else environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return Site(folder / "site")


def jobs_not_open() -> dict[str, str]:
    """Return the states of the jobs that are not open, as the example's own README tells them."""
    text = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    table = text[text.index("| State |") :].partition("\n\n")[0]
    return {match["name"]: match["state"] for match in _ROW.finditer(table)}


def open_jobs() -> set[str]:
    """Return the addresses of the jobs that are open."""
    names = {path.stem for path in (EXAMPLE / "docs/careers").glob("*.md")} - {"index"}
    return {f"careers/{name}/" for name in names - set(jobs_not_open())}

"""A site that Sphinx builds, in a process of its own; `conf.py` stands above the documents."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.hosts.site import SITE_URL, Build, environ

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS = ("mkdocs_careers.sphinxext",)
STRICT = ("-n", "-W", "--keep-going")


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

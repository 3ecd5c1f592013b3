"""Site: a folder that MkDocs or Sphinx can build and the command can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.front_matter import Value, render_yaml
from bench.jobs import AREAS, AS_OF, ORGANIZATIONS, PLACES, address, make_jobs

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("material", "mkdocs", "readthedocs")
SPHINX_THEMES = (
    "alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme",
)  # fmt: skip
_CONF = """\
project = "Example"
html_baseurl = "https://example.org/"
html_theme = {theme!r}
extensions = {extensions!r}
# The extension gives a job its title, and keeps Sphinx from asking for a toctree around it. The
# bare site has to say so itself.
myst_title_to_header = True
suppress_warnings = ["toc.not_included"]
"""
_TOCTREE = "\n```{toctree}\ncareers/index\n```\n"


def write_site(folder: Path, *, jobs: int, theme: str = "mkdocs", plugin: bool = True) -> Path:
    """Write the pages and `mkdocs.yml`, with or without the plugin, and give the latter's path.

    The pages are the same either way.
    """
    _write_pages(folder / "docs", jobs)
    config = folder / "mkdocs.yml"
    _write(config, render_yaml(_config(theme, plugin=plugin)))
    return config


def write_sphinx_site(folder: Path, *, jobs: int, theme: str, plugin: bool) -> None:
    """Write the same pages and `conf.py`, with or without the extension; jobs are in no toctree."""
    _write_pages(folder, jobs, below_index=_TOCTREE)
    extensions = ["myst_parser", "mkdocs_careers.sphinxext"] if plugin else ["myst_parser"]
    _write(folder / "conf.py", _CONF.format(theme=theme, extensions=extensions))
    if plugin:
        _write(folder / "careers.yml", render_yaml(_settings()))


def _write_pages(folder: Path, jobs: int, below_index: str = "") -> None:
    careers = folder / "careers"
    careers.mkdir(parents=True)
    index = "# Example\n\nSee [careers](careers/index.md).\n"
    _write(folder / "index.md", index + below_index)
    _write(careers / "index.md", "# Careers\n\nCome and work with us.\n")
    for job in make_jobs(jobs):
        _write(careers / f"{job.stem}.md", job.markdown())


def write_data(folder: Path, *, jobs: int) -> list[str]:
    """Write the front matter alone as `.yml` files and give their names."""
    folder.mkdir(parents=True)
    names: list[str] = []
    for job in make_jobs(jobs):
        names.append(f"{job.stem}.yml")
        _write(folder / names[-1], job.yaml())
    return names


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _config(theme: str, *, plugin: bool) -> dict[str, Value]:
    theme_options: dict[str, Value] = {"name": theme}
    if theme == "material":
        theme_options["font"] = False
    config: dict[str, Value] = {
        "site_name": "Example",
        "site_url": "https://example.org/",
        "theme": theme_options,
        "nav": ["index.md", "careers/index.md"],
    }
    if plugin:
        return config | {"plugins": ["search", {"careers": _settings()}]}
    # The plugin keeps jobs out of the navigation; the bare site has to say so itself.
    return config | {"not_in_nav": "/careers/", "plugins": ["search"]}


def _settings() -> dict[str, Value]:
    names = ("Harbour Trust", "Orchard Trust")
    addresses = (
        address("5 Lake View", "Chicago", "IL", "60601", "US"),
        address("8 Maple Row", "Toronto", "ON", "M5H 2N2", "CA"),
        address("2 Table Road", "Cape Town", "WC", "8001", "ZA"),
        address("Am Speicher 6", "Berlin", "BE", "10115", "DE"),
    )
    codes = (("US", "CA", "MX"), ("ZA", "BW", "NA"))
    return {
        "organization": _organization("Example Trust"),
        "organizations": {
            key: _organization(name) for key, name in zip(ORGANIZATIONS, names, strict=True)
        },
        "places": dict(zip(PLACES, addresses, strict=True)),
        "areas": dict(zip(AREAS, codes, strict=True)),
        "timezone": "America/Chicago",
        "listing": {"group_by": "employment_unit"},
        "as_of": AS_OF,
    }


def _organization(name: str) -> dict[str, Value]:
    return {
        "name": name,
        "url": "https://example.org/",
        "logo": "https://example.org/logo.png",
        "overview": f"{name} runs *small libraries* in many towns.",
        "equal_opportunity": "Everyone is welcome to apply.",
        "accommodations": "Tell us what you need and we arrange it.",
        "privacy": "We delete letters after six months.",
    }

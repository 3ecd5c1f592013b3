"""Build: what the plugin adds to a build of a site with many jobs, by MkDocs or by Sphinx."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.measure import Command, CommandFailedError, Usage
from bench.report import Figure, Report, describe_machine, middle, middle_ratio
from bench.site import SPHINX_THEMES, THEMES, write_site, write_sphinx_site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SIDES = ("bare", "with")
_MIB = 1024 * 1024


@dataclass(frozen=True)
class Host:
    """A program that builds sites: how to write one for it and run it, and where its jobs are.

    `themes` has the default first; `distributions` are what the figures depend on.
    """

    themes: Sequence[str]
    write: Callable[..., object]
    module: str
    arguments: Sequence[str]
    pages: str
    distributions: Sequence[str]


HOSTS = {
    "mkdocs": Host(
        THEMES,
        write_site,
        "mkdocs",
        ["build", "-q", "-d"],
        "careers/*/index.html",
        ["mkdocs", "mkdocs-material"],
    ),
    "sphinx": Host(
        SPHINX_THEMES,
        write_sphinx_site,
        "sphinx",
        ["-q", "-W", "-b", "html", "."],
        "careers/*.html",
        ["sphinx", "docutils", "myst-parser"],
    ),
}


def measure_build(host: Host, jobs: int, theme: str, runs: int, keep: Path | None = None) -> Report:
    """Build the same pages without and with the plugin in turn; `keep` leaves the sites there."""
    samples: dict[str, list[Usage]] = {side: [] for side in _SIDES}
    with ExitStack() as stack:
        root = keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sites = {side: (root / side).resolve() for side in _SIDES}
        for side, site in sites.items():
            host.write(site, jobs=jobs, theme=theme, plugin=side == "with")
            expected = jobs if side == "with" else 0
            _build(host, site, jobs_expected=expected)  # fills the caches, uncounted
        for _ in range(runs):
            for side, site in sites.items():
                samples[side].append(_build(host, site))
    facts = describe_machine(*host.distributions, "mkdocs-careers")
    title = f"{host.module} build, {jobs} jobs, {theme}"
    return Report(title, _figures(samples, jobs), samples, {"jobs": jobs, "runs": runs} | facts)


def _build(host: Host, site: Path, *, jobs_expected: int | None = None) -> Usage:
    """Build into a fresh folder, so that no run pays for clearing what the last one left."""
    with tempfile.TemporaryDirectory() as out:
        usage = Command(host.module, [*host.arguments, out], site).measure()
        if jobs_expected is not None:
            _check_output(Path(out), host.pages, jobs_expected)
    return usage


def _check_output(out: Path, pattern: str, expected: int) -> None:
    """Stop where the output is not what is to be measured."""
    pages = (page.read_text(encoding="utf-8") for page in out.glob(pattern))
    found = sum("application/ld+json" in page for page in pages)
    if found != expected:
        message = f"{found} pages hold a JobPosting instead of {expected}: nothing to compare."
        raise CommandFailedError(message)


def _figures(samples: dict[str, list[Usage]], jobs: int) -> list[Figure]:
    bare, with_plugin = samples["bare"], samples["with"]
    extra = median(b.user - a.user for a, b in zip(bare, with_plugin, strict=True))
    user_bare, user_with = middle(bare, _user), middle(with_plugin, _user)
    rss_bare, rss_with = middle(bare, _rss), middle(with_plugin, _rss)
    user_pairs = middle_ratio(with_plugin, bare, _user)
    cpu_pairs = middle_ratio(with_plugin, bare, _cpu)
    wall_pairs = middle_ratio(with_plugin, bare, _wall)
    return [
        Figure("user_bare", "user time, bare site (median)", user_bare, "s"),
        Figure("user_with", "user time, with the plugin (median)", user_with, "s"),
        Figure("user_ratio", "ratio of the medians", user_with / user_bare, ""),
        Figure("user_pair_ratio", "median ratio of pairs", user_pairs, ""),
        Figure("cpu_pair_ratio", "the same, user + system", cpu_pairs, ""),
        Figure("wall_pair_ratio", "the same, wall time", wall_pairs, ""),
        Figure("per_job", "user time the plugin adds per job", extra / jobs * 1e6, "µs"),
        Figure("rss_bare", "peak memory, bare site", rss_bare / _MIB, "MiB"),
        Figure("rss_with", "peak memory, with the plugin", rss_with / _MIB, "MiB"),
        Figure("rss_ratio", "ratio of peak memory", rss_with / rss_bare, ""),
    ]


def _user(usage: Usage) -> float:
    return usage.user


def _cpu(usage: Usage) -> float:
    return usage.cpu


def _wall(usage: Usage) -> float:
    return usage.wall


def _rss(usage: Usage) -> float:
    return usage.peak_rss

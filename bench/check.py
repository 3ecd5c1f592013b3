"""Check: what `mkdocs-careers check` costs per file, and whether more files cost more each."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.command import PEER, prepare_check, prepare_peer
from bench.measure import measure_in_turn
from bench.report import Figure, Report, describe_machine, middle

if TYPE_CHECKING:
    from bench.measure import Usage

# The peer is slow enough for a small number to tell its cost per file.
_PEER_LIMIT = 500
_MIB = 1024 * 1024


def measure_check(jobs: int, runs: int) -> Report:
    """Check `jobs` files, a tenth of them, and as many as the peer gets, in turn with the peer."""
    tenth, shared = max(1, jobs // 10), min(jobs, _PEER_LIMIT)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        commands = {
            "all": prepare_check(root / "all", jobs),
            "tenth": prepare_check(root / "tenth", tenth),
            "shared": prepare_check(root / "shared", shared),
            "peer": prepare_peer(root / "peer", shared),
        }
        samples = measure_in_turn(commands, runs)
    sizes = {"all": jobs, "tenth": tenth, "shared": shared, "peer": shared}
    facts = describe_machine("mkdocs-careers", PEER)
    return Report(
        f"check, {jobs} files", _figures(samples, sizes), samples, sizes | {"runs": runs} | facts
    )


def _figures(samples: dict[str, list[Usage]], sizes: dict[str, int]) -> list[Figure]:
    cpu = {name: middle(usages, lambda usage: usage.cpu) for name, usages in samples.items()}
    each = {name: cpu[name] / size * 1e3 for name, size in sizes.items()}
    jobs, tenth, shared = sizes["all"], sizes["tenth"], sizes["shared"]
    wall = middle(samples["all"], lambda usage: usage.wall)
    rss = middle(samples["all"], lambda usage: usage.peak_rss) / _MIB
    same_size = cpu["shared"] / cpu["peer"]
    figures = [
        Figure("per_file", f"CPU per file, {jobs} files", each["all"], "ms"),
        Figure("per_file_tenth", f"CPU per file, {tenth} files", each["tenth"], "ms"),
        Figure("growth", "ratio of the two (start-up included)", each["all"] / each["tenth"], ""),
        Figure("wall", f"wall time, {jobs} files", wall, "s"),
        Figure("rss", f"peak memory, {jobs} files", rss, "MiB"),
        Figure("peer_per_file", f"CPU per file, {PEER}, {shared} files", each["peer"], "ms"),
        Figure("shared_ratio", f"ours / peer, {shared} files each", same_size, ""),
        Figure("peer_ratio", f"ours / peer per file, {jobs} ours", each["all"] / each["peer"], ""),
    ]
    if jobs > tenth:
        more = (cpu["all"] - cpu["tenth"]) / (jobs - tenth) * 1e3
        figures.insert(3, Figure("marginal", "CPU of one more file (no start-up)", more, "ms"))
    return figures

"""Cold: what it takes to check one file, start-up and all, as an editor or a hook does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.command import PEER, prepare_check, prepare_peer
from bench.measure import measure_in_turn
from bench.report import Figure, Report, describe_machine, middle, middle_ratio

_ONE = "docs/careers/job-00001.md"


def measure_cold(runs: int) -> Report:
    """Check one job with the project's command and with the peer, in turn."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        commands = {
            "ours": prepare_check(root / "ours", 1, [_ONE]),
            "peer": prepare_peer(root / "peer", 1),
        }
        samples = measure_in_turn(commands, runs)
    ours, peer = samples["ours"], samples["peer"]
    wall_ratio = middle_ratio(ours, peer, lambda usage: usage.wall)
    cpu_ratio = middle_ratio(ours, peer, lambda usage: usage.cpu)
    figures = [
        Figure("wall", "wall time", middle(ours, lambda usage: usage.wall) * 1e3, "ms"),
        Figure("cpu", "CPU time", middle(ours, lambda usage: usage.cpu) * 1e3, "ms"),
        Figure("peer_wall", f"wall, {PEER}", middle(peer, lambda usage: usage.wall) * 1e3, "ms"),
        Figure("peer_cpu", f"CPU, {PEER}", middle(peer, lambda usage: usage.cpu) * 1e3, "ms"),
        Figure("wall_ratio", "ours / peer, wall (median of pairs)", wall_ratio, ""),
        Figure("cpu_ratio", "ours / peer, CPU (median of pairs)", cpu_ratio, ""),
    ]
    facts = {"runs": runs} | describe_machine("mkdocs-careers", PEER)
    return Report("cold check of one file", figures, samples, facts)

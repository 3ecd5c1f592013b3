"""Report: the figures of one benchmark and where they were taken."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bench.measure import Usage


@dataclass(frozen=True)
class Figure:
    """One number: a permanent key for scripts, a label and a unit for people."""

    key: str
    label: str
    value: float
    unit: str


@dataclass(frozen=True)
class Report:
    """Figures, the samples they come from, and the circumstances."""

    title: str
    figures: Sequence[Figure]
    samples: Mapping[str, Sequence[Usage]]
    facts: Mapping[str, str | int | None]


def middle(samples: Sequence[Usage], pick: Callable[[Usage], float]) -> float:
    """Give the median of one quantity, such as `lambda usage: usage.cpu`."""
    return median(pick(usage) for usage in samples)


def middle_ratio(
    over: Sequence[Usage], under: Sequence[Usage], pick: Callable[[Usage], float]
) -> float:
    """Give the median of the ratios of neighbouring runs, which a slow minute moves less."""
    return median(pick(a) / pick(b) for a, b in zip(over, under, strict=True))


def describe_machine(*distributions: str) -> dict[str, str | int | None]:
    """Give the interpreter, the cores, the system and the versions of distributions."""
    facts: dict[str, str | int | None] = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
    }
    for name in distributions:
        try:
            facts[name] = version(name)
        except PackageNotFoundError:
            facts[name] = None
    return facts


def render_table(report: Report) -> str:
    """Render a Markdown table, ready to paste, and a line of circumstances."""
    rows = [("", report.title), *((f.label, _number(f)) for f in report.figures)]
    left, right = (max(len(row[column]) for row in rows) for column in (0, 1))
    lines = [f"| {label:{left}} | {number:>{right}} |" for label, number in rows]
    lines.insert(1, f"| {'-' * left} | {'-' * (right - 1)}: |")
    facts = ", ".join(f"{key} {fact}" for key, fact in report.facts.items() if fact is not None)
    return "\n".join([*lines, "", facts]) + "\n"


def render_json(report: Report) -> str:
    """Render every figure and every sample (seconds, bytes) as one JSON object."""
    data = {
        "version": 1,
        "title": report.title,
        "facts": dict(report.facts),
        "figures": {f.key: {"value": f.value, "unit": f.unit} for f in report.figures},
        "samples": {
            name: [asdict(usage) for usage in usages] for name, usages in report.samples.items()
        },
    }
    return json.dumps(data, indent=2) + "\n"


def _number(figure: Figure) -> str:
    return f"{figure.value:.4g}" + (f" {figure.unit}" if figure.unit else "")

"""Command line of the benchmarks: `python -m bench build`, `check`, `cold` or `keystroke`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.build import HOSTS, measure_build
from bench.check import measure_check
from bench.cold import measure_cold
from bench.keystroke import measure_keystroke
from bench.measure import CommandFailedError
from bench.report import Report, render_json, render_table
from bench.site import THEMES


def main() -> int:
    """Run one benchmark and print it; exit 1 where a child failed, never for slowness."""
    parser = _parser()
    options = parser.parse_args()
    if options.benchmark == "build":
        themes = HOSTS[options.host].themes
        options.theme = options.theme or themes[0]
        if options.theme not in themes:
            parser.error(f"themes of {options.host} are {', '.join(themes)}")
    try:
        report = _measure(options)
    except CommandFailedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write((render_json if options.json else render_table)(report))
    return 0


def _measure(options: argparse.Namespace) -> Report:
    if options.benchmark == "build":
        host = HOSTS[options.host]
        return measure_build(host, options.jobs, options.theme, options.runs, options.keep)
    if options.benchmark == "check":
        return measure_check(options.jobs, options.runs)
    if options.benchmark == "keystroke":
        return measure_keystroke(options.jobs, options.theme, options.runs)
    return measure_cold(options.runs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(dest="benchmark", required=True)

    build = commands.add_parser("build", help="a build of a site without and with the plugin")
    build.add_argument("--host", choices=HOSTS, default="mkdocs", help="default: %(default)s")
    build.add_argument("--jobs", type=_count, default=1000, help="default: %(default)s")
    build.add_argument("--theme", help="default: material, or alabaster with Sphinx")
    build.add_argument("--keep", type=_new_folder, metavar="DIR", help="leave both sites in DIR")
    _add_common(build, runs=10)

    check = commands.add_parser("check", help="`mkdocs-careers check` of many files")
    check.add_argument("--jobs", type=_count, default=10_000, help="default: %(default)s")
    _add_common(check, runs=5)

    cold = commands.add_parser("cold", help="`mkdocs-careers check` of one file")
    _add_common(cold, runs=10)

    keystroke = commands.add_parser("keystroke", help="a search in a long list, in Chromium")
    keystroke.add_argument("--jobs", type=_count, default=5000, help="default: %(default)s")
    keystroke.add_argument(
        "--theme", choices=THEMES, default="material", help="default: %(default)s"
    )
    _add_common(keystroke, runs=3)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, runs: int) -> None:
    parser.add_argument("--runs", type=_count, default=runs, help="default: %(default)s")
    parser.add_argument("--json", action="store_true", help="print JSON with every sample")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        message = "must be 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number


def _new_folder(text: str) -> Path:
    """Accept a folder that is absent or empty: jobs of an earlier run would be built too."""
    folder = Path(text)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"`{text}` exists and is not an empty folder"
        raise argparse.ArgumentTypeError(message)
    return folder


if __name__ == "__main__":
    raise SystemExit(main())

"""`mkdocs-careers lsp`: serve an editor over standard input and output."""

from __future__ import annotations

import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from mkdocs_careers.clock import ClockError, choose_clock
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings import Settings

_INSTALL = 'pip install "mkdocs-careers[lsp]"'
_LIBRARIES = ("pygls", "lsprotocol")


@click.command("lsp", short_help="Serve editors: mistakes as you type, completion, quick fixes.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The site's configuration; else the nearest one above each file.")  # fmt: skip
@click.option("--as-of", metavar="DATE", help="The day that counts as today.")
@click.option("--stdio", is_flag=True, help="Taken for editors that add it; there is no other way.")
def command(config: Path | None, as_of: str | None, *, stdio: bool) -> None:  # noqa: ARG001 - see its help
    """Serve one editor by the Language Server Protocol. The editor starts and stops it.

    `mkdocs-careers editor` says how to set one up.
    """
    try:
        choose_clock(Settings(), {}, datetime.now(UTC), flag=as_of)
    except ClockError as error:
        raise click.UsageError(printable(str(error))) from None
    try:
        from mkdocs_careers.language_server.server import serve
        from mkdocs_careers.language_server.sites import Sites
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _LIBRARIES:
            raise
        raise click.UsageError(
            f"The language server needs pygls 2 or newer. Install it with: {_INSTALL}"
        ) from None
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR)
    sys.exit(serve(Sites(os.environ, config.resolve() if config else None, as_of)))

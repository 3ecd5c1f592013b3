"""The command line: `mkdocs-careers COMMAND`. One module per command, imported when it is run."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

import click

_COMMANDS = {
    "check": "Find mistakes in job files, and mend what is certain.",
    "diff": "Say which jobs opened, closed or changed between two revisions.",
    "editor": "Set up an editor for job files.",
    "explain": "Say what a finding means, or a sentence of Search Console.",
    "export": "Write a feed, or what search engines should look at again.",
    "import": "Turn other people's ads into job files, and say where each value is from.",
    "list": "List jobs: what is open, what closes soon, what was forgotten.",
    "lsp": "Serve editors: mistakes as you type, completion, quick fixes.",
    "new": "Write a new job file: a scaffold, or a copy of another job.",
    "schema": "Print the JSON Schema of job files or of the settings.",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for, so that start-up is short."""

    # The signatures are click's, which passes its context to each (ARG002).

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = import_module(f"mkdocs_careers.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-careers", prog_name="mkdocs-careers")
def main() -> None:
    """Job pages for documentation sites: one Markdown file per job."""

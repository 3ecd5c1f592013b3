"""The kit for Helix, which is a client of language servers by itself."""

from __future__ import annotations

from mkdocs_careers.editors.kit import INSTALL, ONLY_CHECK, Kit, KitFile, Project

_TOML = """\
[language-server.mkdocs-careers]
command = "mkdocs-careers"
args = ["lsp"]

[[language]]
name = "markdown"
# This list takes the place of Helix's own. Servers that are not installed are passed over.
language-servers = ["marksman", "markdown-oxide", "mkdocs-careers"]
"""


_WORDS = f"""\
To do:
{INSTALL}\
- If Helix asks whether you trust the folder, say yes, or `:workspace-trust`
  later. Newer versions read nothing of a folder that they do not trust.
- See whether the server is found: hx --health markdown

What works then, in the front matter of jobs:
- Underlines as you type, completion, hover (Space k), quick fixes (Space a).

What does not:
{ONLY_CHECK}"""


def build_kit(project: Project) -> Kit:  # noqa: ARG001 - every kit takes the project
    """Return the configuration of one project."""
    return Kit((KitFile(".helix/languages.toml", _TOML),), _WORDS)

"""The kit for remark: a linter for Markdown that holds front matter to a JSON Schema."""

from __future__ import annotations

import json

from mkdocs_careers.editors.kit import Kit, KitFile, Project
from mkdocs_careers.editors.schemas import job_schema_file

SCHEMA = "careers-job.schema.json"
_WORDS = """\
To do:
- Install the packages:
  npm install --save-dev remark-cli@12 remark-frontmatter@5 remark-lint-frontmatter-schema@3
- Check from a shell: npx remark --frail %(jobs)s
- For underlines in Visual Studio Code install the extension
  unifiedjs.vscode-remark.
- After an update, or when the settings change, write the schema again:
  mkdocs-careers editor remark --write

What works then, in the front matter of jobs:
- Wrong values are underlined, in Visual Studio Code as you type.
- Values of a fixed list, such as `FULL_TIME`, have quick fixes there.

What does not:
- There is no completion and no hover. Those need `mkdocs-careers lsp`.
- Keys that are missing or unknown have no place: they are reported for the file.
- The schema knows shapes alone. A place that the settings do not have, an end
  before the start, a thin text and much else are found by `mkdocs-careers check`.
- A draft or a translation is asked for all required keys, and a text such as 012
  is read as a number: put it in quotes. The messages are those of a schema
  validator.
- Patterns with a folder in `not_jobs` are not followed.
"""
_NEVER = ("index", "readme", "README", "_*")


def build_kit(project: Project) -> Kit:
    """Return remark's configuration and the schema."""
    text = (
        "plugins:\n"
        "  - remark-frontmatter\n"
        "  - - remark-lint-frontmatter-schema\n"
        "    - schemas:\n"
        f"        {SCHEMA}:\n"
        f"          - {json.dumps(_pattern(project), ensure_ascii=False)}\n"
    )
    files = KitFile(".remarkrc.yml", text), job_schema_file(SCHEMA, project.site)
    return Kit(files, _WORDS % {"jobs": project.jobs})


def _pattern(project: Project) -> str:
    """Return the pattern of the job files: all but the pages that are no jobs."""
    others = (name for name in project.site.settings.not_jobs if "/" not in name)
    never = "|".join((*_NEVER, *(name.removesuffix(".md") for name in others)))
    return f"{project.jobs}/**/!({never}).md"

"""The kit for Visual Studio Code, and for editors that are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.editors.kit import INSTALL, ONLY_CHECK, Kit, KitFile, Project, write_json
from mkdocs_careers.editors.schemas import settings_schema_file
from mkdocs_careers.schema import job_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLIENT = "zsol.vscode-glspc"
_YAML = "redhat.vscode-yaml"
_SETTINGS_SCHEMA = ".vscode/careers-settings.schema.json"
PROBLEM = r"^(.+?):(\d+):(\d+): (error|warning|note)\[([a-z0-9-]+)\] (.+)$"
"""A line of `check --format concise`: file, line, column, severity, code, message."""


_WORDS = f"""\
To do:
{INSTALL}\
- Install the recommended extensions. Visual Studio Code offers them when it
  opens the folder.

What works then:
- In the front matter of jobs: underlines as you type, completion, hover, quick
  fixes. To mend a file on saving, set "editor.codeActionsOnSave" to
  {{"source.fixAll.mkdocs-careers": "explicit"}}.
- In an empty Markdown file: `new-job` is completed to the start of an ad.
- Terminal > Run Task > careers: check lists the mistakes of the settings and of
  all jobs that are not open as problems.
%(works)s
What does not:
- Visual Studio Code starts no language server by itself. {_CLIENT}
  does; it is a small extension by somebody else, and starts one server per
  window. If you need it for another one, `mkdocs-careers editor remark` is a way.
- The YAML extension does not look into Markdown, so a line such as
  `# yaml-language-server: ...` does nothing in a job.
  (https://github.com/redhat-developer/vscode-yaml/issues/207)
- In the browser, on vscode.dev or github.dev, nothing of this runs.
%(lacks)s\
{ONLY_CHECK}"""
_WITH_CAREERS_YML = {
    "works": "- In careers.yml: underlines, completion and hover, by the YAML extension.\n",
    "lacks": "",
}
_WITHOUT_CAREERS_YML = {
    "works": "",
    "lacks": "- In mkdocs.yml there is no completion of the settings; in a careers.yml there is.\n",
}


def build_kit(project: Project) -> Kit:
    """Return the files for `.vscode`."""
    recommended = [_CLIENT, *([_YAML] if project.has_careers_yml else [])]
    files = [
        KitFile(".vscode/settings.json", write_json(_settings(project))),
        KitFile(".vscode/extensions.json", write_json({"recommendations": recommended})),
        KitFile(".vscode/tasks.json", write_json(_tasks(project))),
        KitFile(".vscode/careers.code-snippets", write_json({"Job ad": _snippet()})),
    ]
    if project.has_careers_yml:
        files.append(settings_schema_file(_SETTINGS_SCHEMA, project.site))
    words = _WORDS % (_WITH_CAREERS_YML if project.has_careers_yml else _WITHOUT_CAREERS_YML)
    return Kit(tuple(files), words)


def _settings(project: Project) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "glspc.server.command": "mkdocs-careers",
        "glspc.server.commandArguments": ["lsp"],
        "glspc.server.languageId": ["markdown"],
        # Without these VS Code completes Markdown on demand alone, and with words of the page.
        "[markdown]": {
            "editor.quickSuggestions": {"comments": "off", "strings": "on", "other": "on"},
            "editor.wordBasedSuggestions": "off",
        },
    }
    if project.has_careers_yml:
        settings["yaml.schemas"] = {f"./{_SETTINGS_SCHEMA}": ["careers.yml"]}
    return settings


def _tasks(project: Project) -> dict[str, Any]:
    config = ["--config", project.config] if project.config else []
    task = {
        "label": "careers: check",
        "type": "process",
        "command": "mkdocs-careers",
        "args": ["check", "--format", "concise", *config],
        "group": "test",
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": {
            "owner": "mkdocs-careers",
            "source": "mkdocs-careers",
            "applyTo": "closedDocuments",  # the language server checks the open ones
            "fileLocation": ["relative", "${workspaceFolder}"],
            "pattern": {
                "regexp": PROBLEM,
                "file": 1,
                "line": 2,
                "column": 3,
                "severity": 4,
                "code": 5,
                "message": 6,
            },
        },
    }
    return {"version": "2.0.0", "tasks": [task]}


def _snippet() -> dict[str, Any]:
    definitions = job_schema()["definitions"]
    return {
        "scope": "markdown",
        "prefix": "new-job",
        "description": "A new job ad",
        "body": [
            "---",
            "title: ${1:Program Coordinator}",
            "description: ${2:What the job is about, in a sentence or two}",
            "date_posted: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE",
            f"employment_type: {_choice(3, definitions['employment_type_value']['enum'])}",
            "job_location:",
            "  address_locality: ${4:Chicago}",
            "  address_country: ${5:US}",
            "---",
            "",
            "${0:What the person will do, what they bring, and what you offer.}",
        ],
    }


def _choice(number: int, values: Sequence[str]) -> str:
    return f"${{{number}|{','.join(values)}|}}"

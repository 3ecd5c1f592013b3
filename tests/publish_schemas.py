"""Writes the published schemas: `python -m tests.publish_schemas`."""

from __future__ import annotations

import json
from pathlib import Path

from mkdocs_careers import job_schema, settings_schema

COMMAND = "python -m tests.publish_schemas"
FOLDER = Path(__file__).parent.parent / "schemas" / "v1"


def published() -> dict[str, str]:
    """Return what each published file must hold, by its name."""
    return {
        "job.json": _dump(job_schema()),
        "settings.json": _dump(settings_schema()),
    }


def _dump(schema: object) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in published().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

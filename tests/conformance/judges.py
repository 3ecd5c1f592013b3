"""Judges: tools for Node and Java that no one here wrote, run on what we made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

SCRIPTS = Path(__file__).parent / "node"
INSTALL = "npm install --prefix tests/conformance/node --no-package-lock --ignore-scripts"


def find_judges() -> Path | None:
    """Return the folder with the installed packages, if there is one."""
    folder = Path(os.environ.get("CAREERS_NODE_MODULES") or SCRIPTS / "node_modules")
    return folder.resolve() if folder.is_dir() else None


@dataclass(frozen=True)
class Judges:
    """`work` holds copies of the scripts, beside the packages they import."""

    work: Path

    @classmethod
    def install(cls, work: Path, packages: Path) -> Judges:
        """Bring scripts and packages together where nothing is committed."""
        for script in SCRIPTS.glob("*.mjs"):
            shutil.copy(script, work)
        (work / "node_modules").symlink_to(packages, target_is_directory=True)
        return cls(work)

    def ask(self, script: str, data: Mapping[str, Any]) -> dict[str, list[str]]:
        """Return what a judge has to say about each entry of `data`; nothing if all is well."""
        result = subprocess.run(
            ["node", f"{script}.mjs"],
            cwd=self.work,
            input=json.dumps(data),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stderr
        verdicts: dict[str, list[str]] = json.loads(result.stdout)
        assert set(verdicts) == set(data)
        return verdicts

    def ask_multitool(self, files: Mapping[str, str]) -> dict[str, list[str]]:
        """Return what the SARIF Multitool has to say about each file; it exits 0 whatever it is."""
        folder = self.work / "node_modules/@microsoft/sarif-multitool-linux"
        tool = folder / "Sarif.Multitool"
        tool.chmod(0o755)  # npm leaves that to a script, which is not run
        output = self.work / "multitool.sarif"
        command = [str(tool), "validate", *files.values(), "--rule-kind", "Sarif;Ghas"]
        subprocess.run(
            [*command, "--output", str(output), "--log", "ForceOverwrite"],
            env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},  # needs no ICU then
            capture_output=True,
            check=True,
        )
        (run,) = json.loads(output.read_text(encoding="utf-8-sig"))["runs"]
        (invocation,) = run["invocations"]
        assert not invocation.get("toolExecutionNotifications"), invocation
        found = defaultdict(list)
        for result in run["results"]:
            (location,) = result["locations"]
            place = location["physicalLocation"]["artifactLocation"]
            uri = place.get("uri") or run["artifacts"][place["index"]]["location"]["uri"]
            found[Path(unquote(urlsplit(uri).path))].append(
                f"{result['ruleId']} {result['message']['id']}"
            )
        return {name: found[Path(path)] for name, path in files.items()}

    def ask_vnu(self, files: Mapping[str, str]) -> dict[str, list[str]]:
        """Return what the validator of the HTML standard has to say about each file."""
        jar = self.work / "node_modules/vnu-jar/build/dist/vnu.jar"
        command = ["java", "-Xss8m", "-jar", str(jar), "--stdout", "--exit-zero-always"]
        result = subprocess.run(
            [*command, "--format", "json", *files.values()],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stderr
        found = defaultdict(list)
        for message in json.loads(result.stdout)["messages"]:
            if message["type"] != "info" or message.get("subType") == "warning":
                found[Path(unquote(urlsplit(message["url"]).path))].append(message["message"])
        return {name: found[Path(path)] for name, path in files.items()}

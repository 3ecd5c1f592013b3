"""The package: what the core needs, what each part may import, and what the wheel carries."""

from __future__ import annotations

import ast
import email
import importlib.metadata
import importlib.util
import json
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from textwrap import dedent

import pytest

import mkdocs_careers

PACKAGE = Path(mkdocs_careers.__file__).parent
ROOT = Path(__file__).parent.parent
HOST_DISTRIBUTIONS = ("mkdocs", "properdocs", "sphinx", "docutils", "myst_parser", "markdown")
HOST_MODULES = ("mkdocs_careers.hosts.", "mkdocs_careers.sphinxext")
FREE_OF_HOSTS = ("mkdocs_careers.hosts.site",)
LANGUAGE_SERVER = (
    "mkdocs_careers.language_server.protocol", "mkdocs_careers.language_server.server",
)  # fmt: skip
"""What only the extra `lsp` installs a library for."""
SLOW = ("babel", "jinja2", "jsonschema", "nh3", "pycountry")
WITHOUT_HOSTS = f"""
import sys
for name in {HOST_DISTRIBUTIONS!r}:
    sys.modules[name] = None  # an import of it fails, as where it is not installed
"""
JOB = """\
---
title: Program Coordinator
date_posted: 2026-11-02
valid_through: 2099-12-31T23:59:00Z
employment_type: FULL_TIME
identifier: PC-2026-1
job_location:
  street_address: 233 South Wacker Drive
  address_locality: Chicago
  address_region: IL
  postal_code: "60606"
  address_country: US
base_salary:
  currency: USD
  value: 58000
  unit_text: YEAR
apply:
  email: jobs@example.org
---

Help learning circles grow across North America. You look after the people who run them, answer
their questions, and bring what they learn back to all of the others.
"""
CHECK = "from mkdocs_careers.cli import main; main(['check', *sys.argv[1:]])"


def run(code: str, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own, away from the checkout."""
    return subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
CORE = [
    name for name in MODULES if not name.startswith(HOST_MODULES) or name.startswith(FREE_OF_HOSTS)
]
LATE_IMPORTS = {"mkdocs_careers.cli.site_text": {"markdown"}}
"""What `export` renders Markdown with as the host would; it says so where it is not there."""


def imports(path: Path) -> set[str]:
    """Return the distributions' modules that a file imports anywhere, also late or for types."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of one good job."""
    (tmp_path / "docs/careers").mkdir(parents=True)
    (tmp_path / "docs/careers/coordinator.md").write_text(JOB, encoding="utf-8")
    (tmp_path / "careers.yml").write_text(
        "site_url: https://example.org/\norganization:\n  name: Example Learning Circles\n",
        encoding="utf-8",
    )
    return tmp_path


def test_core_imports_without_a_host() -> None:
    extra = () if importlib.util.find_spec("lsprotocol") else LANGUAGE_SERVER
    names = (name for name in CORE if not name.endswith("__main__") and name not in extra)
    lines = "".join(f"import_module({name!r})\n" for name in names)
    code = f"{WITHOUT_HOSTS}\nfrom importlib import import_module\n{lines}"
    result = run(code)
    assert result.returncode == 0, result.stderr


def test_public_names_import_without_a_host() -> None:
    result = run(f"{WITHOUT_HOSTS}\nfrom mkdocs_careers import *")
    assert result.returncode == 0, result.stderr


def test_check_runs_without_a_host(site: Path) -> None:
    result = run(WITHOUT_HOSTS + CHECK, "--format", "json", cwd=site)
    assert (result.returncode, result.stderr) == (0, "1 job file checked, nothing found.\n")
    assert json.loads(result.stdout) == {"version": 1, "files": 1, "diagnostics": []}


def test_check_finds_mistakes_without_a_host(site: Path) -> None:
    job = site / "docs/careers/coordinator.md"
    job.write_text(JOB.replace("2026-11-02", "2 November"), encoding="utf-8")
    result = run(WITHOUT_HOSTS + CHECK, "--format", "json", cwd=site)
    assert result.returncode == 1
    (diagnostic,) = json.loads(result.stdout)["diagnostics"]
    assert diagnostic["path"] == "docs/careers/coordinator.md"
    assert (diagnostic["code"], diagnostic["line"]) == ("not-a-date", 3)


def test_it_runs_as_a_module() -> None:
    command = [sys.executable, "-P", "-m", "mkdocs_careers", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    version = mkdocs_careers.__version__
    assert result.stdout == f"mkdocs-careers, version {version}\n", result.stderr


def test_entry_points() -> None:
    found = importlib.metadata.distribution("mkdocs-careers").entry_points
    for entry in found:
        if entry.group == "console_scripts" or importlib.util.find_spec("mkdocs"):
            assert callable(entry.load())
    assert {entry.group: entry.name for entry in found} == {
        "mkdocs.plugins": "careers",
        "console_scripts": "mkdocs-careers",
    }


def test_check_starts_without_what_is_slow() -> None:
    result = run("import mkdocs_careers.cli.check, sys; print(*sys.modules)")
    assert set(SLOW) & set(result.stdout.split()) == set(), result.stderr


def test_check_of_good_jobs_needs_nothing_slow(site: Path) -> None:
    code = f"""
    import atexit, sys
    atexit.register(lambda: print(*sys.modules, file=sys.stderr))
    {CHECK}
    """
    result = run(dedent(code), "--format", "json", cwd=site)
    assert result.returncode == 0
    assert set(SLOW) & set(result.stderr.split()) == set()


def test_only_the_command_line_imports_click() -> None:
    allowed = ("mkdocs_careers.cli", *HOST_MODULES)
    found = {name for name, path in MODULES.items() if "click" in imports(path)}
    assert {name for name in found if not name.startswith(allowed)} == set()
    assert "mkdocs_careers.cli" in found


@pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="not in a checkout")
def test_every_module_stands_in_the_contracts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers, below, *_ = project["tool"]["importlinter"]["contracts"]
    named = {name.strip() for layer in layers["layers"] for name in layer.split("|")}
    found = {".".join(name.split(".")[:2]) for name in MODULES} - {"mkdocs_careers"}
    assert named == found
    above = {f"mkdocs_careers.{name}" for name in ("__main__", "cli", "hosts", "sphinxext")}
    assert set(below["source_modules"]) == found - above


@pytest.mark.parametrize("name", CORE)
def test_core_names_no_host(name: str) -> None:
    allowed = LATE_IMPORTS.get(name, set())
    assert imports(MODULES[name]) & set(HOST_DISTRIBUTIONS) == allowed


def test_every_folder_of_code_is_a_package() -> None:
    assert {path.parent for path in MODULES.values()} == {
        path.parent for path in MODULES.values() if path.name == "__init__.py"
    }


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel and an sdist from the checkout, with the tools that are installed."""
    if not (ROOT / "mkdocs_careers").is_dir():
        pytest.skip("these tests run beside no checkout")
    for tool in ("build", "hatchling"):
        if importlib.util.find_spec(tool) is None:
            pytest.skip(f"`{tool}` is not installed: python -m pip install --group build")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def test_wheel_carries_the_package_and_nothing_else(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "mkdocs_careers").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(names) == sorted(expected)


def test_wheel_carries_what_is_not_python(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    names = [Path(name) for name in zipfile.ZipFile(wheel).namelist()]
    for folder, suffix in [
        ("schemas", ".json"),
        ("templates", ".html"),
        ("assets", ".css"),
        ("assets", ".js"),
        ("rules", ".md"),
    ]:
        wanted = Path("mkdocs_careers", folder)
        assert [n for n in names if n.parent == wanted and n.suffix == suffix], folder
    assert Path("mkdocs_careers/py.typed") in names


def test_wheel_says_what_it_is(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = email.message_from_bytes(archive.read(name))
    assert metadata["Name"] == "mkdocs-careers"
    assert metadata["Version"] == mkdocs_careers.__version__
    assert metadata["License-Expression"] == "MIT"
    required = [value for value in metadata.get_all("Requires-Dist", []) if "extra ==" not in value]
    for host in ("mkdocs", "properdocs", "sphinx", "docutils"):
        assert not [value for value in required if value.startswith(host)]


def test_sdist_carries_what_tests_it(distributions: Path) -> None:
    """`build` makes the wheel from the sdist, so the sdist holds all that the wheel needs."""
    (sdist,) = distributions.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {Path(*Path(name).parts[1:]) for name in archive.getnames()}
    for name in ("LICENSE", "README.md", "pyproject.toml", "schemas/v1/job.json",
                 "tests/test_packaging.py", "example_site/mkdocs.yml",
                 "example_site/careers.yml", "example_site/conf.py"):  # fmt: skip
        assert Path(name) in names
    unwanted = {"node_modules", "__pycache__", ".venv", "site"}
    assert not [name for name in names if unwanted & set(name.parts)]

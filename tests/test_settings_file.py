"""The settings file: found upwards, read as data, and its mistakes at their places."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.model import Organization
from mkdocs_careers.settings import Settings
from mkdocs_careers.settings import options as all_options
from mkdocs_careers.settings_file import (
    CONFIG_NAMES,
    SettingsFile,
    find_settings_file,
    read_settings_file,
)

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Diagnostic

P2PU = Organization("P2PU")
MKDOCS = """\
site_name: P2PU
site_url: https://www.p2pu.org/
plugins:
  - search
  - careers:
      organization:
        name: P2PU
"""


def write(folder: Path, **files: str) -> None:
    """Write files; the argument `mkdocs_yml` is `mkdocs.yml`."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def read(folder: Path, name: str = "mkdocs.yml", **environ: str) -> SettingsFile:
    return read_settings_file(folder / name, environ)


def places(site: SettingsFile) -> list[tuple[str, int, int, str]]:
    """Return what is wrong: file, line, column and code."""
    return [(Path(d.path).name, d.line, d.column, d.code.code) for d in site.diagnostics]


def marked(diagnostic: Diagnostic) -> str:
    return diagnostic.source_line[diagnostic.column - 1 : diagnostic.end_column - 1]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_order_of_names(site: Path) -> None:
    assert CONFIG_NAMES == (
        "careers.yml", "properdocs.yml", "properdocs.yaml", "mkdocs.yml", "mkdocs.yaml",
        "zensical.toml", "conf.py",
    )  # fmt: skip
    (site / "a" / "b").mkdir(parents=True)
    assert find_settings_file(site / "a" / "b") is None
    for name in reversed(CONFIG_NAMES):
        (site / name).touch()
        assert find_settings_file(site / "a" / "b") == site / name
    (site / "a" / "conf.py").touch()
    assert find_settings_file(site / "a" / "b") == site / "a" / "conf.py"


def test_a_folder_of_that_name_is_no_file(site: Path) -> None:
    (site / "mkdocs.yml").mkdir()
    assert find_settings_file(site) is None


@pytest.mark.parametrize(
    "plugins",
    [
        "[search, {careers: {organization: {name: P2PU}}}]",
        "{search: {}, careers: {organization: {name: P2PU}}}",
        "\n  - careers:\n      organization: {name: P2PU}",
        "\n  careers:\n    organization: {name: P2PU}",
    ],
)
def test_plugins_as_list_and_as_mapping(site: Path, plugins: str) -> None:
    write(site, mkdocs_yml=f"site_name: P2PU\nplugins: {plugins}\n")
    assert read(site).settings.organization == P2PU


@pytest.mark.parametrize(
    "text",
    ["", "site_name: P2PU", "plugins:", "plugins: []", "plugins: [careers]", "plugins: {careers: }",
     "plugins: [careers: ]", "plugins: careers", "plugins: 5", "- a", "5", "plugins: [[careers]]",
     "plugins: [{search: {}, 5: {}}]", "# nothing"],
)  # fmt: skip
def test_no_settings(site: Path, text: str) -> None:
    write(site, mkdocs_yml=text)
    found = read(site)
    assert found.settings == Settings()
    assert found.diagnostics == ()
    assert found.docs_dir == site / "docs"


@pytest.mark.parametrize("name", ["properdocs.yml", "mkdocs.yaml", "mkdocs.prod.yml"])
def test_other_names(site: Path, name: str) -> None:
    (site / name).write_text(MKDOCS, encoding="utf-8")
    assert read(site, name).settings.organization == P2PU


def test_what_the_host_says(site: Path) -> None:
    write(site, mkdocs_yml=MKDOCS + "      jobs_dir: about/jobs\ndocs_dir: text\n")
    found = read(site)
    assert found.site_url == "https://www.p2pu.org/"
    assert found.docs_dir == site / "text"
    assert found.jobs_dir == site / "text" / "about" / "jobs"
    assert {"hide", "template"} <= found.host_keys


CAREERS = "organization:\n  name: P2PU\nsite_url: https://jobs.p2pu.org/\n"


@pytest.mark.parametrize(
    ("host", "text", "docs"),
    [
        (None, "", "docs"),
        ("mkdocs.yml", "site_name: P2PU\nplugins: [careers]\n", "docs"),
        ("mkdocs.yml", "site_name: P2PU\ndocs_dir: text\n", "text"),
        ("zensical.toml", '[project]\ndocs_dir = "text"\n', "text"),
        ("zensical.toml", "[project]\n", "docs"),
        ("zensical.toml", "not = [toml", "docs"),
        ("zensical.toml", "project = 5\n", "docs"),
        ("conf.py", "raise SystemExit(1)\n", "."),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_careers_yml_beside_a_host(
    site: Path, host: str | None, text: str, docs: str, *, named: bool
) -> None:
    write(site, careers_yml=CAREERS)
    if host:
        (site / host).write_text(text, encoding="utf-8")
    found = read(site, "careers.yml" if named or not host else host)
    assert found.settings.organization == P2PU
    assert found.site_url == "https://jobs.p2pu.org/"
    assert found.diagnostics == ()
    assert found.docs_dir == site / docs


def test_source_dir(site: Path) -> None:
    write(site, careers_yml=CAREERS + "source_dir: source/text\n", conf_py="")
    assert read(site, "careers.yml").jobs_dir == site / "source/text/careers"


def test_site_address_of_the_host_holds_where_careers_yml_has_none(site: Path) -> None:
    write(site, careers_yml="organization: {name: P2PU}", mkdocs_yml="site_url: https://a.org/")
    assert read(site, "careers.yml").site_url == "https://a.org/"
    write(site, zensical_toml='[project]\nsite_url = "https://z.org/"')
    (site / "mkdocs.yml").unlink()
    assert read(site, "careers.yml").site_url == "https://z.org/"


def test_settings_in_two_places(site: Path) -> None:
    write(site, careers_yml=CAREERS, mkdocs_yml=MKDOCS)
    for name in ("careers.yml", "mkdocs.yml"):
        found = read(site, name)
        assert places(found) == [("mkdocs.yml", 5, 5, "two-settings")]
        assert marked(found.diagnostics[0]) == "careers"
        assert found.settings.organization == P2PU


def test_no_configuration_at_all() -> None:
    found = read_settings_file(None, {})
    assert found.settings == Settings()
    assert found.diagnostics == ()


# Tags


@pytest.mark.parametrize(
    ("value", "environ", "expected"),
    [
        ("!ENV ZONE", {"ZONE": "Europe/Berlin"}, "Europe/Berlin"),
        ("!ENV [ZONE]", {"ZONE": "Europe/Berlin"}, "Europe/Berlin"),
        ("!ENV [A, ZONE, UTC]", {"ZONE": "Europe/Berlin"}, "Europe/Berlin"),
        ("!ENV [A, ZONE, UTC]", {}, "UTC"),
        ("!ENV [A, ZONE, null]", {}, None),
        ("!ENV ZONE", {}, None),
        ("!ENV [ZONE]", {}, None),
        ("!unknown x", {}, None),
        ("!!python/name:os.system", {}, None),
        ("!relative $config_dir", {}, None),
    ],
)
def test_tags(site: Path, value: str, environ: dict[str, str], expected: str | None) -> None:
    write(site, mkdocs_yml=f"{MKDOCS}      timezone: {value}\n")
    found = read(site, **environ)
    assert found.settings.timezone == expected
    assert found.settings.organization == P2PU
    assert found.diagnostics == ()


def test_tags_elsewhere_are_neutral(site: Path) -> None:
    write(
        site,
        mkdocs_yml=MKDOCS + "markdown_extensions:\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "      generator: !!python/object/apply:os.system [exit 1]\n"
        "  - pymdownx.slugs: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n",
    )
    found = read(site)
    assert found.diagnostics == ()
    assert found.settings.organization == P2PU


@pytest.mark.parametrize(
    "options",
    [
        "organization: !ENV ORGANIZATION",
        "organization: {name: !ENV NAME}",
        "organization: {name: P2PU, url: !ENV URL}",
        "organizations: {partner: !ENV PARTNER}",
        "places: {office: {address_country: !ENV COUNTRY}}",
        "apply: {email: [!ENV MAIL]}",
        "apply: {url: !ENV FORM, subject: !ENV SUBJECT}",
        "areas: {home: [!ENV COUNTRY]}",
        "rules: {salary-twice: !ENV WEIGHT}",
        "defaults: {job_location: !ENV PLACE, hiring_organization: !ENV KEY, timezone: !ENV ZONE}",
        "listing: {group_by: !ENV GROUP, sort: [!ENV SORT]}",
        *(f"{option.name}: !ENV UNSET" for option in all_options()),
    ],
)
def test_unset_variable_is_never_a_finding(site: Path, options: str) -> None:
    write(site, mkdocs_yml=f"plugins:\n  - careers:\n      {options}\n")
    assert read(site).diagnostics == ()


@pytest.mark.parametrize(
    "name", [option.name for option in all_options() if option.name != "organization"]
)
def test_unset_variable_has_no_made_up_value(site: Path, name: str) -> None:
    write(site, mkdocs_yml=f"plugins:\n  - careers:\n      {name}: !ENV UNSET\n")
    assert getattr(read(site).settings, name) == getattr(Settings(), name)


@pytest.mark.parametrize(
    "value", ["!ENV {a: b}", "!ENV [[a], b]", "!ENV []", "!ENV", "!ENV ''", "!ENV [A, {b: c}]"]
)
def test_strange_variables(site: Path, value: str) -> None:
    write(site, mkdocs_yml=f"{MKDOCS}      timezone: {value}\n")
    read(site)


def test_variable_that_is_no_yaml(site: Path) -> None:
    write(site, mkdocs_yml=f"{MKDOCS}      timezone: !ENV ZONE\n")
    read(site, ZONE="[")


# INHERIT


def test_inherit_merges_mappings_and_replaces_lists(site: Path) -> None:
    (site / "shared").mkdir()
    (site / "shared" / "base.yml").write_text(
        "site_url: https://a.org/\ndocs_dir: text\nplugins:\n  search: {}\n  careers:\n"
        "    not_jobs: [a.md, b.md]\n    timezone: UTC\n    organization:\n      name: Base\n"
        "      url: https://a.org\n",
        encoding="utf-8",
    )
    write(
        site,
        mkdocs_yml="INHERIT: shared/base.yml\nsite_name: P2PU\nplugins:\n  careers:\n"
        "    not_jobs: [c.md]\n    organization:\n      name: P2PU\n",
    )
    found = read(site)
    assert found.diagnostics == ()
    assert found.settings.not_jobs == ("c.md",)
    assert found.settings.timezone == "UTC"
    assert found.settings.organization == Organization("P2PU", "https://a.org")
    assert found.site_url == "https://a.org/"
    assert found.docs_dir == site / "text"


def test_inherit_replaces_a_list_of_plugins(site: Path) -> None:
    write(site, base_yml=MKDOCS, mkdocs_yml="INHERIT: base.yml\nplugins:\n  - search\n")
    assert read(site).settings.organization is None


def test_inherit_over_two_steps(site: Path) -> None:
    write(site, a_yml=MKDOCS, b_yml="INHERIT: a.yml\n", mkdocs_yml="INHERIT: b.yml\nsite_name: X\n")
    assert read(site).settings.organization == P2PU


@pytest.mark.parametrize(
    "parent", ["mkdocs.yml", "b.yml", "gone.yml", ".", "5", "[a]", "!ENV BASE"]
)
def test_inherit_from_what_is_no_parent(site: Path, parent: str) -> None:
    write(site, mkdocs_yml=f"INHERIT: {parent}\n{MKDOCS}", b_yml="INHERIT: mkdocs.yml\n")
    assert read(site).settings.organization == P2PU


def test_a_parent_that_cannot_be_read_is_said(site: Path) -> None:
    write(site, mkdocs_yml=f"INHERIT: gone.yml\n{MKDOCS}")
    assert places(read(site)) == [("gone.yml", 1, 1, "unreadable-file")]
    write(site, mkdocs_yml=f"INHERIT: base.yml\n{MKDOCS}", base_yml="a: [\n")
    assert places(read(site)) == [("base.yml", 2, 1, "invalid-yaml")]


def test_a_mistake_in_a_parent_has_its_place_there(site: Path) -> None:
    write(
        site,
        base_yml="plugins:\n  careers:\n    orgnization: {name: P2PU}\n",
        mkdocs_yml="INHERIT: base.yml\nsite_name: P2PU\n",
    )
    assert places(read(site)) == [("base.yml", 3, 5, "unknown-key")]


# Places of mistakes


@pytest.mark.parametrize(
    ("options", "line", "token", "code"),
    [
        ("orgnization: {name: P2PU}", 5, "orgnization", "unknown-key"),
        ("organization: {nmae: P2PU, name: P2PU}", 5, "nmae", "unknown-key"),
        ("organization:\n        url: https://a.org", 5, "organization", "missing-key"),
        ("organization: {name: P2PU, url: a.org}", 5, "a.org", "not-a-link"),
        ("organization: {name: P2PU, url: 'https://['}", 5, "'https://['", "not-a-link"),
        ("organization: {name: P2PU, logo: 'https://['}", 5, "'https://['", "not-a-link"),
        ("organization: {name: P2PU, logo: '//['}", 5, "'//['", "not-a-link"),
        ("apply: {url: 'https://['}", 5, "'https://['", "not-a-link"),
        ("organization: {name: 5}", 5, "5", "wrong-type"),
        ("organization: P2PU", 5, "P2PU", "wrong-type"),
        ("timezone: Berlin", 5, "Berlin", "unknown-timezone"),
        ("places:\n        chicago:\n          address_country: USA", 7, "USA", "not-allowed"),
        (
            "places:\n        chicago:\n          address_locality: Chicago",
            6,
            "chicago",
            "missing-key",
        ),
        ("areas: {home: [US, XX]}", 5, "XX", "unknown-area"),
        ("apply:\n        email: [a@b.org, jobs]", 6, "jobs", "not-an-address"),
        ("apply: {subject: '{name}'}", 5, "'{name}'", "unknown-placeholder"),
        ("as_of: 2026-02-30", 5, "2026-02-30", "not-a-date"),
        ("jobs_dir: ../jobs", 5, "../jobs", "not-allowed"),
        ("jobs_dir: /", 5, "/", "not-allowed"),
        ("rules: {not-a-code: off}", 5, "not-a-code", "unknown-rule"),
        ("rules: {salary-twice: loud}", 5, "loud", "not-allowed"),
        ("listing: {group_by: color}", 5, "color", "not-allowed"),
        ("defaults: {employment_type: FULLTIME}", 5, "FULLTIME", "not-allowed"),
        ("defaults:\n        job_location: chicago", 6, "chicago", "unknown-place"),
        ("defaults: {hiring_organization: x}", 5, "x", "unknown-organization"),
        ("defaults: {timezone: Berlin}", 5, "Berlin", "unknown-timezone"),
        ("defaults: {application_contact: {email: nobody}}", 5, "nobody", "not-an-address"),
        ("defaults: {applicant_location_requirements: [US, XX]}", 5, "XX", "unknown-area"),
        ("not_jobs: a.md", 5, "a.md", "wrong-type"),
    ],
)
def test_place_of_a_mistake(site: Path, options: str, line: int, token: str, code: str) -> None:
    write(
        site, mkdocs_yml=f"site_name: P2PU\nplugins:\n  - search\n  - careers:\n      {options}\n"
    )
    found = read(site).diagnostics
    assert [d.code.code for d in found] == [code]
    assert (found[0].path, found[0].line, marked(found[0])) == ("mkdocs.yml", line, token)


def test_places_in_careers_yml_and_under_a_mapping(site: Path) -> None:
    write(site, careers_yml="# ü\nplaces:\n  a: {address_country: USA}\n")
    found = read(site, "careers.yml")
    assert places(found) == [("careers.yml", 3, 24, "not-allowed")]
    write(site, mkdocs_yml="plugins:\n  careers:\n    timezone: Berlin\n")
    (site / "careers.yml").unlink()
    assert places(read(site)) == [("mkdocs.yml", 3, 15, "unknown-timezone")]


def test_all_mistakes_at_once(site: Path) -> None:
    write(site, careers_yml="timezone: Berlin\ncolor: red\nas_of: soon\norganization: {}\n")
    codes = {d.code.code for d in read(site, "careers.yml").diagnostics}
    assert codes == {"unknown-timezone", "unknown-key", "not-a-date", "missing-key"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"a: [", "invalid-yaml"),
        (b"a: b: c", "invalid-yaml"),
        (b"as_of: 2015-17-04", "not-a-date"),
        (b"\xff", "not-utf-8"),
        (b"- organization", "wrong-type"),
        (b"organization", "wrong-type"),
        (b"? [a]\n: b", "invalid-yaml"),
        (b"\x00", "invalid-yaml"),
        (b"a: *b", "invalid-yaml"),
        (b"a: 1\n--- \nb: 2", "invalid-yaml"),
        (b"\xef\xbb\xbforganization: {name: P2PU}", None),
        (b"organization: {name: P2PU}\r\n", None),
    ],
)
def test_file_that_cannot_be_read(site: Path, text: bytes, code: str | None) -> None:
    (site / "careers.yml").write_bytes(text)
    found = {d.code.code for d in read(site, "careers.yml").diagnostics}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    "text",
    [
        "organization: &a\n  name: P2PU\n  url: *a\n",
        "defaults: &a {extra: *a}\n",
        "defaults: {extra: &a [*a]}\n",
    ],
)
def test_settings_that_contain_themselves(site: Path, text: str) -> None:
    write(site, careers_yml=text)
    assert read(site, "careers.yml").diagnostics


RUN = """\
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
from mkdocs_careers.settings_file import read_settings_file
site = read_settings_file(Path(sys.argv[1]), {})
print([d.code.code for d in site.diagnostics])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on memory is POSIX's")
@pytest.mark.parametrize(
    "text",
    [
        "defaults: " + "[" * 30_000,
        "defaults: " + "{a: " * 30_000,
        "a0: &a0 [x, x]\n"
        + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}x]\n" for n in range(1, 12)),
    ],
    ids=["brackets", "braces", "bomb"],
)
def test_settings_that_crash_a_parser(site: Path, text: str) -> None:
    """In a process of its own: PyYAML's C composer ends it, and a bomb takes all memory."""
    write(site, careers_yml=text)
    done = subprocess.run(
        [sys.executable, "-c", RUN, "careers.yml"], capture_output=True, text=True, timeout=10,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout != "[]\n"


def test_options_as_the_host_sees_them(site: Path) -> None:
    write(site, mkdocs_yml=MKDOCS)
    found = read_settings_file(
        site / "mkdocs.yml", {}, {"timezone": "Berlin", "organization": None}
    )
    assert [d.code.code for d in found.diagnostics] == ["unknown-timezone"]


def scratch(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that no other test looks into; Hypothesis has no use for one per example."""
    folder = factory.getbasetemp() / "any-settings"
    folder.mkdir(exist_ok=True)
    return folder


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
    | st.datetimes() | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(
    data=st.dictionaries(
        st.text(max_size=8) | st.sampled_from(["places", "apply", "rules"]), VALUES
    )
)
def test_any_yaml(tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]) -> None:
    path = scratch(tmp_path_factory) / "careers.yml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    for diagnostic in read_settings_file(path, {}).diagnostics:
        assert diagnostic.line >= 1
        assert diagnostic.end_column >= diagnostic.column or diagnostic.end_line > diagnostic.line


@given(st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = scratch(tmp_path_factory) / "careers.yml"
    path.write_bytes(data)
    read_settings_file(path, {})

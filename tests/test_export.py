"""`mkdocs-careers export FORMAT`: the bytes that a build writes, or the reason why not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.feed_settings import NAMES
from tests.hosts.site import (
    TODAY,
    build,
    build_site,
    config,
    environ,
    job,
    skip_without,
    write_files,
)

if TYPE_CHECKING:
    from click.testing import Result

ALL = dict.fromkeys(NAMES, True)
FEEDS = {kind: ("" if kind == "jobs_json" else "careers/") + name for kind, name in NAMES.items()}
RICH = """\
# Program Coordinator

"Help" learning circles -- 'all' of them... (c) HTML and ==marks== of <https://example.org>.
Mail <hello@example.org>, see [the writer](writer.md), [home](../index.md#top "Home") and
[our handbook][handbook]. ![A circle](../circle.png){ width=50 } :smile: H~2~O, 1/2, -->

[handbook]: https://www.example.org/handbook "The handbook"
*[HTML]: Hypertext

!!! note "What matters"

    You like people.

??? question "Why?"

    Because.

=== "Morning"

    Coffee[^1].

=== "Evening"

    Tea.

Term
:   What it means.

```python title="a.py" linenums="1"
print("<hello>")
```

- [x] Reads mail
- [ ] Writes it with ++ctrl+s++

| Day | Hours |
| --- | ----- |
| Mon | 4     |

<div markdown>Some **bold** text</div>
<!-- careers:listing -->

[^1]: Or tea.

# Another title
"""
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty",
    {"toc": {"permalink": True}}, "pymdownx.caret", "pymdownx.details",
    "pymdownx.emoji", {"pymdownx.highlight": {"anchor_linenums": True}}, "pymdownx.inlinehilite",
    "pymdownx.keys", {"pymdownx.magiclink": {"hide_protocol": True}}, "pymdownx.mark",
    "pymdownx.smartsymbols", "pymdownx.superfences", {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}}, "pymdownx.tilde",
]  # fmt: skip
SETTINGS = {
    "feeds": ALL,
    "timezone": "America/Chicago",
    "organization": {
        "name": "Example Learning Circles",
        "overview": 'We "run" circles, see [home](index.md).\n\n- One\n- Two [x][x]\n\n[x]: https://x.example',
        "equal_opportunity": "**Everybody** -- really.",
    },
}
JOBS: dict[str, str | bytes] = {
    "docs/careers/coordinator.md": job(
        employment_unit="Community",
        valid_through="2026-12-01",
        apply={"email": "jobs@example.org", "instructions": 'Say "hello" [here](../index.md).'},
        body=RICH,
    ),
    "docs/careers/writer.md": job("Writer & Editor", date_posted="2026-11-05").replace(
        "\n", "\r\n"
    ),
    "docs/careers/deep/été.md": job("Été", employment_unit="Design"),
    "docs/careers/closed.md": job("Closed", date_posted="2026-10-01", valid_through="2026-11-01"),
    "docs/careers/later.md": job("Later", date_posted="2027-01-01"),
    "docs/careers/draft.md": job("Draft", status="draft"),
    "docs/circle.png": b"",
}


def export(site: Path, *arguments: str, **environment: str) -> Result:
    names = ("CAREERS_AS_OF", "CAREERS_PREVIEW", "SOURCE_DATE_EPOCH")
    given = dict.fromkeys(names) | {"CAREERS_AS_OF": TODAY} | environment
    before = Path.cwd()
    os.chdir(site)
    try:
        return CliRunner(env=given).invoke(main, ["export", *arguments])
    finally:
        os.chdir(before)


def assert_same(site: Path, kind: str, file: str, *arguments: str) -> bytes:
    """Compare what is exported with what a build has written; return it."""
    done = export(site, kind, *arguments)
    assert done.exit_code == 0, done.stderr
    built = (site / "site" / file).read_bytes()
    assert done.stdout_bytes == built
    return built


SITES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "plain": ({}, {}),
    "settings": (SETTINGS, {}),
    "extensions": (SETTINGS, {"markdown_extensions": EXTENSIONS, "theme": "material"}),
    "no directories": (SETTINGS, {"use_directory_urls": False, "theme": "readthedocs"}),
    "below a path": (SETTINGS, {"site_url": "https://www.example.org/team/handbook"}),
    "German": (SETTINGS, {"theme": {"name": "material", "language": "de"}}),
    "Brazilian": (SETTINGS, {"theme": {"name": "mkdocs", "locale": "pt_BR"}}),
    "left out": (SETTINGS, {"exclude_docs": "deep/\n", "draft_docs": "writer.md"}),
    "not the default": (SETTINGS | {"language": "fr", "jobs_dir": "careers/deep"}, {}),
}


@pytest.mark.parametrize("name", SITES)
def test_the_bytes_are_those_of_a_build(name: str, tmp_path: Path) -> None:
    skip_without("mkdocs-material")
    settings, more = SITES[name]
    settings = {"feeds": ALL, "rules": {"jobs-json-below-root": "off"}, **settings}
    files = {**JOBS, "mkdocs.yml": config(careers=settings, **more)}
    build_site(tmp_path, files, strict=False)
    folder = settings.get("jobs_dir", "careers")
    for kind, file in FEEDS.items():
        built = assert_same(tmp_path, kind, file.replace("careers", folder))
        assert b"Draft" not in built
    if name == "extensions":
        rss = (tmp_path / "site" / FEEDS["rss"]).read_text(encoding="utf-8")
        assert all(word in rss for word in ("“Help” learning circles", "©", "½", "Coffee"))


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_a_site_in_several_languages(structure: str, tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {
            "locale": "de",
            "name": "Deutsch",
            "site_name": "Beispiel",
            "site_url": "https://beispiel.example/de-at",
        },
        {"locale": "fr", "name": "Français", "build": False},
    ]
    plugin = {"i18n": {"docs_structure": structure, "languages": languages}}
    careers = SETTINGS | {"languages": {"de": {"organization": {"overview": "Wir *lernen*."}}}}
    german = job("Leitung", "Ein *deutscher* Text, der lang genug ist.", date_posted=None,
                 job_location=None, apply=None)  # fmt: skip
    names = {"coordinator.md": job(body='Some "words".'), "coordinator.de.md": german,
             "writer.md": job("Writer"), "nurse.de.md": job("Pflege"),
             "cook.fr.md": job("Cuisine")}  # fmt: skip
    files: dict[str, str | bytes] = {"mkdocs.yml": config(careers=careers, plugins=[plugin])}
    for name, text in names.items():
        stem, _, tag = name.removesuffix(".md").partition(".")
        folder = f"{tag or 'en'}/" if structure == "folder" else ""
        inner = f"{stem}.md" if structure == "folder" else name
        files[f"docs/{folder}careers/{inner}"] = text
    write_files(tmp_path, files)
    if structure == "folder":
        (tmp_path / "docs/index.md").rename(tmp_path / "docs/en/index.md")
    done = build(tmp_path, strict=False)
    assert done.code == 0, done.log
    for kind, file in FEEDS.items():
        english = assert_same(tmp_path, kind, file)
        assert not any(word in english for word in (b"Cuisine", b"cook"))
        if kind != "jobs_json":
            german_feed = assert_same(tmp_path, kind, f"de/{file}", "--language", "de")
            assert german_feed != english
    other = export(tmp_path, "jobs_json", "--language", "de")
    assert (other.exit_code, "There is no such feed." in other.stderr) == (2, True)
    other = export(tmp_path, "rss", "--language", "es")
    assert (other.exit_code, "not built in es" in other.stderr) == (2, True)


def test_feeds_of_single_values(tmp_path: Path) -> None:
    feeds = {"rss": True, "sitemap": "jobs.xml", "by": ["employment_unit"]}
    files = {**JOBS, "mkdocs.yml": config(careers=SETTINGS | {"feeds": feeds})}
    site = build_site(tmp_path, files, strict=False)
    built = site.folder / "careers"
    (found,) = (
        p
        for p in built.rglob("rss.xml")
        if b"<title>\xc3\x89t\xc3\xa9<" in p.read_bytes() and p.parent != built
    )
    name = found.relative_to(site.folder).as_posix()
    assert_same(tmp_path, "rss", name, "--of", "employment_unit=Design")
    assert_same(tmp_path, "sitemap", "jobs.xml")
    done = export(tmp_path, "rss", "--of", "employment_unit=Magic")
    assert done.exit_code == 2
    assert "There are: employment_unit=Community, employment_unit=Design." in done.stderr


def test_a_feed_that_the_site_does_not_publish(tmp_path: Path) -> None:
    site = write_files(tmp_path, JOBS)
    done = export(site, "json_feed")
    assert done.exit_code == 0
    assert '"https://www.example.org/careers/feed.json"' in done.stdout


def test_a_file_to_write_to(tmp_path: Path) -> None:
    site = write_files(tmp_path, JOBS)
    assert export(site, "atom", "-o", "jobs.atom").stdout == ""
    assert (site / "jobs.atom").read_bytes() == export(site, "atom").stdout_bytes
    done = export(site, "atom", "-o", "no/such/folder/jobs.atom")
    assert done.exit_code == 1
    assert "Could not open file 'no/such/folder/jobs.atom'" in done.stderr


REFUSED: dict[str, tuple[str, str]] = {
    "hooks: [hook.py]": ("`hooks` can change anything", "rss"),
    "markdown_extensions: [pymdownx.snippets]": ("`pymdownx.snippets` does", "rss"),
    "markdown_extensions: [my.own]": ("what the extension `my.own` does", "json_feed"),
    "markdown_extensions: {pymdownx.emoji: {emoji_index: !!python/name:os.system }}": (
        "the extension `pymdownx.emoji` has an option that only Python can read", "atom",
    ),
    "markdown_extensions: !ENV NOWHERE": ("that a variable or a tag names does", "indeed"),
    "site_name: !ENV NOWHERE": ("`site_name` is not known here", "jobs_json"),
}  # fmt: skip


@pytest.mark.parametrize("line", REFUSED)
def test_what_only_a_build_knows(line: str, tmp_path: Path) -> None:
    reason, kind = REFUSED[line]
    lines = [
        own
        for own in config().splitlines()
        if not line.startswith("site_name") or "site_name" not in own
    ]
    site = write_files(tmp_path, {**JOBS, "mkdocs.yml": "\n".join((*lines, line, ""))})
    (site / "hook.py").write_text("open('ran', 'w')")
    done = export(site, kind)
    assert (done.exit_code, done.stdout) == (1, "")
    assert reason in done.stderr.partition("  - ")[2]
    assert "add `--site site`" in done.stderr
    assert export(site, "sitemap").exit_code == 0
    assert not (site / "ran").exists()


@pytest.mark.parametrize(
    ("plugin", "reason"),
    [
        ("macros", "the plugin `macros` can change jobs"),
        ({"blog": {}}, "the plugin `blog` can change jobs"),
        ({"i18n": {"build_only_locale": "de"}}, "`build_only_locale` of `i18n`"),
        ({"macros": {"enabled": False}}, ""),
        ("awesome-nav", ""),
        ({"material/tags": {}}, ""),
    ],
    ids=str,
)
def test_plugins_that_can_change_jobs(plugin: Any, reason: str, tmp_path: Path) -> None:
    files = {**JOBS, "mkdocs.yml": config(plugins=[plugin])}
    done = export(write_files(tmp_path, files), "rss")
    assert done.exit_code == (1 if reason else 0)
    assert reason in done.stderr


def test_taken_from_a_built_site(tmp_path: Path) -> None:
    careers = {"feeds": {"rss": "jobs.rss"}}
    hook = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nHooked.\\n'\n"
    files = {**JOBS, "hook.py": hook, "mkdocs.yml": config(careers=careers, hooks=["hook.py"])}
    site = build_site(tmp_path, files, strict=False)
    done = export(tmp_path, "rss", "--site", "site")
    assert done.stdout_bytes == (site.folder / "jobs.rss").read_bytes()
    assert "Hooked." in done.stdout
    done = export(tmp_path, "atom", "--site", "site")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "There is no site/careers/atom.xml. Is the feed on in the settings" in done.stderr


def test_mistakes_stop_it_as_they_stop_a_build(tmp_path: Path) -> None:
    wrong: dict[str, str | bytes] = {
        "docs/careers/wrong.md": job(employement_unit="X"),
        "docs/careers/bad.md": b"\xff",
    }
    site = write_files(tmp_path, JOBS | wrong)
    done = export(site, "sitemap")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "A build would stop at mistakes in docs/careers/bad.md and 1 other file." in done.stderr
    (site / "mkdocs.yml").write_text(config(exclude_docs="wrong.md\nbad.md\n"))
    assert export(site, "sitemap").exit_code == 0


@pytest.mark.parametrize("address", [None, "", "http://[", 7])
def test_a_site_without_an_address(address: Any, tmp_path: Path) -> None:
    site = write_files(tmp_path, {**JOBS, "mkdocs.yml": config(site_url=address)})
    done = export(site, "rss")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "The configuration says no `site_url`" in done.stderr


def test_other_hosts_have_no_build_to_copy(tmp_path: Path) -> None:
    careers = yaml.safe_dump(
        {"site_url": "https://www.example.org/", "organization": {"name": "X"}}
    )
    site = tmp_path / "sphinx"
    write_files(site, {"careers.yml": careers, "conf.py": "", "careers/a.md": job()})
    (site / "mkdocs.yml").unlink()
    done = export(site, "rss")
    assert done.exit_code == 1
    assert "`site_url`" in done.stderr


def test_the_last_day_of_git(tmp_path: Path) -> None:
    files = {**JOBS, "mkdocs.yml": config(careers={"feeds": ALL, "lastmod": "git"})}
    write_files(tmp_path, files)
    day = {"GIT_AUTHOR_DATE": "2026-11-08T12:00:00Z", "GIT_COMMITTER_DATE": "2026-11-08T12:00:00Z"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "A"]):
        subprocess.run(["git", *command], cwd=tmp_path, env=os.environ | day, check=True)
    build_site(tmp_path, {**files}, strict=False)
    assert b"2026-11-08" in assert_same(tmp_path, "sitemap", FEEDS["sitemap"])
    assert_same(tmp_path, "atom", FEEDS["atom"])


WRONG = {
    "{toc: {no_such_option: 1}}": "KeyError",
    "{pymdownx.superfences: {custom_fences: 7}}": "TypeError",
}


@pytest.mark.parametrize("extensions", WRONG)
def test_extensions_that_cannot_do_with_their_options(extensions: str, tmp_path: Path) -> None:
    skip_without("pymdown-extensions")
    lines = f"{config()}markdown_extensions: {extensions}\n"
    done = export(write_files(tmp_path, {**JOBS, "mkdocs.yml": lines}), "rss")
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"The text of the jobs cannot be rendered: {WRONG[extensions]}" in done.stderr


def test_without_python_markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown", None)
    site = write_files(tmp_path, JOBS)
    done = export(site, "rss")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Install what builds the site, or take the feed from a built one" in done.stderr
    assert export(site, "sitemap").exit_code == 0


@pytest.mark.parametrize(
    "lines",
    [
        "plugins: 7", "plugins: [7, null, [careers], {a: 1, b: 2}]", "markdown_extensions: toc",
        "markdown_extensions: {toc: 7}", "theme: 7", "theme: [a]", "theme: {name: [x]}",
        "hooks: {}", "site_dir: 7", "exclude_docs: [a]", "use_directory_urls: maybe",
        "plugins: {i18n: {languages: 7}, careers: {}}",
        "plugins: {i18n: {languages: [7, {locale: en, default: true, build: x}]}, careers: {}}",
    ],
)  # fmt: skip
def test_odd_configurations(lines: str, tmp_path: Path) -> None:
    text = f"site_name: A\nsite_url: https://www.example.org/\n{lines}\n"
    site = write_files(tmp_path, {"mkdocs.yml": text, "docs/careers/a.md": job()})
    for kind in ("rss", "sitemap"):
        done = export(site, kind)
        assert isinstance(done.exception, SystemExit | None), done.exception
        assert done.exit_code in (0, 1, 2)


def test_nothing_is_open(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"mkdocs.yml": config(careers={"feeds": ALL})}
    build_site(tmp_path, {**files, "docs/careers/a.md": job(status="filled")})
    for kind, file in FEEDS.items():
        assert_same(tmp_path, kind, file)


def test_a_preview_has_the_same_feeds(tmp_path: Path) -> None:
    files = {**JOBS, "mkdocs.yml": config(careers={"feeds": ALL, "ended": "exclude"})}
    build_site(tmp_path, files, strict=False, CAREERS_PREVIEW="1")
    for kind, file in FEEDS.items():
        assert_same(tmp_path, kind, file)


def test_the_same_from_a_folder_below(tmp_path: Path) -> None:
    site = write_files(tmp_path, JOBS)
    assert export(site / "docs" / "careers", "rss").stdout == export(site, "rss").stdout
    (tmp_path / "empty").mkdir()
    named = export(tmp_path / "empty", "rss", "--config", str(site / "mkdocs.yml"))
    assert named.stdout == export(site, "rss").stdout


def test_no_host_is_imported_and_nothing_is_run(tmp_path: Path) -> None:
    site = write_files(tmp_path, {**JOBS, "mkdocs.yml": config(markdown_extensions=EXTENSIONS)})
    code = (
        "import sys; from mkdocs_careers.cli import main\n"
        "main(['export', 'rss', '-o', 'x.xml'], standalone_mode=False)\n"
        "print({'mkdocs', 'properdocs', 'sphinx', 'material'} & sys.modules.keys())"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=site, env=environ(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "set()"
    assert (site / "x.xml").is_file()

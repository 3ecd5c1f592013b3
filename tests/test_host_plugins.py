"""A host's plugins and extensions: what they make right is no finding unless the site asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_careers.settings_file import read_settings_file

if TYPE_CHECKING:
    from pathlib import Path

TAGS, LINKS = {"template-tag": "off"}, {"unlinked-address": "off"}
HEAD = "site_name: Example\n"


def rules(folder: Path, text: str) -> dict[str, str]:
    (folder / "mkdocs.yml").write_text(HEAD + text, encoding="utf-8")
    return dict(read_settings_file(folder / "mkdocs.yml", {}).settings.rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plugins: [careers]\n", {}),
        ("plugins: [careers, macros]\n", TAGS),
        ("plugins: [macros, careers: {}]\n", TAGS),
        ("plugins: {careers: {}, macros: {include_dir: x}}\n", TAGS),
        ("plugins:\n  - careers\n  - macros:\n      include_dir: x\n", TAGS),
        ("plugins: [careers, macros: {enabled: false}]\n", {}),
        ("plugins: [careers, macros: {render_by_default: false}]\n", {}),
        ("plugins: [careers]\nmarkdown_extensions: [admonition, pymdownx.magiclink]\n", LINKS),
        ("plugins: [careers]\nmarkdown_extensions: {pymdownx.magiclink: {hide_protocol: true}}\n",
         LINKS),
        ("plugins: [careers]\nmarkdown_extensions: pymdownx.magiclink\n", LINKS),
        ("plugins: [careers]\nmarkdown_extensions: [mdx_linkify]\n", LINKS),
        ("plugins: [careers]\nmarkdown_extensions: ['mdx_linkify:LinkifyExtension']\n", LINKS),
        ("plugins: [careers]\nmarkdown_extensions: [magiclink]\n", {}),
        ("plugins: [careers, macros]\nmarkdown_extensions: [mdx_linkify]\n", TAGS | LINKS),
        ("plugins: [macros, careers: {rules: {template-tag: error, thin-body: off}}]\n",
         {"template-tag": "error", "thin-body": "off"}),
        ("plugins: !ENV PLUGINS\n", {}),
        ("plugins: [careers, [macros], 5, null]\nmarkdown_extensions: 5\n", {}),
    ],
)  # fmt: skip
def test_rules(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    assert rules(tmp_path, text) == expected


def test_inherited(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "plugins: {macros: {}}\nmarkdown_extensions: [pymdownx.magiclink]\n", encoding="utf-8"
    )
    assert rules(tmp_path, "INHERIT: base.yml\nplugins: {careers: {}}\n") == TAGS | LINKS
    # A list takes the place of what is inherited.
    text = "INHERIT: base.yml\nplugins: [careers]\nmarkdown_extensions: [admonition]\n"
    assert rules(tmp_path, text) == {}


def test_settings_in_careers_yml(tmp_path: Path) -> None:
    (tmp_path / "careers.yml").write_text("rules: {thin-body: off}\n", encoding="utf-8")
    assert rules(tmp_path, "plugins: [careers, macros]\n") == TAGS | {"thin-body": "off"}
    site = read_settings_file(tmp_path / "careers.yml", {})
    assert dict(site.settings.rules) == TAGS | {"thin-body": "off"}


def test_a_job_can_ask_for_it(tmp_path: Path) -> None:
    options = {"rules": {"unlinked-address": "warning"}}
    (tmp_path / "mkdocs.yml").write_text(
        HEAD + "plugins: [careers]\nmarkdown_extensions: [pymdownx.magiclink]\n", encoding="utf-8"
    )
    site = read_settings_file(tmp_path / "mkdocs.yml", {}, options)
    assert dict(site.settings.rules) == {"unlinked-address": "warning"}

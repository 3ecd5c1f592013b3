from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from mkdocs_careers.outputs.language import load_language
from tests.extract_words import CATALOGS, COMMAND, TEMPLATE, extract_words

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = [path.parent.parent.name for path in CATALOGS]


def test_the_template_has_all_words() -> None:
    with TEMPLATE.open("rb") as stream:
        written = {message.id for message in read_po(stream) if message.id}
    assert written == {message.id for message in extract_words() if message.id}, f"run: {COMMAND}"


@pytest.mark.parametrize("path", CATALOGS, ids=LANGUAGES)
def test_a_language_is_complete(path: Path) -> None:
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=path.parent.parent.name)
    words = {message.id: message for message in catalog if message.id}
    assert set(words) == {message.id for message in extract_words() if message.id}, COMMAND
    for message in words.values():
        string = message.string or ""
        texts = (string,) if isinstance(string, str) else tuple(string)
        assert all(texts), message.id
        source = message.id if isinstance(message.id, str) else message.id[-1]
        placeholders = set(re.findall(r"\{\w+\}", source))
        assert all(set(re.findall(r"\{\w+\}", text)) == placeholders for text in texts)


def test_german() -> None:
    german = load_language("de-AT")
    assert german.tag == "de-AT"
    assert german.gettext("Full time") == "Vollzeit"
    assert german.ngettext("{number} open position", "{number} open positions", 1) == (
        "1 offene Stelle"
    )
    assert german.ngettext("{number} open position", "{number} open positions", 1200) == (
        "1.200 offene Stellen"
    )
    assert load_language("de").money(52000, "EUR") == "52.000\N{NO-BREAK SPACE}€"


@pytest.mark.parametrize("tag", [None, "", "xx-nonsense", "en_US.UTF-8", "C", "zh-hant"])
def test_any_tag_gives_a_language(tag: str | None) -> None:
    assert load_language(tag).gettext("Full time")

"""The catalogues: every language has every word, in every form that it needs."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from gettext import c2py
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from mkdocs_careers.outputs.language import load_language
from tests.extract_words import CATALOGS, COMMAND, TEMPLATE, extract_words

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

LANGUAGES = {path.parent.parent.name: path for path in CATALOGS}
COUNTS = (*range(201), 1000, 1001, 1_000_000, 1_000_001)
ENDS = {".": ".\N{IDEOGRAPHIC FULL STOP}", ":": ":\N{FULLWIDTH COLON}"}
"""What a sentence or a label ends with, and what that is in other scripts."""
PLACEHOLDER = re.compile(r"\{\w+\}")
LETTER = re.compile(r"[^\W\d_]")
SAME_WORDS = {
    "de": {"Bonus", "Hybrid", "Team"},
    "es": {"No"},
    "fr": {"Contact", "Type"},
    "it": {"No", "Team"},
    "nl": {"Associate degree", "Bonus", "Contact", "Team"},
}
"""What is the same in English; everything else is a word that somebody forgot to translate."""


@cache
def catalog_of(language: str) -> Catalog:
    with LANGUAGES[language].open("rb") as stream:
        return read_po(stream, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in catalog_of(language) if message.id]


def pairs(message: Message) -> list[tuple[str, str]]:
    """Return each of a message's texts beside its English; beyond the first form, the plural."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    assert isinstance(message.string, (tuple, list))
    one, many = message.id
    return [(many if index else one, text) for index, text in enumerate(message.string)]


def numbers_of_forms(language: str) -> dict[int, list[int]]:
    """Return the counts that take each plural form, by the rule in the catalogue's header."""
    rule = c2py(catalog_of(language).plural_expr)
    found = defaultdict(list)
    for number in COUNTS:
        found[rule(number)].append(number)
    return found


def test_the_template_has_all_words() -> None:
    with TEMPLATE.open("rb") as stream:
        written = {message.id for message in read_po(stream) if message.id}
    assert written == {message.id for message in extract_words() if message.id}, f"run: {COMMAND}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_complete(language: str) -> None:
    catalog = catalog_of(language)
    words = {message.id: message for message in messages(language)}
    assert set(words) == {message.id for message in extract_words() if message.id}, COMMAND
    assert not catalog.obsolete
    for message in words.values():
        assert not message.fuzzy, message.id
        forms = 1 if isinstance(message.id, str) else catalog.num_plurals
        texts = (message.string,) if isinstance(message.string, str) else message.string or ()
        assert len(texts) == forms, message.id
        assert all(texts), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_words_that_are_the_same_are_left_in_english(language: str) -> None:
    left = {one for message in messages(language) for one, text in pairs(message) if one == text}
    left = {one for one in left if LETTER.search(PLACEHOLDER.sub("", one))}
    assert left == SAME_WORDS.get(language, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_shape_of_its_english(language: str) -> None:
    for message in messages(language):
        for source, text in pairs(message):
            assert text.strip() == text, text
            assert not set("<>&%\n\t") & set(text), text
            assert "  " not in text, text
            for end, ends in ENDS.items():
                assert (text[-1] in ends) == (source[-1] == end), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    """A form for one count alone may say it in a word: Arabic has one for two months."""
    numbers = numbers_of_forms(language)
    for message in messages(language):
        for form, (source, text) in enumerate(pairs(message)):
            wanted = sorted(re.findall(r"\{\w+\}", source))
            found = sorted(re.findall(r"\{\w+\}", text))
            is_said = isinstance(message.id, tuple) and len(numbers[form]) == 1
            assert found == wanted or (is_said and found == []), text
            assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", text)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plural_rule_is_that_of_the_language(language: str) -> None:
    """Translators' tools read the header; we ask CLDR, which knows regions too."""
    catalog, loaded = catalog_of(language), load_language(language)
    header, cldr = c2py(catalog.plural_expr), Locale(language).plural_form
    forms: dict[int, set[str]] = defaultdict(set)
    for number in COUNTS:
        assert header(number) == min(loaded.plural(number), catalog.num_plurals - 1), number
        forms[header(number)].add(cldr(number))
    assert sorted(forms) == list(range(catalog.num_plurals))
    few_of_each = [forms[form] for form in sorted(forms)]
    for index, categories in enumerate(few_of_each):
        others = set().union(*few_of_each[:index], *few_of_each[index + 1 :])
        assert not categories & others


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_says_how_readers_are_addressed(language: str) -> None:
    catalog = catalog_of(language)
    assert "Readers are" in catalog.header_comment.replace("\n#", "")
    assert LANGUAGES[language].read_text(encoding="utf-8").count(f'"Language: {language}\\n"') == 1

"""The words that the plugin writes, extracted into the catalogue that translators start from.

`python -m tests.extract_words` writes `mkdocs_careers/locales/mkdocs_careers.pot` anew and brings
every language's catalogue up to date; new words in it are empty until somebody translates them.
For a new language, first make `<language>/LC_MESSAGES/mkdocs_careers.po` beside the others, with a
comment that says how readers are addressed, and the header of a language with the same plurals.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import mkdocs_careers
from mkdocs_careers.outputs.language import DOMAIN

PACKAGE = Path(mkdocs_careers.__file__).parent
LOCALES = PACKAGE / "locales"
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
CATALOGS = sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
COMMAND = "python -m tests.extract_words"

_METHODS = [
    ("outputs/**.py", "python"),
    ("publication.py", "python"),
    ("templates/**.html", "jinja2"),
]
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def extract_words() -> Catalog:
    """Return a catalogue of all words, without translations."""
    catalog = Catalog(project="mkdocs-careers", charset="utf-8", fuzzy=False)
    for name, line, message, comments, context in extract_from_dir(
        PACKAGE, method_map=_METHODS, keywords=_KEYWORDS, comment_tags=("Translators:",)
    ):
        catalog.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return catalog


def rewrite_catalogs() -> None:
    """Write the template, and every language's catalogue with the same messages."""
    words = extract_words()
    _write(TEMPLATE, words, "")
    for path in CATALOGS:
        language = path.parent.parent.name
        with path.open("rb") as stream:
            catalog = read_po(stream, locale=language)
        catalog.update(words, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(path, catalog, language)


def _write(path: Path, catalog: Catalog, language: str) -> None:
    """Write a catalogue whose bytes change only with its words: no dates, names or addresses."""
    header = {"Language": language, "Content-Type": "text/plain; charset=utf-8"}
    if language:
        header["Plural-Forms"] = catalog.plural_forms
    comment = catalog.header_comment.splitlines() if language else []
    fields = (f'"{key}: {value}\\n"' for key, value in header.items())
    lines = [*comment, 'msgid ""', 'msgstr ""', *fields]
    body = BytesIO()
    write_po(body, catalog, no_location=True, omit_header=True, sort_output=True, width=100)
    path.write_bytes("\n".join((*lines, "", "")).encode() + body.getvalue())


if __name__ == "__main__":
    rewrite_catalogs()

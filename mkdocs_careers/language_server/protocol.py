"""The protocol's words: diagnostics, suggestions and edits as the editor's client takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters.message import printable_lines
from mkdocs_careers.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.fixes import Edit
    from mkdocs_careers.language_server.documents import Document
    from mkdocs_careers.language_server.spot import Spot
    from mkdocs_careers.language_server.suggestions import Suggestion

SOURCE = "mkdocs-careers"
FIX_ALL = "source.fixAll.mkdocs-careers"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def to_range(document: Document, span: Span) -> types.Range:
    """Return the range of a span for the client."""
    start, end = document.places(span)
    return types.Range(types.Position(*start), types.Position(*end))


def to_diagnostic(document: Document, diagnostic: Diagnostic) -> types.Diagnostic:
    """Return a diagnostic with all it has to say: its message, the hint and the help."""
    parts = (diagnostic.message, sentence(diagnostic.hint), diagnostic.help)
    return types.Diagnostic(
        range=to_range(document, document.span(diagnostic)),
        message=printable_lines("\n".join(filter(None, parts))),
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code.code,
        source=SOURCE,
    )


def sentence(hint: str) -> str:
    """Write a hint as a sentence: it stands on a line of its own here."""
    if not hint:
        return ""
    return hint[0].upper() + hint[1:] + ("" if hint[-1] in ".?!" else ".")


def to_completion(
    document: Document, spot: Spot, suggestions: Iterable[Suggestion]
) -> types.CompletionList:
    """Return suggestions as items that keep their order and replace the word at `spot`."""
    place = to_range(document, spot.word)
    items = [
        types.CompletionItem(
            label=suggestion.label,
            kind=types.CompletionItemKind.Field
            if suggestion.is_key
            else types.CompletionItemKind.Value,
            detail=suggestion.detail or None,
            documentation=_markdown(suggestion.documentation) if suggestion.documentation else None,
            sort_text=f"{index:04}",
            # Values are found by their words, too: `united` finds `US`, and `"united` finds `"US"`.
            filter_text=None
            if suggestion.is_key
            else f"{suggestion.text} {suggestion.detail}".strip(),
            insert_text_mode=types.InsertTextMode.AsIs,
            text_edit=types.TextEdit(place, suggestion.text),
        )
        for index, suggestion in enumerate(suggestions)
    ]
    return types.CompletionList(is_incomplete=False, items=items)


def to_hover(document: Document, spot: Spot, words: str) -> types.Hover:
    """Return what is shown of the word at `spot`."""
    return types.Hover(_markdown(words), to_range(document, spot.word))


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def to_edits(document: Document, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Return edits for the client."""
    return [
        types.TextEdit(to_range(document, Span(edit.start, edit.end)), edit.text) for edit in edits
    ]

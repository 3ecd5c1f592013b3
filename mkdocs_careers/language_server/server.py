"""The server: which message of the protocol is answered by what, over standard input and output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from mkdocs_careers import __version__
from mkdocs_careers.language_server.descriptions import describe_spot
from mkdocs_careers.language_server.documents import Document
from mkdocs_careers.language_server.protocol import (
    FIX_ALL,
    SOURCE,
    to_completion,
    to_diagnostic,
    to_edits,
    to_hover,
)
from mkdocs_careers.language_server.suggestions import suggest_at
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings_file import CONFIG_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_careers.fixes import Edit
    from mkdocs_careers.language_server.sites import Sites


class CareersServer(LanguageServer):
    """The state of one session: the open documents, which pygls keeps, and their sites."""

    def __init__(self, sites: Sites) -> None:
        # Whole texts, not changes to them: pygls finds line ends where the protocol has none.
        super().__init__(
            SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.sites = sites
        self.was_shut_down = False
        for method, (handler, options) in _FEATURES.items():
            self.feature(method, options)(handler)

    def job(self, uri: str) -> Document | None:
        """Return the open document at `uri` if it is a job."""
        document = self.workspace.text_documents.get(unquote(uri))
        name = to_fs_path(uri)
        if document is None or not name:
            return None
        path = Path(name)
        site = self.sites.find(path)
        if site is None:
            return None
        return Document(path, document.source, site, self.workspace.position_encoding or "utf-16")

    def check(self, uri: str) -> None:
        """Show what is wrong with the document at `uri`: nothing if it is no job."""
        job = self.job(uri)
        found = [to_diagnostic(job, diagnostic) for diagnostic in job.diagnostics] if job else []
        document = self.workspace.text_documents.get(unquote(uri))
        version = document.version if document else None
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def write(self, job: Document, uri: str, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Return edits of a job as a change that the client can make."""
        changes = to_edits(job, edits)
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            version = self.workspace.get_text_document(uri).version
            document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
            return types.WorkspaceEdit(
                document_changes=[types.TextDocumentEdit(document, list(changes))]
            )
        return types.WorkspaceEdit(changes={uri: changes})


# The handlers' signatures are those of pygls, which passes a message's content to each (ARG001).


def _initialized(ls: CareersServer, params: types.InitializedParams) -> None:  # noqa: ARG001
    """Ask to be told when a configuration changes, if the client can."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in CONFIG_NAMES]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration(
            "configuration", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
        )
        ls.client_register_capability(types.RegistrationParams([registration]))


def _changed_files(ls: CareersServer, params: types.DidChangeWatchedFilesParams) -> None:  # noqa: ARG001
    ls.sites.forget()
    for document in ls.workspace.text_documents.values():
        ls.check(document.uri)


def _opened(ls: CareersServer, params: types.DidOpenTextDocumentParams) -> None:
    ls.sites.forget()
    ls.check(params.text_document.uri)


def _changed(ls: CareersServer, params: types.DidChangeTextDocumentParams) -> None:
    ls.check(params.text_document.uri)


def _saved(ls: CareersServer, params: types.DidSaveTextDocumentParams) -> None:
    ls.sites.forget()
    ls.check(params.text_document.uri)


def _closed(ls: CareersServer, params: types.DidCloseTextDocumentParams) -> None:
    ls.check(params.text_document.uri)


def _shut_down(ls: CareersServer, params: None) -> None:  # noqa: ARG001
    ls.was_shut_down = True


def _complete(ls: CareersServer, params: types.CompletionParams) -> types.CompletionList | None:
    job = ls.job(params.text_document.uri)
    spot = job.spot(params.position.line, params.position.character) if job else None
    if job is None or spot is None:
        return None
    return to_completion(job, spot, suggest_at(spot, job.text[slice(*spot.word)], job.site))


def _hover(ls: CareersServer, params: types.HoverParams) -> types.Hover | None:
    job = ls.job(params.text_document.uri)
    spot = job.spot(params.position.line, params.position.character) if job else None
    if job is None or spot is None:
        return None
    words = describe_spot(spot, job.text[slice(*spot.word)], job.site)
    return to_hover(job, spot, words) if words else None


def _actions(ls: CareersServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    job = ls.job(uri)
    if job is None:
        return []
    wanted = params.context.only
    actions: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
        actions += _quick_fixes(ls, job, params)
    if _is_wanted(FIX_ALL, wanted) and (edits := job.fix_all()):
        actions.append(
            types.CodeAction(
                "Mend all that is certain in this job", FIX_ALL, edit=ls.write(job, uri, edits)
            )
        )
    return actions


def _quick_fixes(
    ls: CareersServer, job: Document, params: types.CodeActionParams
) -> Iterator[types.CodeAction]:
    start, end = params.range.start, params.range.end
    offsets = job.offset(start.line, start.character), job.offset(end.line, end.character)
    for diagnostic, edit in job.fixes(*offsets):
        yield types.CodeAction(
            f"Write `{printable(edit.text)}`" if edit.text else "Delete",
            types.CodeActionKind.QuickFix,
            diagnostics=[to_diagnostic(job, diagnostic)],
            is_preferred=True,
            edit=ls.write(job, params.text_document.uri, [edit]),
        )


def _is_wanted(kind: str, wanted: Iterable[str] | None) -> bool:
    """Tell whether a client wants this kind, by its name or by a part of it such as `source`."""
    return wanted is None or any(
        kind == only or kind.startswith(only + ".")
        for only in (getattr(only, "value", only) for only in wanted)
    )


_FEATURES: dict[str, tuple[Callable[..., Any], Any]] = {
    types.INITIALIZED: (_initialized, None),
    types.TEXT_DOCUMENT_DID_OPEN: (_opened, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (_changed, None),
    types.TEXT_DOCUMENT_DID_SAVE: (_saved, types.SaveOptions(include_text=False)),
    types.TEXT_DOCUMENT_DID_CLOSE: (_closed, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_changed_files, None),
    types.TEXT_DOCUMENT_COMPLETION: (
        _complete,
        types.CompletionOptions(trigger_characters=[" ", ":", "-", "[", ",", "{"]),
    ),
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        _actions,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    ),
    types.SHUTDOWN: (_shut_down, None),
}


def serve(sites: Sites) -> int:
    """Serve one client over standard input and output; return the exit status."""
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # what anything prints would break the protocol
    server = CareersServer(sites)
    server.start_io(sys.stdin.buffer, output)
    return 0 if server.was_shut_down else 1

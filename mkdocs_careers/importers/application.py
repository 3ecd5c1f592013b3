"""How to apply, out of prose: the address, the subject that is asked for, what to send."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdocs_careers.markdown_links import find_mails

_APPLY = (
    r"appl(?:y|ying|ications?)|resumes?|résumés?|cv|send|submit|bewerb\w*|lebenslauf|senden|"
    r"postul\w+|candidatures?|envoy\w+|応募"
)
_ABOUT_APPLYING = re.compile(rf"(?i)\b(?:{_APPLY})\b")
APPLY_HEADING = re.compile(
    r"(?i)^\W*(?:(?:how|where|ready)\s+(?:do\s+i\s+|can\s+i\s+|you\s+)?(?:to\s+)?apply|"
    r"to apply|apply(?:\s+now)?|"
    r"application(?:\s+process|s)?|applying|(?:so\s+)?(?:bewerbung|bewirb dich|bewerben)\b.*|"
    r"(?:comment\s+)?(?:postuler|candidater|candidature)|応募(?:方法)?)\W*$"
)
_QUOTED = r"[“”„«\"'\u2018`*]+\s*([^“”„«»\"`*\n]{3,80}?)\s*[“”»\"'\u2019`*]+"
_SUBJECT = re.compile(
    rf"(?i){_QUOTED}\s+(?:in|as)\s+(?:the|your)\s+(?:e-?mail\s+)?subject|"
    rf"(?:subject(?:\s+line)?|betreff|objet)\b[^.\n“„«\"'*]{{0,30}}{_QUOTED}"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[\"“„]?[A-ZÀ-Þ\[*])|\n{2,}")
_MATERIALS = {
    "résumé": r"r[ée]sum[ée]s?",
    "CV": r"cv|curriculum vitae|lebenslauf",
    "cover letter": r"cover(?:ing)? letter|letter of (?:interest|motivation)|motivation letter|"
    r"anschreiben|motivationsschreiben|lettre de motivation",
    "portfolio": r"portfolio",
    "references": r"references|referenzen",
    "work samples": r"(?:work|writing|code) samples?|arbeitsproben",
    "certificates": r"certificates|zeugnisse",
    "transcript": r"transcripts?",
}
_WEB = re.compile(
    r"\]\((https?://[^\s()]+)\)|<(https?://[^\s<>]+)>|(?<![\w(<])(https?://[^\s<>()\[\]]+)"
)


@dataclass(slots=True)
class Application:
    """What prose says of how to apply. `rest` is what is left of it, as Markdown."""

    email: list[str] = field(default_factory=list)
    subject: str | None = None
    materials: list[str] = field(default_factory=list)
    url: str | None = None
    rest: str = ""

    @property
    def is_found(self) -> bool:
        """Tell whether there is an address to apply to."""
        return bool(self.email or self.url)


def read_application(text: str, *, is_section: bool) -> Application:
    """Read a section on how to apply, or a text in which it stands somewhere.

    In a section every address counts; elsewhere only one in a sentence that speaks of applying.
    Materials are what is named beside the address, and in a section anywhere in it.
    """
    found = Application()
    kept: list[str] = []
    for block in re.split(r"(\n{2,})", text):
        sentences = _SENTENCE.split(block) if block.strip() else [block]
        left = []
        for sentence in sentences:
            taken = _read_sentence(sentence, found, is_section=is_section)
            if not taken:
                left.append(sentence)
        kept.append(" ".join(left))
    if is_section or found.is_found:
        about = text if is_section else " ".join(_about(text))
        named = {
            name: match.start()
            for name, words in _MATERIALS.items()
            if (match := re.search(rf"(?i)\b(?:{words})\b", about))
        }
        found.materials = sorted(named, key=lambda name: named[name])
    found.rest = re.sub(r"\n{3,}", "\n\n", "".join(kept)).strip()
    return found


def _about(text: str) -> list[str]:
    return [s for s in _SENTENCE.split(text) if _ABOUT_APPLYING.search(s) and "@" in s]


def _read_sentence(sentence: str, found: Application, *, is_section: bool) -> bool:
    """Take the address of a sentence; True where it says nothing else and can go."""
    if not is_section and not _ABOUT_APPLYING.search(sentence):
        return False
    mails = [sentence[start:end].rstrip(".") for start, end in find_mails(sentence)]
    if mails:
        found.email = list(dict.fromkeys((*found.email, *mails)))
    if match := _SUBJECT.search(sentence):
        found.subject = found.subject or next(group for group in match.groups() if group)
    elif mails and not found.subject:
        query = re.search(r"(?i)[?&]subject=([^&)>\s\"]+)", sentence)
        if query:
            from urllib.parse import unquote

            found.subject = unquote(query[1])
    web = _WEB.search(sentence)
    if web and not mails and found.url is None and _ABOUT_APPLYING.search(sentence):
        found.url = next(group for group in web.groups() if group).rstrip(".,;")
    return bool(mails) and is_section

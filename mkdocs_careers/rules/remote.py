"""The rule about remote work that is none: the key says remote, the words say hybrid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, name, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import KeyPath

_DASH = r"[-\u2013\u2014]"
_COUNT = "(?:[1-4]|one|two|three|four|a few|some)"
_DAYS = rf"{_COUNT}(?: ?(?:{_DASH}|to|or) ?{_COUNT})? days?"
_WEEK = "(?:(?:a|per|each|every|/|of the|in the) ?(?:week|month))"
_OFFICE = r"(?:(?:in|at|from) (?:the|our|your|an?) (?:[\w-]+ ){0,2}office|on[- ]?site|in[- ]office)"
_NAMED = "role|position|job|work|remote|location|workplace|work model"
_OTHER = r"(?! (?:app|car|cloud|course|engine|mobile|system|team|vehicle)s?\b)"
_IN_OFFICE = (
    rf"\b{_DAYS} ?{_WEEK} ?{_OFFICE}\b"
    rf"|\b{_OFFICE} (?:(?:for|on|at least) )?{_DAYS} ?{_WEEK}"
    rf"|\b{_COUNT} (?:office|on[- ]?site) days? ?{_WEEK}"
)
_PARTLY = (
    r"\b(?:teilweise|anteilig|tageweise) (?:im |in )?(?:home-?office|remote|mobil)\w*\b"
    r"|\b(?:home-?office|remote) (?:ist )?(?:teilweise|anteilig|tageweise)\b"
)
_SIGNS = {
    # of this job, and not of cars, clouds, or of what the work is about
    "hybrid": rf"\b(?:this|the|our) (?:role|position|job|post) (?:is |will be )(?:a )?"
    rf"hybrid\b{_OTHER}"
    rf"|\bthis is an? hybrid (?:{_NAMED})\b"
    rf"|\bwe work (?:in a )?hybrid\b{_OTHER}|\bwork hybrid (?:from|in)\b"
    r"|^[^.]{0,60}(?:[|,/\u2013\u2014]|(?<= )-) ?hybrid$"
    r"|^hybrid (?:work|position|role|job)\b"
    rf"|^[-*+ ]{{0,9}}(?:{_NAMED})(?: type)?: ?hybrid(?: (?:{_NAMED}))?[.*]{{0,3}}$"
    r"|^[-*+ ]{0,9}hybrid(?: (?:role|position|job)\b|[*.:]{0,3}$)"
    r"|[(\[] ?hybrid ?[)\]]"
    r"|\b(?:du arbeitest|sie arbeiten|wir arbeiten|gearbeitet wird) hybrid\b"
    r"|\bhybride?[srnm]? (?:stelle|position)\b"
    r"|\b(?:poste|mode) hybride\b",
    "híbrid": r"\b(?:trabajo|modalidad|puesto) híbrid[oa]\b",
    "days": _IN_OFFICE,
    "one day": _IN_OFFICE,
    "1 day": _IN_OFFICE,
    "woche im büro": r"\b(?:[1-4]|ein|zwei|drei|vier) tage? (?:pro|in der|die|je) woche im büro\b",
    "jour": r"\b(?:[1-4]|un|deux|trois|quatre) jours? par semaine (?:au|dans nos) bureaux?\b",
    "partially remote": r"\bpartially remote\b",
    "télétravail partiel": r"\btélétravail partiel\b",
    "weise": _PARTLY,
    "anteilig": _PARTLY,
}
"""A word, and what its sentence says where the work is hybrid.

Nearly every text has none of the words: that is known in no time, and no pattern is compiled.
"""

_AROUND = " -*+()/|,.:\u2013\u2014"
_SENTENCE_END = r"[.!?;\n]"
_SENTENCE = 300
"""Letters of a sentence that are looked at before and after a sign."""

_NOT_MEANT = (
    r"\b(?:no|not|never|first|onboarding|customers?|clients?|colleagues"
    r"|nobody|without|instead of|may|might|can|could|welcome|optional\w*"
    r"|voluntar\w+|choose|choice|if you|or remote|(?:fully|all|100 ?%|entirely) remote"
    r"|or from home|or at home"
    r"|kein\w*|nicht|ohne|kann|können|freiwillig|wahlweise|oder remote|pas|sans|peu[xt]|pouvez"
    r"|sin|puedes?)\b|n['\u2019]t\b"
)


@rule("job_location_type")
def hybrid_as_remote(posting: Posting) -> Iterator[Problem]:
    """Google wants `TELECOMMUTE` for work that is done wholly from home, and for no other."""
    job = posting.job
    if not job.is_remote:
        return
    place: KeyPath = ()
    span = None
    for key in ("title", "description"):
        text = posting.data.get(key)
        if text and _find(text):
            place = (key,)
            break
    else:
        found = _find(posting.prose)
        if found is None:
            return
        span = posting.span(*found)
    yield Problem(
        Code.HYBRID_AS_REMOTE,
        f"{name('job_location_type')} says remote, and the words here say hybrid.",
        place,
        hint="if so, write `job_location_type: HYBRID`",
        help="Google shows `TELECOMMUTE` to people who look for work that is done wholly from "
        "home. A job with days in the office is `HYBRID`, with a `job_location`.",
        span=span,
    )


def _find(text: str) -> tuple[int, int] | None:
    """Return where `text` says that the work is hybrid, unless its sentence takes it back."""
    lower = text.lower()
    if len(lower) != len(text):  # the small form of a letter such as `İ` is two
        lower = text
    for sign, pattern in _SIGNS.items():
        at = lower.find(sign)
        while at >= 0:
            start, end = _sentence(text, at)
            match = re.search(pattern, text[start:end], re.IGNORECASE)
            if match and not re.search(_NOT_MEANT, text[start:end], re.IGNORECASE):
                words = match[0].strip(_AROUND)
                start += match.start() + match[0].index(words)
                return start, start + len(words)
            at = lower.find(sign, end)
    return None


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence around `at` starts and ends."""
    first = max(at - _SENTENCE, 0)
    before = re.split(_SENTENCE_END, text[first:at])[-1]
    after = re.split(_SENTENCE_END, text[at : at + _SENTENCE])[0]
    return at - len(before), at + len(after)

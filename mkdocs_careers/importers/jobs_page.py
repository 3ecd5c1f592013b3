"""A jobs page: several ads in one text, parted by its headings, and what they share set apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_careers.importers.ad_text import clean_text
from mkdocs_careers.importers.application import APPLY_HEADING, Application, read_application
from mkdocs_careers.importers.draft import Draft
from mkdocs_careers.importers.places import read_places
from mkdocs_careers.importers.sections import Section, find_sections
from mkdocs_careers.near_misses import is_sure_word, suggest_word

if TYPE_CHECKING:
    from collections.abc import Iterable

_GENERAL = re.compile(
    r"(?i)^\W*(?:(?:our |current |open |all |available |latest )*"
    r"(?:jobs?|careers?|listings?|openings?|positions?|vacanc(?:y|ies)|opportunities|roles)\b.*|"
    r"(?:join|work (?:with|at|for)) .*|hiring\b.*|we(?:'re| are) hiring.*|(?:offene )?stellen\w*|"
    r"karriere|(?:nos )?offres\b.*|nous rejoindre|採用.*|求人.*)\W*$"
)
_ABOUT = re.compile(
    r"(?i)^\W*(?:about\b(?! (?:the|this) (?:job|role|position|team|you)).*|who we are|"
    r"our (?:mission|story|values)|über (?:uns|.+)|wer wir sind|à propos\b.*|"
    r"qui sommes-nous.*|会社概要)\W*$"
)
_OF_A_JOB = re.compile(
    r"(?i)\b(?:responsibilit|requirement|qualification|skill|benefit|salary|what you|you will|your|"
    r"duties|tasks|profile?|aufgaben|anforderungen|wir bieten|missions?|offer|perks|nice to have|"
    r"bonus|experience|about the (?:job|role|position|team)|the role|details|faq|process|tips)"
)
_EQUAL = re.compile(
    r"(?i)equal[ -](?:employment )?opportunit|do not discriminate|"
    r"without regard to (?:race|gender)|"
    r"regardless of (?:race|gender|age)|unabhängig von (?:geschlecht|herkunft|alter)|"
    r"égalité des chances|chancengleichheit"
)
_START = re.compile(
    r"(?i)\b(?:start(?:ing|s)?(?: date)?|beginning|beginn|début|eintritt)\b\s*:?\s*(?:in |on |im )?"
)
_TYPES = (
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM",
)  # fmt: skip
_LONGEST_FACTS = 160
_SHARED = 60
"""Letters from which a paragraph that stands in several ads is no chance."""


def read_jobs_page(text: str, source: str, first_line: int = 1) -> list[Draft]:
    """Return the ads of a page, each with what it says; none where no heading starts one.

    `first_line` is that of `text` in its file.
    """
    sections = [replace(s, line=s.line + first_line - 1) for s in find_sections(text)]
    starts = _find_jobs(sections)
    if not starts:
        return []
    drafts, common = [], list(range(starts[0]))
    for start in starts:
        end = _end(sections, start)
        common += range(end, next((s for s in starts if s > start), len(sections)))
        drafts.append(_read_job(sections[start:end], source))
    _read_common([sections[index] for index in common], drafts)
    _move_shared(drafts)
    for draft in drafts:
        clean_text(draft, draft.data.get("title", ""))
    return drafts


def _end(sections: list[Section], start: int) -> int:
    level = sections[start].level
    later = range(start + 1, len(sections))
    return next((i for i in later if sections[i].level <= level), len(sections))


def _find_jobs(sections: list[Section]) -> list[int]:
    """Return which sections start an ad: one that says how to apply or names a type, and siblings.

    A page whose headings say nothing of the kind has no ads that could be told apart.
    """
    found: list[int] = []
    at = 0
    while at < len(sections):
        if _is_named_like_a_job(sections[at]) and _is_job(sections, at):
            found.append(at)
            at = _end(sections, at)
        else:
            at += 1
    if found:
        level = sections[found[0]].level
        found = [i for i in found if sections[i].level == level]
        first = found[0]
        found += [
            i for i, s in enumerate(sections)
            if s.level == level and i > first and i not in found and _is_named_like_a_job(s)
            and s.text.strip()
        ]  # fmt: skip
    return sorted(found)


def _is_named_like_a_job(section: Section) -> bool:
    name = section.heading
    return bool(name) and not any(
        pattern.search(name) for pattern in (_GENERAL, _ABOUT, _OF_A_JOB, APPLY_HEADING, _EQUAL)
    ) and not name.startswith("title:")  # fmt: skip


def _is_job(sections: list[Section], at: int) -> bool:
    inside = sections[at : _end(sections, at)]
    if any(APPLY_HEADING.match(section.heading) for section in inside[1:]):
        return True
    facts, _ = _facts_of(inside)
    if any(_type(part) for line in facts for part in _parts(line)):
        return True
    return any(read_application(s.text, is_section=False).is_found for s in inside)


def _facts_of(inside: list[Section]) -> tuple[list[str], list[Section]]:
    """Return the short lines right below the heading, and the sections without them."""
    first, *rest = inside
    lines, text = [], first.text
    while True:
        line, _, below = text.lstrip("\n").partition("\n")
        plain = line.strip().strip("*_")
        if not plain or len(plain) > _LONGEST_FACTS or not _says_facts(plain):
            break
        lines.append(plain)
        text = below
    first = Section(first.level, first.heading, text.strip("\n"), first.line)
    if rest and not first.text.strip() and _says_facts(rest[0].heading):
        # `####Full time, early 2017 start`: a line that is large, and no heading of a text.
        lines.append(rest[0].heading)
        first = Section(first.level, first.heading, rest[0].text, first.line)
        rest = rest[1:]
    return lines, [first, *rest]


def _parts(line: str) -> list[str]:
    label = r"^(?:type|employment|start|location|ort|lieu)\s*:\s*"
    line = re.sub(label, "", line.strip("*_ "), flags=re.IGNORECASE)
    return [
        part.strip(" *_()")
        for part in re.split(r"[,|;·•/]|\s[\u2013\u2014-]\s", line)
        if part.strip()
    ]


def _says_facts(line: str) -> bool:
    return any(_type(part) or _START.search(part) for part in _parts(line)) and not re.search(
        r"[.!?]\s", line
    )


def _type(words: str) -> str | None:
    meant = suggest_word(words, _TYPES)
    return meant if meant and is_sure_word(words, meant) else None


def _read_job(inside: list[Section], source: str) -> Draft:
    line = inside[0].line
    draft = Draft(f"{source}:{line}", uid=f"{source}#{inside[0].heading}")
    draft.take("title", re.sub(r"[*_`]+|\[|\]\([^()]*\)", "", inside[0].heading), f"line {line}")
    facts, sections = _facts_of(inside)
    for fact in facts:
        _read_facts(draft, fact)
    top = min((s.level for s in sections[1:]), default=2)
    kept = []
    for number, section in enumerate(sections):
        if number and APPLY_HEADING.match(section.heading):
            take_application(draft, read_application(section.text, is_section=True),
                             section.heading)  # fmt: skip
            continue
        if number and _ABOUT.match(section.heading):
            _move_about(draft, section)
            continue
        text = _move_equal(draft, section.text)
        heading = f"{'#' * min(6, section.level - top + 2)} {section.heading}\n\n" if number else ""
        kept.append(heading + text)
    draft.body = "\n\n".join(kept)
    if "apply" not in draft.data:
        take_application(draft, read_application(draft.body, is_section=False), "the text",
                         keep=True)  # fmt: skip
    return draft


def _read_facts(draft: Draft, line: str) -> None:
    left = []
    for part in _parts(line):
        found = _type(part)
        if found:
            draft.take("employment_type", found, "the line below the heading", part)
        elif _START.search(part):
            start = _START.sub("", part).strip(" :")
            draft.take("job_start_date", start, "the line below the heading", part)
        else:
            left.append(part)
    if left:
        text = ", ".join(left)
        places = read_places(text)
        for place in places.places:
            draft.take("job_location", place, "the line below the heading", text)
        if places.remote:
            draft.take("job_location_type", "TELECOMMUTE", "the line below the heading", text)
        for rest in places.rest:
            draft.leave("the line below the heading", rest, "what it says is not known")


def take_application(draft: Draft, found: Application, source: str, *, keep: bool = False) -> None:
    """Take how to apply from prose; with `keep` the prose stays where it is."""
    where = f"the text below “{source}”" if not keep else source
    mails = found.email
    draft.take("apply.email", mails if len(mails) > 1 else "".join(mails), where)
    if found.is_found:
        draft.take("apply.subject", found.subject, where)
        draft.take("apply.materials", found.materials, where)
    draft.take("apply.url", found.url, where)
    if not keep:
        rest = Draft("", body=found.rest)
        clean_text(rest)
        draft.take("apply.instructions", rest.body, where)


def _move_about(draft: Draft, section: Section) -> None:
    text = _move_equal(draft, section.text)
    if text.strip():
        draft.move("overview", text.strip(), f"the text below “{section.heading}”")


def _move_equal(draft: Draft, text: str) -> str:
    """Move the statements on equal opportunity to the organisation; return what is left."""
    kept = []
    for paragraph in re.split(r"\n{2,}", text):
        if _EQUAL.search(paragraph) and not paragraph.lstrip().startswith(("-", "*", "#")):
            draft.move("equal_opportunity", paragraph.strip(), "the text")
        else:
            kept.append(paragraph)
    return "\n\n".join(kept)


def _read_common(sections: Iterable[Section], drafts: list[Draft]) -> None:
    """Read what stands beside the ads: it holds for all of them."""
    for section in sections:
        if APPLY_HEADING.match(section.heading):
            for draft in drafts:
                if "apply" not in draft.data:
                    found = read_application(section.text, is_section=True)
                    take_application(draft, found, section.heading)
        elif _ABOUT.match(section.heading):
            _move_about(drafts[0], section)
        elif section.text.strip():
            text = _move_equal(drafts[0], section.text).strip()
            if text:
                why = "it stands beside the ads, and is for the careers index"
                drafts[0].leave(f"line {section.line}", text, why)


def _move_shared(drafts: list[Draft]) -> None:
    """Move the paragraphs that several ads share to the organisation."""
    counts = Counter(p for draft in drafts for p in set(re.split(r"\n{2,}", draft.body)))
    shared = {p for p, n in counts.items() if n > 1 and len(p) >= _SHARED and p[0] not in "-*#"}
    told: set[str] = set()
    for draft in drafts:
        paragraphs = re.split(r"\n{2,}", draft.body)
        for paragraph in paragraphs:
            if paragraph in shared and paragraph not in told:
                told.add(paragraph)
                draft.move("overview", paragraph, "the text", "several ads share it")
        draft.body = "\n\n".join(p for p in paragraphs if p not in shared)

"""A posting: one job as an applicant-tracking system has it, on its way into a draft."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.boards.error import BoardError
from mkdocs_careers.importers.boards.places import read_country, read_places, read_remote_area
from mkdocs_careers.importers.html_text import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_careers.importers.draft import Draft

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:$|[T ])")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?"
    r"(Z| ?UTC|[+-][0-9]{2}:[0-9]{2})"
)
_TYPES: Mapping[str, list[str]] = {
    "fulltime": ["FULL_TIME"],
    "parttime": ["PART_TIME"],
    "fullorparttime": ["FULL_TIME", "PART_TIME"],
    "fulltimepermanent": ["FULL_TIME"],
    "parttimepermanent": ["PART_TIME"],
    "fulltimefixedterm": ["FULL_TIME", "TEMPORARY"],
    "parttimefixedterm": ["PART_TIME", "TEMPORARY"],
    "contract": ["CONTRACTOR"],
    "contractor": ["CONTRACTOR"],
    "freelance": ["CONTRACTOR"],
    "temporary": ["TEMPORARY"],
    "intern": ["INTERN"],
    "internship": ["INTERN"],
    "volunteer": ["VOLUNTEER"],
    "volunteering": ["VOLUNTEER"],
}
"""The words of the six systems, without what is between their letters."""
_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}
_UNITS |= {"hourly": "HOUR", "daily": "DAY", "weekly": "WEEK", "monthly": "MONTH"}
_UNITS |= {"yearly": "YEAR", "annual": "YEAR", "annually": "YEAR"}


def parse_json(document: bytes, source: str) -> Any:
    """Return what a JSON document holds.

    Raises:
        BoardError: it is none, such as the page of a login.
    """
    start = document[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<"):
        raise BoardError(
            f"{source}: this is a web page or XML, not JSON. Give the address of the board's "
            "public data, which needs no login."
        )
    try:
        return json.loads(document)
    except (ValueError, RecursionError) as error:
        raise BoardError(f"{source}: this is no complete JSON ({str(error)[:80]}).") from error


def list_postings(holder: Any, key: str, source: str, system: str) -> list[Mapping[str, Any]]:
    """Return the jobs below `key`, or of a document that is a list where `key` is empty.

    Raises:
        BoardError: there is no such list, or something else than jobs in it.
    """
    jobs = holder.get(key) if key and isinstance(holder, dict) else None if key else holder
    if not isinstance(jobs, list) or not all(isinstance(job, dict) for job in jobs):
        wanted = f"a list `{key}` of jobs" if key else "a list of jobs"
        raise BoardError(f"{source}: this is no board of {system}, which has {wanted}.")
    return jobs


@dataclass(slots=True)
class Posting:
    """One job of a system, and the draft that is made of it; dots in a path lead further in."""

    raw: Mapping[str, Any]
    draft: Draft
    used: set[str] = field(default_factory=set)
    remote: bool = False

    def value(self, path: str) -> Any:
        """Return what stands at a path; None where there is nothing."""
        found: Any = self.raw
        first, *_ = path.split(".")
        self.used.add(first)
        for name in path.split("."):
            found = found.get(name) if isinstance(found, dict) else None
        return found

    def text(self, path: str) -> str:
        """Return the words at a path on one line; "" where there are none."""
        return plain(self.value(path))

    def take(self, key: str, path: str) -> None:
        """Take the words at a path as they stand."""
        self.draft.take(key, self.text(path), path)

    def take_first(self, key: str, *paths: str) -> None:
        """Take the first of several words; the others are left."""
        for path in paths:
            words = self.text(path)
            if words and words != self.draft.value((key,)):
                self.draft.take(key, words, path)

    def take_day(self, path: str) -> None:
        """Take the day of a moment as the day of posting, as its own offset has it."""
        words = self.text(path)
        day = read_day(words)
        if day:
            self.draft.take("date_posted", day, path, words)
        elif words:
            self.draft.leave(path, words, "it is no date")

    def take_types(self, *paths: str) -> None:
        """Take the types of employment that the exact words stand for."""
        found: list[str] = []
        sources = []
        for path in paths:
            words = self.text(path)
            types = _TYPES.get("".join(filter(str.isalnum, words.lower())))
            if types:
                found += [word for word in types if word not in found]
                sources.append(path)
            elif words:
                self.draft.leave(path, words, "it names no type of employment that Google knows")
        if found:
            value: object = found[0] if len(found) == 1 else found
            was = ", ".join(self.text(path) for path in sources)
            self.draft.take("employment_type", value, " and ".join(sources), was)

    def take_pay(self, path: str, low: object, high: object, currency: object, per: object) -> None:
        """Take a range of pay, if its currency and its unit are told as well."""
        least, most = number(low), number(high)
        code, unit = plain(currency).upper(), _UNITS.get(plain(per).lower())
        if least is None and most is None:
            return
        was = f"{plain(low)}-{plain(high)} {code} {plain(per)}"
        if not re.fullmatch("[A-Z]{3}", code) or unit is None:
            self.draft.leave(path, was, "pay needs a currency and what it is paid for")
            return
        amounts = {"min_value": least, "max_value": most}
        if least == most or None in (least, most) or not least:
            amounts = {"value": most or least}
        elif most is not None and most < least:
            self.draft.leave(path, was, "the highest pay is below the lowest")
            return
        pay = {"currency": code, **amounts, "unit_text": unit}
        self.draft.take("base_salary", pay, path, was)

    def take_address(self, source: str, city: object, region: object, country: object) -> bool:
        """Take a place from its parts; without its country it is a gap."""
        parts = [plain(part) for part in (city, region, country)]
        code = read_country(parts[2])
        if code is None:
            return False
        keys = ("address_locality", "address_region", "address_country")
        place = {key: part for key, part in zip(keys, (*parts[:2], code), strict=True) if part}
        return self.add_places(source, [place], ", ".join(filter(None, parts)))

    def take_places(self, source: str, words: str) -> None:
        """Take the places of a text; what cannot be told is a gap to be filled."""
        area = read_remote_area(words)
        if area:
            self.set_remote(source, words, area)
            return
        places, rest = read_places(words)
        self.add_places(source, places, words)
        for part in rest:
            if re.fullmatch(r"(?i)(fully )?remote|anywhere|worldwide", part):
                self.set_remote(source, part)
            elif re.fullmatch(r"(?i)hybrid", part):
                self.set_hybrid(source, part)
            else:
                question = f"which country? the source says `{part}`"
                self.draft.miss("job_location", question, source, part)

    def add_places(self, source: str, places: list[dict[str, str]], was: str) -> bool:
        """Add places to those that the job has."""
        before = self.draft.data.get("job_location")
        listed = before if isinstance(before, list) else [before] if before else []
        added = [place for place in places if place not in listed]
        if not added:
            return bool(places)
        self.draft.data.pop("job_location", None)
        together = [*listed, *added]
        value: object = together[0] if len(together) == 1 else together
        return self.draft.take("job_location", value, source, was)

    def set_remote(self, source: str, was: object, area: str = "") -> None:
        """Note work from home, and the country that the source names for it."""
        self.remote = True
        if self.draft.data.get("job_location_type") != "TELECOMMUTE":
            self.draft.take("job_location_type", "TELECOMMUTE", source, was)
        if area and not self.draft.data.get("applicant_location_requirements"):
            self.draft.take("applicant_location_requirements", area, source, was)

    def leave_place(self, path: str) -> None:
        """Note a place that stands beside work from home, and the country in its words if any."""
        words = self.text(path)
        if not words:
            return
        area = read_remote_area(words)
        if area and "applicant_location_requirements" not in self.draft.data:
            self.draft.take("applicant_location_requirements", area, path, words)
        elif words.lower() != "remote":
            self.draft.leave(
                path, words, "the work is remote: add `job_location` if it can be there"
            )

    def set_hybrid(self, source: str, was: object) -> None:
        """Note some days at the place of work."""
        self.draft.take("job_location_type", "HYBRID", source, was)

    def finish(self, parts: Iterable[tuple[str, str]], silent: Iterable[str] = ()) -> Draft:
        """Set the text from pieces of HTML with their headings, and say what is left out."""
        if self.remote and "applicant_location_requirements" not in self.draft.data:
            question = "where may applicants live? the source says only that the work is remote"
            self.draft.miss("applicant_location_requirements", question)
        if "job_location" not in self.draft.data and not self.remote:
            self._miss_once("job_location", "where is the work? the source names no place")
        if "date_posted" not in self.draft.data:
            self.draft.miss("date_posted", "when was it posted? the source does not say")
        if "title" not in self.draft.data:
            self.draft.miss("title", "what is the job? the source has no title")
        self.draft.body = "\n\n".join(filter(None, (_piece(*part) for part in parts)))
        for name, value in self.raw.items():
            if name not in self.used and name not in silent and value not in (None, "", [], {}):
                self.draft.leave(plain(name), value, "a job file has no key for it")
        return self.draft

    def _miss_once(self, key: str, question: str) -> None:
        if not any(note.key == key for note in self.draft.gaps):
            self.draft.miss(key, question)


def plain(value: object) -> str:
    """Return words on one line; "" for what is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return " ".join(_NO_TEXT.sub("", value).split()) if isinstance(value, str) else ""


def html(value: object) -> str:
    """Return a text of HTML; "" for what is none."""
    return _NO_TEXT.sub("", value) if isinstance(value, str) else ""


def number(value: object) -> int | float | None:
    """Return an amount, whole where it is, from a number or its digits; None for no amount."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,4})?", value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not math.isfinite(value) or not 0 < value < 10**12:
        return None
    return int(value) if value == int(value) else value


def read_day(words: str) -> str | None:
    """Return the day of an ISO moment as it is written there."""
    match = _DAY.match(words)
    try:
        return date.fromisoformat(match[1]).isoformat() if match else None
    except ValueError:
        return None


def read_deadline(words: str) -> str | None:
    """Return a moment with its offset, or else its day."""
    match = _MOMENT.fullmatch(words)
    day = read_day(words)
    if day is None or match is None:
        return day
    offset = "Z" if match[3].strip() == "UTC" else match[3]
    return f"{day}T{match[2]}{offset}"


def read_epoch(value: object) -> str | None:
    """Return the day, in UTC, of a number of milliseconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    try:
        return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _piece(heading: str, text: str) -> str:
    try:
        body = to_markdown(text)
    except ImportError as error:
        raise BoardError(str(error)) from error
    if not body or not heading:
        return body
    title = to_markdown(heading.replace("&", "&amp;").replace("<", "&lt;"))
    return f"## {title}\n\n{body}"

"""The rule about laws that want pay in an advert: off until a site asks for it.

`pay_transparency.json` beside this file is the table of places: an ISO 3166 code, the day from
which the law counts, what it wants in short, a source, and what is uncertain about the entry. It
holds laws that want pay in the advert itself; many more want it told at some later time.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, name, rule
from mkdocs_careers.value_words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.model import Job, Place

_NAMED = 3
"""A remote job can be under many laws; these many are named in full."""


class PayLaw(NamedTuple):
    """A law that wants pay in adverts for work in `area`, a country or a state, from `since` on."""

    area: str
    name: str
    since: date
    what: str
    source: str
    uncertain: str = ""


@cache
def pay_laws() -> tuple[PayLaw, ...]:
    """Return the table of laws, the oldest first."""
    path = Path(__file__).with_suffix(".json")
    laws = json.loads(path.read_text(encoding="utf-8"))["laws"]
    return tuple(PayLaw(**law | {"since": date.fromisoformat(law["since"])}) for law in laws)


@rule("base_salary", "job_location", "applicant_location_requirements", "date_posted")
def pay_not_stated(posting: Posting) -> Iterator[Problem]:
    """Some places want pay in the advert; whether they mean this employer, a lawyer can say."""
    job = posting.job
    code = Code.PAY_NOT_STATED.code
    if code not in posting.settings.rules and code not in job.rules:
        return
    laws = [] if _states_pay(job) else [law for law in pay_laws() if _counts(law, job)]
    if not laws:
        return
    places = [f"{law.name} (since {law.since})" for law in laws[:_NAMED]]
    if len(laws) > _NAMED:
        places.append(f"{len(laws) - _NAMED} other places")
    listed = join_words(places, "and")
    wanted = " ".join(
        f"{law.name}: {law.what}{f'; uncertain is {law.uncertain}' * bool(law.uncertain)} "
        f"({law.source})."
        for law in laws[:_NAMED]
    )
    yield Problem(
        Code.PAY_NOT_STATED,
        f"{name('base_salary')} {'has no amount' if job.base_salary else 'is not stated'}, and "
        + ("there is a law" if len(places) == 1 else "there are laws")
        + f" to state it in the advert for {listed}.",
        ("base_salary",),
        hint="add `base_salary` with an amount",
        help=f"{wanted} This is no legal advice.",
        on_key=True,
    )


def _states_pay(job: Job) -> bool:
    salary = job.base_salary
    return salary is not None and (
        salary.has_amount or any(letter.isdigit() for letter in salary.description or "")
    )


def _counts(law: PayLaw, job: Job) -> bool:
    """Tell whether the law was there when the job was posted, and the job can be done there.

    The day it was posted, and no other, so that time passing brings no new findings.
    """
    if job.date_posted is None or job.date_posted < law.since or job.employment_type == _UNPAID:
        return False
    return any(_is_in(place, law) for place in job.job_location) or (
        job.is_remote
        and any(
            _overlap(code, law.area)
            for area in job.applicant_location_requirements
            for code in area.codes
        )
    )


_UNPAID = ("VOLUNTEER",)


def _is_in(place: Place, law: PayLaw) -> bool:
    country, _, state = law.area.partition("-")
    if place.address_country != country:
        return False
    return not state or _plain(place.address_region or "") in map(
        _plain, (state, law.area, law.name)
    )


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())

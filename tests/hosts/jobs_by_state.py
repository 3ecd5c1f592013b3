"""Jobs by state: one for each of them, and what its page says, whatever the host."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.hosts.site import job

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hosts.site import HtmlPage

MAIL = "jobs@example.org"
KEYS: dict[str, Any] = {
    "apply": {"email": MAIL, "url": "https://apply.example.com/", "materials": ["a portfolio"]},
    "application_contact": {"name": "Ada", "email": MAIL},
    "employment_unit": "Community",
    "tags": ["teaching"],
}
STATES: dict[str, dict[str, Any]] = {
    "draft": {"status": "draft"},
    "scheduled": {"date_posted": "2026-11-11"},
    "open": {},
    "paused": {"status": "paused"},
    "filled": {"status": "filled"},
    "closed": {"status": "closed"},
    "over": {"valid_through": "2026-11-09"},  # closed by its date
}
UNPUBLISHED, ENDED = ("draft", "scheduled"), ("filled", "closed", "over")
WORDS = {"over": "Closed"}


def town(state: str) -> str:
    return f"{state.title()}ville"


def text_of_job(state: str, **keys: Any) -> str:
    place = {"address_locality": town(state), "address_country": "US"}
    return job(f"The {state} job", job_location=place, **(KEYS | keys))


JOBS = {
    **{f"docs/careers/{s}-job.md": text_of_job(s, **keys) for s, keys in STATES.items()},
    # Open, and of the same team: what it shows as related is what the other states allow.
    "docs/careers/anchor.md": text_of_job("anchor"),
}
FEEDS = {"atom": True, "rss": True, "json_feed": True, "jobs_json": True, "indeed": True,
         "sitemap": True}  # fmt: skip
NOTICES_IN_MARKDOWN = {
    "filled": "We found **someone**.",
    "closed": "Thank you all.",
    "paused": "Back in spring.",
}
ON_PAGE: dict[str, Callable[[HtmlPage], Any]] = {
    "title": lambda shown: shown.title.partition(" - ")[0],
    "og:title": lambda shown: (shown.meta("og:title") or "").partition(" · ")[0],
    "H1": lambda shown: shown.h1,
    "notice": lambda shown: [part.text.partition(".")[0] for part in shown.parts("notice")],
    "robots": lambda shown: shown.meta("robots"),
    "JSON-LD": lambda shown: shown.json_ld is not None,
    "Apply": lambda shown: bool(shown.mail_links or "https://apply.example.com/" in shown.links),
    "contact": lambda shown: "Ada" in shown.text,
    "materials": lambda shown: "portfolio" in shown.text,
}
NOTICES = {
    "draft": ["This is a draft"],
    "scheduled": ["This position is not published yet"],
    "open": [],
    "paused": ["Back in spring"],
    "filled": ["We found someone"],
    "closed": ["Thank you all"],
    "over": ["Thank you all"],
}


def expect_on_page(state: str) -> dict[str, Any]:
    """Return what the page of a job says."""
    title = f"The {state} job"
    named = title if state == "open" else f"{WORDS.get(state, state.title())}: {title}"
    return {
        "title": named,
        "og:title": named,
        "H1": [title],
        "notice": NOTICES[state],
        "robots": None if state in ("open", "paused") else "noindex",
        "JSON-LD": state == "open",
        "Apply": state == "open",
        # A draft shows what to send and whom to ask, for those who read it before the others.
        "contact": state in ("open", *UNPUBLISHED),
        "materials": state in ("open", *UNPUBLISHED),
    }

"""Postings by hand, good and bad, that show whether a judge judges."""

from __future__ import annotations

import json
from typing import Any

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Program Coordinator",
    "description": "<p>Help learning circles grow across North America.</p>",
    "datePosted": "2026-11-02",
    "validThrough": "2027-01-15T23:59:59-06:00",
    "employmentType": "FULL_TIME",
    "hiringOrganization": {
        "@type": "Organization",
        "name": "Example Learning Circles",
        "sameAs": "https://example.org",
        "logo": "https://example.org/logo.png",
    },
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Chicago",
            "addressRegion": "IL",
            "addressCountry": "US",
        },
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {
            "@type": "QuantitativeValue",
            "minValue": 52000,
            "maxValue": 64000,
            "unitText": "YEAR",
        },
    },
    "experienceRequirements": {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 24,
    },
    "directApply": True,
}

_WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no title", {"title": None}, "google_rules"),
    ("no description", {"description": ""}, "google_rules"),
    ("no employer", {"hiringOrganization": None}, "google_rules"),
    ("no place", {"jobLocation": None}, "google_rules"),
    (
        "no country",
        {"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress"}}},
        "google_rules",
    ),
    (
        "no country in one of two places",
        {
            "jobLocation": [
                GOOD["jobLocation"],
                {"@type": "Place", "address": {"@type": "PostalAddress"}},
            ]
        },
        "google_rules",
    ),
    (
        "remote from nowhere",
        {"jobLocation": None, "jobLocationType": "TELECOMMUTE"},
        "google_rules",
    ),
    ("date in words", {"datePosted": "next week"}, "google_rules"),
    ("property nobody knows", {"positionName": "Coordinator"}, "google_rules types triples"),
    (
        "property of something else",
        {"hiringOrganization": {"@type": "Organization", "name": "X", "datePosted": "2026"}},
        "google_rules types",
    ),
    (
        "type nobody knows",
        {"hiringOrganization": {"@type": "Company", "name": "X"}},
        "google_rules types triples",
    ),
    ("employer as a number", {"hiringOrganization": 1024}, "types"),
    ("pay as text", {"baseSalary": "52,000 to 64,000"}, "types"),
    (
        "months in words",
        {
            "experienceRequirements": {
                "@type": "OccupationalExperienceRequirements",
                "monthsOfExperience": "two years",
            }
        },
        "types",
    ),
    (
        "logo without an address",
        {"hiringOrganization": GOOD["hiringOrganization"] | {"logo": "assets/logo.png"}},
        "triples",
    ),
    ("another context", {"@context": "http://schema.org"}, "types triples"),
]
BAD = {name: (changes, frozenset(judges.split())) for name, changes, judges in _WRONG}
"""What is wrong with the good posting, and the judges that must say so."""


def bad_posting(name: str) -> dict[str, Any]:
    """Return the good posting with one thing wrong; None removes a property."""
    changes, _ = BAD[name]
    return {key: value for key, value in (GOOD | changes).items() if value is not None}


def page_of(*postings: dict[str, Any]) -> str:
    """Return a page that carries postings."""
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(posting)}</script>' for posting in postings
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Job</title>'
        f"{scripts}</head><body><h1>Job</h1></body></html>"
    )

"""XML for job boards, as Indeed describes it and other boards read it.

The rules are those of Indeed's guide to XML feeds: every value is raw text in CDATA, dates are
those of the page, and a job stands once for each of its places.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING
from xml.dom.minidom import Document

from mkdocs_careers.outputs.facet_pages import make_slug
from mkdocs_careers.outputs.facts import build_facts
from mkdocs_careers.outputs.feeds.clean_text import clean_text
from mkdocs_careers.outputs.feeds.documents import DECLARATION
from mkdocs_careers.outputs.pay import describe_pay_briefly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.model import Job, Place
    from mkdocs_careers.outputs.feeds.channel import Channel, Item

_TYPES = {
    "FULL_TIME": "fulltime",
    "PART_TIME": "parttime",
    "CONTRACTOR": "contract",
    "TEMPORARY": "temporary",
    "INTERN": "internship",
    "VOLUNTEER": "volunteer",
    "PER_DIEM": "perdiem",
}
_AMPERSAND = re.compile(r"&amp;(#?\w*;?)")


def render_indeed(channel: Channel) -> str:
    """Return the feed; each job is written as it is made, for a tree of all of them is large."""
    head = {"publisher": channel.author, "publisherurl": channel.site_url}
    parts = [DECLARATION, "<source>", *_render(head)]
    for item in channel.items:
        shared = _describe(item, channel)
        for name, place in _places(item):
            values = {**shared, "referencenumber": name, **_describe_place(place)}
            parts += ("\n<job>", *_render(values), "\n</job>")
    return "".join((*parts, "\n</source>\n"))


def _render(values: Mapping[str, str | None]) -> Iterator[str]:
    """Yield an element for each value that is known; `]]>` is divided between two sections."""
    document = Document()
    for tag, value in values.items():
        text = clean_text(value or "")
        if not text:
            continue
        element = document.createElement(tag)
        first, *others = text.split("]]>")
        for part in (first + "]]" if others else first, *_rejoin(others)):
            element.appendChild(document.createCDATASection(part))
        yield "\n" + element.toxml()


def _rejoin(parts: list[str]) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        yield f">{part}]]" if number < len(parts) else f">{part}"


def _places(item: Item) -> Iterator[tuple[str, Place | None]]:
    """Yield every place with a reference that no other job and place of the site has.

    It is made of the job's file and the place's town alone, so a further place changes no other.
    """
    seen: Counter[str] = Counter()
    for place in item.job.job_location:
        parts = (place.address_locality or place.name, place.address_region, place.address_country)
        slug = make_slug(" ".join(part for part in parts if part))
        seen[slug] += 1
        number = f"-{seen[slug]}" if seen[slug] > 1 else ""
        yield f"{item.name}:{slug}{number}", place
    if not item.job.job_location:
        yield item.name, None


def _describe_place(place: Place | None) -> dict[str, str | None]:
    if place is None:
        return {}
    return {
        "city": place.address_locality,
        "state": place.address_region,
        "country": place.address_country,
        "postalcode": place.postal_code,
        "streetaddress": place.street_address,
    }


def _describe(item: Item, channel: Channel) -> dict[str, str | None]:
    """Return what is the same at every place of a job, in the order of Indeed's guide."""
    job, employer = item.job, item.employer
    facts = {
        fact.key: "; ".join(fact.values)
        for fact in build_facts(job, channel.language, channel.overlay)
    }
    types = [_TYPES[one] for one in job.employment_type if one in _TYPES]
    is_confidential = job.hiring_organization is not None and employer is None
    return {
        "title": job.title,
        "date": job.date_posted.isoformat() if job.date_posted else None,
        "referencenumber": None,  # its place among the others
        "requisitionid": job.identifier or item.name,
        "url": item.url,
        "company": employer.name if employer else "confidential" if is_confidential else None,
        "sourcename": channel.employer.name if channel.employer and employer else None,
        "city": None,
        "state": None,
        "country": None if job.job_location else _only_country(job),
        "postalcode": None,
        "streetaddress": None,
        "description": _raw(item.html),
        "salary": describe_pay_briefly(job.base_salary, channel.language),
        "education": facts.get("education_requirements"),
        "jobtype": ", ".join(types),
        "category": ", ".join(p for p in (job.employment_unit, job.occupational_category) if p),
        "experience": facts.get("experience_requirements"),
        "expirationdate": job.valid_through.instant.date().isoformat()
        if job.valid_through
        else None,
        # The guide has no word for work that is done in part, or as one likes, in an office.
        "remotetype": "Fully remote" if job.is_remote and not job.job_location else None,
    }


def _only_country(job: Job) -> str | None:
    """Return the country where people have to live to do a remote job, if it is one."""
    areas = job.applicant_location_requirements
    codes = {code[:2] for area in areas for code in area.codes}
    return codes.pop() if len(codes) == 1 else None


def _raw(html: str) -> str:
    """Return HTML in which `&` stands as it is wherever that means the same."""
    return _AMPERSAND.sub(_ampersand, html).replace("&nbsp;", "\N{NO-BREAK SPACE}")


def _ampersand(match: re.Match[str]) -> str:
    bare = f"&{match[1]}"
    return bare if unescape(bare) == bare else match[0]

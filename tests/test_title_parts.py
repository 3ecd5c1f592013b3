"""Title parts: what is no part of a job's name is found, and what is one is left alone."""

from __future__ import annotations

# ruff: noqa: RUF001 - people write titles with such brackets
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.title_parts import (
    cut_out,
    find_code,
    find_date,
    find_employer,
    find_markup,
    find_name,
    find_pay,
    find_remote,
    find_shout,
    is_all_capitals,
    lower_capitals,
    strip_markup,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_careers.title_parts import Part

CODES = {
    "Lead PC-2026-1": "PC-2026-1",
    "Lead (#1234)": "#1234",
    "Lead (Ref. 0815)": "Ref. 0815",
    "Lead (ref: AB123)": "ref: AB123",
    "Lead, Job ID 4711": "Job ID 4711",
    "Lead (Kennziffer 12/2026)": "Kennziffer 12/2026",
    "Lead (réf. 2026-12)": "réf. 2026-12",
    "Lead n° 1234": "n° 1234",
    "Stellen-ID 4711: Lead": "Stellen-ID 4711",
    "R-10234 Lead": "R-10234",
    "Lead R10234": "R10234",
    "JR-123 Lead": "JR-123",
    "Req 12345: Lead": "Req 12345",
    "12345 - Lead": "12345",
    "Lead - 12345": "12345",
    "Lead (48291)": "48291",
    "2026-014 Lead": "2026-014",
    "Lead ENG-24-017": "ENG-24-017",
    "GS-0343-13 Lead": "GS-0343-13",
}
NO_CODES = """\
C++ Developer|C# Developer|Web 3.0 Developer|24/7 Support|L2 Support|SAP S/4HANA Consultant
Level 3|3D Artist|2nd Line Support|GS-13 Analyst|Director GS15|E13 TV-L|COVID-19 Nurse
K-12 Teacher|B2B Sales|ISO 9001 Auditor|ISO-9001 Auditor|ISO27001 Lead|MIL-STD-1553 Engineer
SOC 2 Analyst|A320 Captain|Boeing 737 Captain|KC-135 Operator|F-35 Mechanic
Office 365 Administrator|Java 17 Developer|5G Engineer|HL7 Analyst|401(k) Administrator
Reference Librarian 2|Job Coach 2|Position 3|No. 10 Clerk|Summer Intern 2027|Intern (2027)
Class of 2027|Agenda 2030 - Officer|H2020 Manager|FY2027 Analyst|Head of Sales 2026/27
Developer (m/w/d)|9/11 Memorial Guide|Web Developer""".replace("\n", "|")

PAY = {
    "Lead $120k": "$120k",
    "Lead US$ 120,000": "US$ 120,000",
    "Lead €50.000": "€50.000",
    "Lead 50.000 € pro Jahr": "50.000 € pro Jahr",
    "Lead CHF 90'000": "CHF 90'000",
    "Lead, 45 EUR/h": "45 EUR/h",
    "Lead 80-100k": "80-100k",
    "Lead (80k)": "80k",
    "Lead (£25k - £30k)": "£25k - £30k",
    "Lead £30/hour": "£30/hour",
    "Lead $45 per hour": "$45 per hour",
    "Lead - 30/hr": "30/hr",
    "Lead 50000-60000": "50000-60000",
    "Lead 6-8 LPA": "6-8 LPA",
    "520-Euro-Job": "520-Euro",
}
NO_PAY = """\
10k Run Coordinator|5K Race Director|100k Homes Campaign Lead|24/7 Support|S/4HANA Lead
K-12 Teacher|Euro 6 Engineer|35 hours/week Nurse|A$AP Fan|2026-2027 Fellow|Level 3/4 Nurse
Ca$h Clerk|Nurse (50%)|Pay Analyst|Salary Benchmarking Lead|Euro Area Economist""".replace(
    "\n", "|"
)

DATES = {
    "Lead 2026-11-02": "2026-11-02",
    "Lead ab 01.03.2027": "ab 01.03.2027",
    "Lead 3/1/27": "3/1/27",
    "Lead start January 2027": "start January 2027",
    "Lead starting March": "starting March",
    "Lead, starting in 2027": "starting in 2027",
    "Lead, 2027 start": "2027 start",
    "Lead (from 1st October)": "from 1st October",
    "Lead - January 5, 2027": "January 5, 2027",
    "Lead 15. März 2027": "15. März 2027",
    "Lead, mars 2027": "mars 2027",
    "Lead (early 2027)": "early 2027",
    "Summer 2027 Intern": "Summer 2027",
    "Lead Q1 2027": "Q1 2027",
}
NO_DATES = """\
Summer Intern 2027|Intern 2027|Agenda 2030 Officer|Paris 2024 Guide|March Hare|May Fair Host
9/11 Guide|24/7 Support|Web 3.0.1 Lead|Startup Advisor 3|Start-up Lead 3|Abteilungsleiter 3
From 3D to 2D Artist|Autumn Fair Host|Mid-Market Sales 2""".replace("\n", "|")

REMOTE = {
    "Lead (Remote)": "Remote",
    "Lead (Remote, US)": "Remote, US",
    "Lead (US/Remote)": "US/Remote",
    "Lead (100% remote)": "100% remote",
    "Lead [hybrid]": "hybrid",
    "Lead - Remote": "Remote",
    "Lead, fully remote": "fully remote",
    "Lead Remote": "Remote",
    "Lead | Home Office": "Home Office",
    "Lead (télétravail)": "télétravail",
    "エンジニア（リモート）": "リモート",
    "Remote: Lead": "Remote",
}
NOT_REMOTE = """\
Remote Sensing Analyst|Analyst, Remote Sensing|Remote Support Technician|Remote Pilot
Virtual Assistant|Hybrid Cloud Architect|Engineer (Hybrid Cloud)|Hybrid Vehicle Technician
Onsite Engineer|Website Editor|Home Care Nurse|Mobile Developer""".replace("\n", "|")

MARKUP = {
    "**Lead**": "**Lead**",
    "*Urgent* Lead": "*Urgent*",
    "`Python` Lead": "`Python`",
    "~~Lead~~ Head": "~~Lead~~",
    "Lead <b>now</b>": "<b>",
    "Lead<br/>": "<br/>",
    "R&amp;D Lead": "&amp;",
    "Lead &#8211; Head": "&#8211;",
    "[Lead](https://example.org)": "[Lead](https://example.org)",
    "# Lead": "# ",
}
NO_MARKUP = """\
R&D Lead|Q&A; Lead|AT&T; Lead|Lehrer*in|Lehrer*in / Erzieher*in|C* Developer|snake_case_fan
C# Lead|<3 Lead|Lead (x < y)|Lead [m/w/d]|A*STAR Fellow|Lead & Head|Lead <all genders>""".replace(
    "\n", "|"
)

SHOUTS = {
    "Lead!!": "!!",
    "*** Lead": "***",
    "Lead $$$": "$$$",
    "URGENT: Lead": "URGENT",
    "Urgently hiring Lead": "Urgently hiring",
    "Lead ASAP": "ASAP",
    "Lead - apply now": "apply now",
    "We are hiring: Lead": "We are hiring",
    "Hiring now! Lead": "Hiring now!",
    "Immediate Start - Lead": "Immediate Start",
}
NO_SHOUTS = """\
Urgent Care Nurse|Non-Urgent Transport Driver|Lead!|Yahoo! Lead|Head of Hiring|Applied Scientist
Lehrer*in|What's Next? Editor|Immediate Care Nurse""".replace("\n", "|")


def code_of(title: str) -> Part | None:
    return find_code(title, None)


FINDERS: dict[Callable[[str], Part | None], tuple[dict[str, str], str]] = {
    code_of: (CODES, NO_CODES),
    find_pay: (PAY, NO_PAY),
    find_date: (DATES, NO_DATES),
    find_remote: (REMOTE, NOT_REMOTE),
    find_markup: (MARKUP, NO_MARKUP),
    find_shout: (SHOUTS, NO_SHOUTS),
}


@pytest.mark.parametrize(
    ("find", "title", "part"),
    [(find, *pair) for find, (parts, _) in FINDERS.items() for pair in parts.items()],
)
def test_found(find: Callable[[str], Part | None], title: str, part: str) -> None:
    found = find(title)
    assert found is not None
    assert title[slice(*found)].strip() == part.strip()


@pytest.mark.parametrize(
    ("find", "title"),
    [(find, title) for find, (_, titles) in FINDERS.items() for title in titles.split("|")],
)
def test_left_alone(find: Callable[[str], Part | None], title: str) -> None:
    assert find(title) is None


@pytest.mark.parametrize("mark", ["(m/w/d)", "(f/m/d)", "(w/m/div.)", "H/F", "F/H", "m/f/x", "*in"])
def test_gender_marks_are_left_alone(mark: str) -> None:
    for title in (f"Lead {mark}", f"Lead ({mark})", f"{mark} Lead"):
        assert [find(title) for find in FINDERS] == [None] * len(FINDERS)


@pytest.mark.parametrize(
    ("title", "identifier", "part"),
    [
        ("LC/7-b Lead", "LC/7-b", "LC/7-b"),
        ("Lead (lc/7-B)", "LC/7-b", "lc/7-B"),
        ("Level 2 Lead", "2", None),
        ("Lead 27", "27", None),
        ("Baker", "Baker", None),
        ("Lead x99y", "99", None),
    ],
)
def test_own_identifier(title: str, identifier: str, part: str | None) -> None:
    found = find_code(title, identifier)
    assert (title[slice(*found)] if found else None) == part


@pytest.mark.parametrize(
    ("title", "name", "stands"),
    [
        ("Boston Lead", "Boston", True),
        ("Lead (BOSTON)", "Boston", True),
        ("Bostonian Lead", "Boston", False),
        ("East-Boston Lead", "Boston", True),
        ("Boston2 Lead", "Boston", False),
        ("Bostonian in Boston", "Boston", True),
        ("東京事務所スタッフ", "東京", True),
        ("İstanbul Lead", "İstanbul", True),
        ("Lead", "", False),
    ],
)
def test_names_are_whole_words(title: str, name: str, *, stands: bool) -> None:
    assert (find_name(title, name) is not None) == stands


@pytest.mark.parametrize(
    ("title", "employer", "stands"),
    [
        ("Lead at Acme", "Acme, Inc.", True),
        ("Lead, Acme GmbH", "Acme GmbH", True),
        ("Learning Circles Lead", "Learning Circles e.V.", True),
        ("IT Lead", "IT AG", False),
        ("GAP Lead", "Gap", False),
        ("Circle Lead", "Learning Circles", False),
    ],
)
def test_employers(title: str, employer: str, *, stands: bool) -> None:
    assert (find_employer(title, employer) is not None) == stands


@pytest.mark.parametrize(
    ("title", "shouts"),
    [
        ("PROGRAM COORDINATOR", True),
        ("DIRECTOR", True),
        ("SENIOR NURSE (m/w/d)", True),
        ("QA LEAD", True),
        ("MANAGER, R&D", True),
        ("ДИРЕКТОР", True),
        ("QA", False),
        ("CEO", False),
        ("VP HR", False),
        ("UX/UI", False),
        ("COOK", False),
        ("SAP ABAP", False),
        ("GS-13", False),
        ("プログラム QA", False),
        ("プログラム", False),
        ("Head of IT", False),
        ("", False),
    ],
)
def test_capitals(title: str, *, shouts: bool) -> None:
    assert is_all_capitals(title) == shouts


@pytest.mark.parametrize(
    ("title", "calm"),
    [
        ("HEAD OF IT", "Head of IT"),
        ("THE BAKER'S AIDE", "The Baker's Aide"),
        ("NURSE (M/W/D)", "Nurse (M/W/D)"),
        ("SAP ABAP CONSULTANT", "SAP ABAP Consultant"),
    ],
)
def test_lower_capitals(title: str, calm: str) -> None:
    assert lower_capitals(title) == calm


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("**Lead**", "Lead"),
        ("Lead <b>now</b>", "Lead now"),
        ("R&amp;D &#8211; Lead", "R&D \u2013 Lead"),
        ("[Lead](https://example.org) `x`", "Lead x"),
        ("# Lead", "Lead"),
    ],
)
def test_strip_markup(title: str, plain: str) -> None:
    assert strip_markup(title) == plain


@pytest.mark.parametrize(
    ("title", "part", "rest"),
    [
        ("Boston Community Lead", "Boston", "Community Lead"),
        ("Community Lead - Boston", "Boston", "Community Lead"),
        ("Lead - Boston - Nights", "Boston", "Lead - Nights"),
        ("Lead, Boston, MA", "Boston", "Lead"),
        ("Lead (Boston, MA)", "Boston", "Lead"),
        ("Lead (Boston or Salem)", "Boston", None),
        ("Lead in Boston", "Boston", "Lead"),
        ("Boston-based Lead", "Boston", "Lead"),
        ("Boston's Lead", "Boston", "Lead"),
        ("Boston: Lead", "Boston", "Lead"),
        ("Lead/Boston", "Boston", "Lead"),
        ("Lead @ Boston", "Boston", "Lead"),
        ("Lead（Boston）", "Boston", "Lead"),
        ("Boston", "Boston", None),
        ("Boston GS-1", "Boston", "GS-1"),
        ("A Boston", "Boston", None),
    ],
)
def test_cut_out(title: str, part: str, rest: str | None) -> None:
    start = title.index(part)
    assert cut_out(title, (start, start + len(part))) == rest


@given(st.text(st.sampled_from("aA1 -(),:!*#$<&;`[]/.é東"), max_size=40))
def test_any_title_can_be_searched(title: str) -> None:
    for find in FINDERS:
        found = find(title)
        if found is not None:
            start, end = found
            assert 0 <= start <= end <= len(title)
            cut_out(title, found)
    lower_capitals(title)
    strip_markup(title)

"""Rules about the title and the text: where they begin, where they end, whom they leave alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mkdocs_careers.codes import CODES, ON_REQUEST, Severity
from mkdocs_careers.reader import read_job
from mkdocs_careers.rules.mailbox import is_private
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.source import Source
from tests.rewrite_reports import INSTANT

BODY = "Help learning circles grow across North America. " * 3
SETTINGS = read_settings(
    {
        "organization": {"name": "Boston Library"},
        "organizations": {"hidden": {"name": "confidential"}},
        "apply": {"email": "library@gmail.com"},
    }
).settings
OTHERS = {"incomplete-posting": "off", "incomplete-address": "off", "posted-long-ago": "off"}
BOSTON = {"address_locality": "Boston", "address_region": "MA", "address_country": "US"}
OVER = "<!-- 求人広告は終わったので隠します -->"
MACHINES = ("more", "careers:listing {group_by: employment_unit, where: {status: open}} one two",
            "markdownlint-disable MD013 MD033 MD041 MD001 MD002 MD003 MD004",
            "prettier-ignore a b c d e f g h", "SPDX-FileCopyrightText: 2026 A B C D E F G",
            "vale off one two three four five six seven")  # fmt: skip


def findings(body: str = BODY, **keys: Any) -> list[str]:
    """Return each finding, its code and the text it stands on."""
    data = {"title": "Baker", "date_posted": "2026-11-02", "job_location": BOSTON} | keys
    data["rules"] = OTHERS | data.get("rules", {})
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in data.items())
    source = Source("job.md", f"---\n{lines}\n---\n\n{body}")
    return [
        f"{d.code}: {d.source_line[d.column - 1 : d.end_column - 1]}"
        for d in read_job(source, SETTINGS, INSTANT).diagnostics
    ]


def codes(body: str = BODY, **keys: Any) -> list[str]:
    return [finding.split(":")[0] for finding in findings(body, **keys)]


def test_a_plain_job_has_no_finding() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Boston Community Baker", ["title-with-place"]),
        ("Boston Correspondent", []),
        ("Boston Library Baker", ["title-with-employer"]),
        ("Boston Library Baker, Boston", ["title-with-employer"]),
        ("Baker (MA)", []),
        ("b" * 100, []),
        ("b" * 101, ["title-too-long"]),
        ("Baker " * 60 + "$100k", ["title-too-long"]),
    ],
)
def test_titles(title: str, expected: list[str]) -> None:
    assert codes(title=title) == expected


@pytest.mark.parametrize("town", ["Reading", "Mobile", "Bath", "Nice"])
def test_towns_with_the_names_of_words(town: str) -> None:
    place = {"address_locality": town, "address_country": "GB"}
    assert codes(title=f"{town} Baker", job_location=place) == []


def test_a_confidential_employer_is_no_name() -> None:
    assert codes(title="Confidential Baker", hiring_organization="hidden") == []


def test_a_title_that_is_wrong_is_not_judged_further() -> None:
    assert codes(title=["BAKERS WANTED!!"]) == ["wrong-type"]


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Baker", ["description-equals-title"]),
        ("*Baker*!", ["description-equals-title"]),
        ("Baker of bread", []),
        ("b" * 300, []),
        ("b" * 301, ["description-too-long"]),
    ],
)
def test_descriptions(description: str, expected: list[str]) -> None:
    assert codes(description=description) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("b" * 100, []),
        ("b" * 99, ["thin-body"]),
        ("b" * 99 + "**", ["thin-body"]),
        ("書" * 50, []),
        ("書" * 49, ["thin-body"]),
        ("- b\n" * 60, []),
        ("```\n" + "code " * 60 + "\n```", ["thin-body"]),
        (f"[b](https://example.org/{'b' * 200})", ["thin-body"]),
        ('--8<-- "ads/baker.md"', []),
        ("{{ text_of('baker') }}", ["template-tag"]),
        ("", ["empty-body"]),
        ("<!-- soon -->", ["empty-body"]),
        ("Baker", ["body-equals-title"]),
        ("# Baker", ["body-equals-title"]),
    ],
)
def test_how_much_is_an_ad(body: str, expected: list[str]) -> None:
    assert codes(body) == expected


def test_what_other_keys_tell_counts_too() -> None:
    assert codes("Bake.", responsibilities=["b" * 50], qualifications=["b" * 50]) == []


def test_drafts_may_be_thin() -> None:
    assert codes("Bake.", status="draft") == ["unfinished-draft"]


def test_ended_jobs_are_left_alone_but_for_an_address() -> None:
    body = "# Baker!\n\nTo jobs@example.org and <a@example.org>\n- b\n\n<!-- a b c d e f g h i -->"
    assert findings(body, status="filled", title="BAKERS WANTED") == [
        "address-in-ended-job: jobs@example.org",
        "address-in-ended-job: a@example.org",
    ]
    assert "address-in-ended-job" not in codes(body)


@pytest.mark.parametrize("note", MACHINES)
def test_comments_for_machines(note: str) -> None:
    assert codes(f"{BODY}\n\n<!-- {note} -->") == []


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- a b c d e f g -->", []),
        ("<!-- a b c d e f g h -->", ["hidden-text: <!-- a b c d e f g h -->"]),
        (OVER, [f"hidden-text: {OVER}"]),
        ("`<!-- a b c d e f g h -->`", []),
        ("<!-- a", ["hidden-text: <!-- a"]),
    ],
)  # fmt: skip
def test_comments(comment: str, expected: list[str]) -> None:
    assert findings(f"{BODY}\n\n{comment}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if x %}", ["{% if x %}"]),
        ("{{ x }} {{x|y}}", ["{{ x }}", "{{x|y}}"]),
        ("{{< x >}} {{% x %}}", ["{{< x >}}", "{{% x %}}"]),
        ("{# x #}", ["{# x #}"]),
        ("{{ x\n}}", ["{{ x"]),
        ("`{{ x }}`", []),
        ("```\n{% x %}\n```", []),
        ("{: .big }", []),
        ("{#top}", []),
        ("{ x } {{ }", []),
        ("50 % {of} it", []),
    ],
)
def test_template_tags(text: str, expected: list[str]) -> None:
    assert findings(f"{BODY}\n\n{text}") == [f"template-tag: {tag}" for tag in expected]


def test_a_few_are_shown_and_the_others_counted() -> None:
    source = Source("job.md", f"---\ntitle: Baker\ndate_posted: 2026-11-02\n---\n{BODY}{{{{ x }}}}"
                    + " {{ x }}" * 9)  # fmt: skip
    tags = [
        d for d in read_job(source, SETTINGS, INSTANT).diagnostics if d.code.code == "template-tag"
    ]
    assert len(tags) == 3
    assert [d.help.endswith("7 more follow.") for d in tags] == [False, False, True]


def test_private_mailboxes_are_off_until_asked_for() -> None:
    apply = {"email": "baker@gmail.com"}
    assert CODES["private-mailbox"] in ON_REQUEST
    assert codes(apply=apply) == []
    assert codes(apply=apply, rules={"private-mailbox": "error"}) == ["private-mailbox"]
    assert codes(rules={"private-mailbox": "warning"}) == []  # the settings' own address


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("a@gmail.com", True),
        ("a@GMAIL.com", True),
        ("a@yahoo.co.uk", True),
        ("a@hotmail.fr", True),
        ("a@t-online.de", True),
        ("a@163.com", True),
        ("a@orange.fr", True),
        ("a@example.org", False),
        ("a@gmail.example.org", False),
        ("a@orange.com", False),
        ("a@web.dev", False),
        ("gmail.com@example.org", False),
    ],
)
def test_providers(address: str, *, private: bool) -> None:
    assert is_private(address) == private


def test_weights() -> None:
    assert CODES["address-in-ended-job"].severity is Severity.NOTE
    for code in ("thin-body", "glued-list", "title-shouts", "private-mailbox"):
        assert CODES[code].severity is Severity.WARNING


@pytest.mark.parametrize(
    "piece",
    ["`", "` `` ", "<!--", "{{", "{% a", "a@", "http://", "https://a)", "- ", "a\n- b\n", "<div>\n",
     "<a>", "[a](b", "]: ", ">", "#\n", "a\n=\n", "\r", "\\`", "**a"],
)  # fmt: skip
def test_hostile_text_is_read_in_the_time_its_length_takes(piece: str) -> None:
    size = 400_000
    codes(piece * (size // len(piece)))
    codes(title="Baker " + piece * (size // len(piece)), description=piece * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "Our hours are Monday to Friday\n- and on some weekends, too.",
        "The salary is 20,000\n+ a bonus of 2,000 a year.",
        "Our templates look like this:\n\n    {{ this is code }}\n",
        "<pre>{{ this is code }}</pre>",
        r"The cost is $\frac{{1}}{{2}}$.",
    ],
)
def test_texts_that_are_right(text: str) -> None:
    assert codes(f"{BODY}\n\n{text}\n") == []


@pytest.mark.parametrize(
    "title",
    ["Remote Infrastructure Engineer", "Berlin Correspondent", "VP, APAC", "MTA/MTRA",
     "Summer Intern 2027", "C++ Developer", "Level 3 Support"],
)  # fmt: skip
def test_titles_that_are_right(title: str) -> None:
    berlin = {"address_locality": "Berlin", "address_region": "BE", "address_country": "DE"}
    assert codes(title=title, job_location=berlin) == []


@pytest.mark.parametrize(
    "title",
    ["Engineer (Boston or Berlin)", "Baker in Boston-Mitte", "Entwickler zum 1. Januar 2027"],
)
def test_no_hint_is_half_a_title(title: str) -> None:
    data = f"title: {title}\ndate_posted: 2026-11-02\njob_location: {json.dumps(BOSTON)}\n"
    read = read_job(Source("job.md", f"---\n{data}---\n\n{BODY}"), SETTINGS, INSTANT)
    hints = {d.hint for d in read.diagnostics if d.code.code.startswith("title-")}
    assert hints == {"leave it out"}

"""The Apply link: what a mail program reads in it is what went in, and nothing else."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.headerregistry import Address
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.mailto import build_mailto, build_subject
from mkdocs_careers.model import Apply, Job

JOBS = "jobs@example.org"


def job(title: str = "Lead", *, identifier: str | None = None, **apply: object) -> Job:
    return Job(
        path="lead.md",
        title=title,
        identifier=identifier,
        apply=Apply(**({"email": (JOBS,)} | apply)),  # type: ignore[arg-type]
    )


def decode(link: str | None) -> tuple[list[str], list[tuple[str, str]]]:
    """Return a link's recipients and fields as RFC 6068 reads them, by no code of ours."""
    assert link is not None
    scheme, _, rest = link.partition(":")
    recipients, _, query = rest.partition("?")
    assert scheme == "mailto"
    pairs = [part.split("=", 1) for part in query.split("&")] if query else []
    to = [unquote(address, errors="strict") for address in recipients.split(",")]
    return to, [(name, unquote(value, errors="strict")) for name, value in pairs]


@pytest.mark.parametrize(
    ("title", "encoded"),
    [
        ("Program Coordinator", "Program%20Coordinator"),
        ("R&D Lead", "R%26D%20Lead"),
        ("C++ Developer", "C%2B%2B%20Developer"),
        ("\"Lead\" 'Dev'", "%22Lead%22%20%27Dev%27"),
        ("Straßenbahnführer", "Stra%C3%9Fenbahnf%C3%BChrer"),
        ("Barista ☕ 🎉", "Barista%20%E2%98%95%20%F0%9F%8E%89"),
        ("100% remote, 50 % pay", "100%25%20remote%2C%2050%20%25%20pay"),
        ("a?b=c#d/e;f:g@h", "a%3Fb%3Dc%23d%2Fe%3Bf%3Ag%40h"),
        ("%41 %0D%0ABcc:", "%2541%20%250D%250ABcc%3A"),
        ("Lead\r\nBcc: evil@example.com", "Lead%20Bcc%3A%20evil%40example.com"),
        ("Lead\tand \u2028 more\x00", "Lead%20and%20more"),
        ("a\u00a0b \u3000 c", "a%20b%20c"),
    ],
)
def test_title_as_subject(title: str, encoded: str) -> None:
    assert build_mailto(job(title)) == f"mailto:{JOBS}?subject={encoded}"


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        ((JOBS,), "jobs@example.org"),
        ((JOBS, "team@example.org"), "jobs@example.org,team@example.org"),
        ((JOBS, JOBS), "jobs@example.org"),
        (("jobs+lead@example.org",), "jobs+lead@example.org"),
        (("o'neil&co@example.org",), "o'neil%26co@example.org"),
        (("50%off?x=y@example.org",), "50%25off%3Fx%3Dy@example.org"),
        (("jobs@straße.example",), "jobs@xn--strae-oqa.example"),
        (("büro@bücher.example",), "b%C3%BCro@xn--bcher-kva.example"),
        (("jobs@例え.テスト",), "jobs@xn--r8jz45g.xn--zckzah"),
        ((" jobs@example.org\r\n",), "jobs@example.org"),
        (("jobs@example.org\r\nBcc: x",), "jobs@example.orgBcc%3A%20x"),
        (("a@example.org,b@example.org",), "a@example.org%2Cb@example.org"),
        (("a@example.org?bcc=b@example.org",), "a@example.org%3Fbcc%3Db@example.org"),
    ],
)
def test_recipients(addresses: tuple[str, ...], expected: str) -> None:
    assert build_mailto(job(email=addresses)) == f"mailto:{expected}?subject=Lead"


@pytest.mark.parametrize(
    ("cc", "fields"),
    [
        (("board@example.org",), "cc=board@example.org&subject=Lead"),
        (("a@b.org", "c@d.org"), "cc=a@b.org,c@d.org&subject=Lead"),
        (("a@b.org", "a@b.org"), "cc=a@b.org&subject=Lead"),
        ((JOBS,), "subject=Lead"),
        (("a&bcc=x@b.org",), "cc=a%26bcc%3Dx@b.org&subject=Lead"),
    ],
)
def test_copies(cc: tuple[str, ...], fields: str) -> None:
    assert build_mailto(job(cc=cc)) == f"mailto:{JOBS}?{fields}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Dear team,", "Dear team,"),
        ("Dear team,\n\nHello\n", "Dear team,\r\n\r\nHello"),
        ("a\r\nb\rc\n", "a\r\nb\r\nc"),
        ("I apply for {title} ({identifier}).", "I apply for Lead (L-1)."),
        ("Dear team,\n{materials}", "Dear team,\r\n- résumé\r\n- cover letter, signed"),
        ("100 % & more = + #1", "100 % & more = + #1"),
        ("\x1b[31mred\x00", " [31mred"),
    ],
)
def test_body(body: str, expected: str) -> None:
    link = build_mailto(
        job(identifier="L-1", body=body, materials=("résumé", "cover letter, signed"))
    )
    assert decode(link) == ([JOBS], [("subject", "Lead"), ("body", expected)])


def test_line_breaks_of_a_body_are_crlf() -> None:
    assert build_mailto(job(body="a\nb")) == f"mailto:{JOBS}?subject=Lead&body=a%0D%0Ab"


@pytest.mark.parametrize(
    ("title", "subject", "identifier", "expected"),
    [
        ("Lead", None, "L-1", "Lead"),
        ("Lead", "{title} ({identifier})", "L-1", "Lead (L-1)"),
        ("Lead", "{title} ({identifier})", None, "Lead"),
        ("Lead", "{title} [{identifier}] application", None, "Lead application"),
        ("Lead", "{identifier}: {title}", None, "Lead"),
        ("Lead", "{title} - {identifier}", None, "Lead"),
        ("Lead", "Application", "L-1", "Application"),
        ("C#", "{title} ({identifier})", None, "C#"),
        ("Editor, Python/", "{title}: {identifier}", None, "Editor, Python/"),
        ("Caller of main()", "{title} ({identifier})", None, "Caller of main()"),
        ("The {identifier} {title}", None, "L-1", "The {identifier} {title}"),
        ("Lead", "{title} {unknown} {", "L-1", "Lead {unknown} {"),
    ],
)
def test_subject(title: str, subject: str | None, identifier: str | None, expected: str) -> None:
    assert build_subject(job(title, identifier=identifier, subject=subject)) == expected


def test_subject_on_the_page_is_the_subject_of_the_link() -> None:
    lead = job("R&D\r\nLead", identifier="1", subject="{title} \N{EN DASH} {identifier}")
    assert decode(build_mailto(lead))[1] == [("subject", build_subject(lead))]


def test_no_address_no_link() -> None:
    assert build_mailto(job(email=(), url="https://example.org")) is None


ANY = st.text(max_size=30) | st.sampled_from(
    ["\r\nBcc: evil@example.com", "a&bcc=evil@example.com", "a?b", "a b+c", "\ud800", "{title}",
     "{materials}", "{identifier}", "\u2028", "\x85", "a,b", "a@b@c", "@", "x@℀.example"]
)  # fmt: skip
ADDRESS = st.builds("{}@{}.example".format, ANY, ANY) | ANY


@given(
    title=ANY,
    identifier=st.none() | ANY,
    addresses=st.lists(ADDRESS, min_size=1, max_size=3).map(tuple),
    cc=st.lists(ADDRESS, max_size=2).map(tuple),
    subject=st.none() | ANY,
    body=st.none() | ANY,
    materials=st.lists(ANY, max_size=2).map(tuple),
)
def test_any_text_stays_in_its_field(
    title: str,
    identifier: str | None,
    addresses: tuple[str, ...],
    cc: tuple[str, ...],
    subject: str | None,
    body: str | None,
    materials: tuple[str, ...],
) -> None:
    link = build_mailto(
        job(title, identifier=identifier, email=addresses, cc=cc, subject=subject, body=body,
            materials=materials)
    )  # fmt: skip
    assert link is not None
    assert re.fullmatch(r"mailto:[A-Za-z0-9!$'*+\-._~@%,]*(\?[A-Za-z0-9!$'*+\-._~@%,=&]*)?", link)
    to, fields = decode(link)
    names = [name for name, _ in fields]
    assert names == [name for name in ("cc", "subject", "body") if name in names]
    assert len(to) <= len(addresses)
    values = dict(fields)
    assert len(re.findall(",", link.partition("?")[2])) < max(len(cc), 1)
    for text in (*to, values.get("cc", ""), values.get("subject", "")):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", text)
    written = re.search(r"[?&](?:subject|body)=([^&]*)", link)
    assert written is None or "+" not in written[1]
    assert not re.search("[\x00-\x1f\x7f-\x9f]", values.get("body", "").replace("\r\n", ""))


LINE = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)


@given(title=LINE, lines=st.lists(LINE, max_size=4))
def test_ordinary_text_arrives_unchanged(title: str, lines: list[str]) -> None:
    plain = [line.replace("{", "(") for line in lines]
    link = build_mailto(job(title, body="\n".join(plain)))
    values = dict(decode(link)[1])
    assert values.get("subject", "") == " ".join(title.split())
    got = values.get("body", "").split("\r\n")
    assert [line.rstrip() for line in "\n".join(plain).strip().split("\n")] == got


@given(title=ANY, address=ADDRESS, body=ANY)
def test_a_mail_made_of_the_link_has_no_other_header(title: str, address: str, body: str) -> None:
    to, fields = decode(build_mailto(job(title, email=(address,), body=body)))
    values = dict(fields)
    head = f"To: {','.join(to)}\r\nSubject: {values.get('subject', '')}\r\n\r\n"
    message = email.message_from_string(head + values.get("body", ""))
    assert message.keys() == ["To", "Subject"]
    assert message.defects == []


@pytest.mark.parametrize("address", ["jobs@straße.example", "jobs@bücher.example"])
def test_international_domain_is_a_mail_address_of_old_programs(address: str) -> None:
    (to,), _ = decode(build_mailto(job(email=(address,))))
    assert Address(addr_spec=to).domain.startswith("xn--")


def test_link_depends_on_nothing_else() -> None:
    lead = job()
    assert build_mailto(lead) == build_mailto(replace(lead, skills=("x",), featured=True))

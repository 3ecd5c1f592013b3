"""Files of other generators: what they say is taken, what they do not say is never guessed."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.importers.draft import Draft, Fate
from mkdocs_careers.importers.foreign_file import read_foreign_file
from mkdocs_careers.importers.job_source import SourceError, _main_part, read_jobs
from mkdocs_careers.importers.settle import settle
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.settings import Settings

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "18f-join-tts"


def read(text: str, name: str = "job.md") -> Draft:
    (draft,) = read_foreign_file(text.encode(), name)
    return draft


def job(facts: str, body: str = "Words enough for a person to read about the job.") -> Draft:
    return read(f"---\n{facts}\n---\n{body}\n")


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("closes: October 29, 2027", "valid_through", "2027-10-29"),
        ("deadline: 15. März 2027", "valid_through", "2027-03-15"),
        ("date limite: 3 février 2027", "valid_through", "2027-02-03"),
        ("closes: 2027-01-31T23:59:00", "valid_through", "2027-01-31"),
        ("expires: 2027-02-01 12:00", "valid_through", "2027-02-01 12:00"),
        ("job_type: Vollzeit", "employment_type", "FULL_TIME"),
        ("contrat: [full-time, part time]", "employment_type", ["FULL_TIME", "PART_TIME"]),
        ("location: Berlin, Germany", "job_location",
         {"address_locality": "Berlin", "address_country": "DE"}),
        ("location: Example University, Springfield, IL", "job_location",
         {"name": "Example University", "address_locality": "Springfield",
          "address_region": "IL", "address_country": "US"}),
        ("jobLocation: {address: {addressLocality: Leeds, addressCountry: GB}}", "job_location",
         {"address_locality": "Leeds", "address_country": "GB"}),
        ("apply: {email: a@example.org, subject: Cook, materials: [CV]}", "apply",
         {"email": "a@example.org", "subject": "Cook", "materials": ["CV"]}),
        ("remote: Fully remote", "job_location_type", "TELECOMMUTE"),
        ("remote: Hybrid", "job_location_type", "HYBRID"),
        ("salary_min: '142,701'", "base_salary", {"min_value": 142701}),
        ("application link: https://example.org/a", "apply", {"url": "https://example.org/a"}),
        ("how_to_apply: [Ann Example <ann@example.org>]", "apply", {"email": "ann@example.org"}),
        ("contact: 'Ann Example: ann@example.org'", "application_contact",
         {"name": "Ann Example", "email": "ann@example.org"}),
        ("open: 'true#'", "status", None),
        ("open: no", "status", "closed"),
        ("state: closed", "status", "closed"),
        ("num_vacancies: 3", "total_job_openings", 3),
    ],
)  # fmt: skip
def test_a_key_of_others_is_read(line: str, key: str, value: object) -> None:
    draft = job(f"title: Engineer\n{line}")
    assert draft.data.get(key) == value


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("opens: TBD", "date_posted"),
        ("opens: 03/04/2027", "date_posted"),
        ("location: Georgia", "job_location"),
        ("location: CA", "job_location"),
        ("status: usajobs", "status"),
    ],
)
def test_what_is_unsure_is_a_gap(line: str, key: str) -> None:
    draft = job(f"title: Engineer\n{line}")
    assert key not in draft.data
    assert [gap.key for gap in draft.gaps] == [key]


@pytest.mark.parametrize(
    "line",
    ["remote: Remote friendly?", "remote: false", "job_type: W-2", "type: friend", "deadline: none",
     "url: https://example.org/this-page", "startup: example", "layout: job"],
)  # fmt: skip
def test_what_means_nothing_here_is_left_out_with_a_reason(line: str) -> None:
    draft = job(f"title: Engineer\nopen: true\n{line}")
    assert set(draft.data) <= {"title"}
    key = line.partition(":")[0]
    assert any(n.fate is Fate.LEFT and n.source == key and n.why for n in draft.notes)


def test_toml_is_read() -> None:
    draft = read('+++\ntitle = "Engineer"\nexpiryDate = 2027-01-31\n[extra]\nx = 1\n+++\nText.\n')
    assert draft.data["title"] == "Engineer"
    assert draft.data["valid_through"] == "2027-01-31"
    assert draft.body == "Text."


def test_broken_yaml_is_read_key_by_key() -> None:
    draft = job("title: Engineer: Search\ncloses: 2027-01-31\nbad: [")
    assert draft.data == {"title": "Engineer: Search", "valid_through": "2027-01-31"}


def test_references_that_stand_for_millions_are_not_followed() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert job("title: Engineer\n" + "\n".join(lines)).data["title"] == "Engineer"


def test_the_date_of_jekyll_stands_in_the_name() -> None:
    draft = read("---\ntitle: Engineer\n---\nText.", "2026-03-04-engineer.md")
    assert draft.data["date_posted"] == "2026-03-04"


def test_the_body_is_clean() -> None:
    body = (
        "# Engineer\n\nWe need: \n- this\n- that\n\n####Apply\n<script>alert(1)</script>"
        "<p onclick='x()'>Mail jobs@example.org <b>now</b></p><!-- old -->\n"
        "[x](javascript:alert(1)) [TTS]() {{ page.title }} {% if x %}"
    )
    draft = job("title: Engineer\nopen: true", body)
    assert draft.body == (
        "We need:\n\n- this\n- that\n\n#### Apply\n\nMail <jobs@example.org> **now**\n\n"
        "[x] (javascript:alert(1)) TTS Engineer"
    )
    assert draft.data["apply"] == {"email": "jobs@example.org"}


def test_prose_says_how_to_apply() -> None:
    body = (
        "Text.\n\n## Bewerbung\n\nBitte sende Lebenslauf und Anschreiben an jobs@example.org, "
        "Betreff: „Koch 7“.\n"
    )
    draft = job("title: Koch\nopen: true", body)
    assert draft.data["apply"] == {
        "email": "jobs@example.org", "subject": "Koch 7", "materials": ["CV", "cover letter"],
    }  # fmt: skip


_TEXTS = st.text(max_size=200) | st.binary(max_size=200).map(lambda b: b.decode("latin-1"))
_LINES = st.lists(
    st.tuples(
        st.sampled_from(
            "title date opens closes location remote salary salary_min status open apply_url "
            "contact_email how_to_apply contact job_type description requirements team foo".split()
        ),
        st.text(max_size=30) | st.sampled_from(["2027-01-31", "Berlin, Germany", "[a, b]", "{a: b}",
                                               "<script>", "true", "| ", "*x", "a@example.org"]),
    ),
    max_size=6,
)  # fmt: skip


@given(_LINES, st.text(alphabet=st.sampled_from("ab <>/script-#*[](){}%\n`:@.&;"), max_size=120))
def test_no_import_breaks_a_build(lines: list[tuple[str, str]], body: str) -> None:
    facts = "\n".join(f"{key}: {value}" for key, value in lines)
    for draft in read_foreign_file(f"---\n{facts}\n---\n{body}".encode(), "job.md"):
        text = settle(draft, "careers/job.md", Settings(), NOW)
        result = read_bytes("careers/job.md", text.encode(), Settings(), NOW)
        assert not result.has_errors, (text, [d.message for d in result.diagnostics])


@given(st.binary(max_size=300) | _TEXTS.map(str.encode))
def test_any_bytes_are_read(data: bytes) -> None:
    for draft in read_foreign_file(data, "job.md"):
        settle(draft, "careers/job.md", Settings(), NOW)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real job files are not beside the project")
def test_real_files_pass_or_have_true_gaps() -> None:
    count = 0
    for path in sorted(CORPUS.rglob("*.md")):
        (draft,) = read_foreign_file(path.read_bytes(), path.name)
        text = settle(draft, "careers/job.md", Settings(), NOW)
        result = read_bytes("careers/job.md", text.encode(), Settings(), NOW)
        assert not result.has_errors, path
        assert bool(draft.gaps) == ("# TODO" in text or "TODO: " in text), path
        assert "title" in draft.data, path
        count += 1
    assert count == 181


@pytest.mark.parametrize("start", ["<script>", "{{", "<a href=x>", "[a](", "<h2>", "<body>", " "])
def test_a_text_of_openings_alone_is_read(start: str) -> None:
    # Quadratic patterns would take minutes for this.
    text = f"---\ntitle: x\nopen: true\n---\n{start * (200_000 // len(start))}"
    assert read(text).data["title"] == "x"
    assert isinstance(_main_part(text.encode()), bytes)


@given(st.binary(max_size=200), st.sampled_from(["a.yml", "a.json", "a.csv", "a.toml", "a.html"]))
def test_any_list_or_page_is_read_or_refused(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            found = read_jobs(path)
        except SourceError as error:
            assert str(error)  # noqa: PT017 - either is right
        else:
            assert all(settle(draft, "careers/x.md", Settings(), NOW) for draft in found)

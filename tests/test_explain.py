"""`mkdocs-careers explain`: codes, and sentences of Google's Search Console."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers import Source, read_front_matter
from mkdocs_careers.cli.explain import command, render_answer, render_codes
from mkdocs_careers.codes import CODES
from mkdocs_careers.google_advice import ADVICE
from mkdocs_careers.google_fields import google_fields
from mkdocs_careers.outputs import json_ld
from mkdocs_careers.schema import check_job, check_settings, job_schema
from mkdocs_careers.search_console import (
    MAX_LETTERS,
    explain_sentence,
    find_fields,
    nearest_name,
)

if TYPE_CHECKING:
    from click.testing import Result

ADDRESS = "jobLocation.address"
GOOGLE = {
    "datePosted": "date_posted",
    "description": "",
    "hiringOrganization": "organization",
    "hiringOrganization.name": "organization.name",
    "hiringOrganization.sameAs": "organization.url",
    "hiringOrganization.logo": "organization.logo",
    "jobLocation": "job_location",
    ADDRESS: "job_location",
    f"{ADDRESS}.streetAddress": "job_location.street_address",
    f"{ADDRESS}.addressLocality": "job_location.address_locality",
    f"{ADDRESS}.addressRegion": "job_location.address_region",
    f"{ADDRESS}.postalCode": "job_location.postal_code",
    f"{ADDRESS}.addressCountry": "job_location.address_country",
    "title": "title",
    "applicantLocationRequirements": "applicant_location_requirements",
    "applicantLocationRequirements.name": "applicant_location_requirements",
    "jobLocationType": "job_location_type",
    "baseSalary": "base_salary",
    "baseSalary.currency": "base_salary.currency",
    "baseSalary.value": "base_salary.value",
    "baseSalary.value.value": "base_salary.value",
    "baseSalary.value.minValue": "base_salary.min_value",
    "baseSalary.value.maxValue": "base_salary.max_value",
    "baseSalary.value.unitText": "base_salary.unit_text",
    "directApply": "direct_apply",
    "employmentType": "employment_type",
    "identifier": "identifier",
    "identifier.name": "organization.name",
    "identifier.value": "identifier",
    "validThrough": "valid_through",
    "educationRequirements": "education_requirements",
    "educationRequirements.credentialCategory": "education_requirements.credential_category",
    "experienceRequirements": "experience_requirements",
    "experienceRequirements.monthsOfExperience": "experience_requirements.months_of_experience",
    "experienceInPlaceOfEducation": "experience_in_place_of_education",
}
"""Every property of Google's job posting documentation, and the key that stands for it."""

REQUIRED = {
    "title", "description", "datePosted", "hiringOrganization", "hiringOrganization.name",
    f"{ADDRESS}.addressCountry",
}  # fmt: skip
REQUIRED_FOR_SOME = {
    "jobLocation", ADDRESS, "jobLocationType", "applicantLocationRequirements",
    "applicantLocationRequirements.name", "validThrough", "identifier.name",
}  # fmt: skip


def keys(sentence: str) -> list[str]:
    """Return the keys that a sentence is traced to."""
    answer = explain_sentence(sentence)
    assert answer is not None, sentence
    return [".".join(map(str, field.key)) for field in answer.fields]


def explain(*words: str) -> Result:
    return CliRunner().invoke(command, words)


# Fields


@pytest.mark.parametrize("name", GOOGLE)
def test_every_property_of_google_is_answered(name: str) -> None:
    outer, _, last = name.rpartition(".")
    sentences = [f'Missing field "{name}"', f'Field "{name}" is missing', name, name.lower()]
    if outer:
        sentences.append(f'Missing field "{last}" (in "{outer}")')
    for sentence in sentences:
        assert keys(sentence) == [GOOGLE[name]], sentence


@pytest.mark.parametrize("name", GOOGLE)
def test_what_google_asks_for(name: str) -> None:
    field = find_fields(name)[0]
    says = field.demand.startswith("requires it")
    assert says == (name in REQUIRED | REQUIRED_FOR_SOME)
    if name in REQUIRED - {f"{ADDRESS}.addressCountry"}:
        assert field.demand == "requires it"


def test_every_property_that_is_written_is_answered() -> None:
    """Whatever the JSON-LD holds, Google can complain of."""
    written = set(json_ld.PLAIN.values()) | {"applicationContact", "employmentUnit", "url"}
    for name in written:
        assert find_fields(name), name


def test_every_key_of_a_job_is_answered() -> None:
    for key in job_schema()["properties"]:
        (first, *_) = find_fields(key)
        assert first.key in ((key,), ()) or key == "hiring_organization", key


def test_fields_have_words_and_examples_that_hold() -> None:
    for field in google_fields():
        assert field.node["title"]
        assert field.node["description"].endswith(".")
        assert (field.example is None) == (field.key == ())


def test_examples_are_yaml_that_passes() -> None:
    for field in google_fields():
        answer = explain_sentence(field.name)
        assert answer is not None
        text = render_answer(answer)
        if field.key == ():
            continue
        block = re.findall(r"^For example:\n\n((?:    .*\n)+)", text, re.MULTILINE)[0]
        data = read_front_matter(Source("x.md", f"---\n{dedent(block)}---\n")).data
        assert list(data) == [field.key[0]]
        check = check_settings if field.key[0] in ("organization", "site_url") else check_job
        problems = [p for p in check(data) if p.code.code != "missing-key"]
        assert problems == [], field.name


# Sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Missing field addressRegion", ["job_location.address_region"]),
        ("missing field “addressRegion” (in “jobLocation.address”)",
         ["job_location.address_region"]),
        ("Missing field „unitText“ (in „baseSalary.value“)", ["base_salary.unit_text"]),
        ("Missing field «logo» (in «hiringOrganization»)", ["organization.logo"]),
        ("MISSING FIELD 'VALUE' (IN 'IDENTIFIER')", ["identifier"]),
        ("Missing field `value` (in `baseSalary`)", ["base_salary.value"]),
        ('Missing field "addressCountry" (in "jobLocation[1].address")',
         ["job_location.address_country"]),
        ("Missing field postal code", ["job_location.postal_code"]),
        ('Missing field "postal code"', ["job_location.postal_code"]),
        ("Missing field valid_through", ["valid_through"]),
        ('Missing field "validThrough"\t12\thttps://example.org/careers/title/\tNov 3, 2026',
         ["valid_through"]),
        ('  1.  Missing  field\n"validThrough" (optional)  Not started 3 items', ["valid_through"]),
        ('Either "jobLocation" or "applicantLocationRequirements" should be specified',
         ["job_location", "applicant_location_requirements"]),
        ("Either minValue or value should be specified (in baseSalary.value)",
         ["base_salary.min_value", "base_salary.value"]),
        ('Invalid enum value in field "employmentType"', ["employment_type"]),
        ('Invalid enum value in field "educationRequirements"', ["education_requirements"]),
        ("Invalid enum value in field unitText (in baseSalary.value)", ["base_salary.unit_text"]),
        ('Datetime property "validThrough" is missing a timezone', ["valid_through"]),
        ('Invalid datetime value for "datePosted"', ["date_posted"]),
        ('Date/time not in ISO 8601 format in field "datePosted"', ["date_posted"]),
        ("Date/time not in ISO 8601 format in field validThrough", ["valid_through"]),
        ('Invalid object type for field "hiringOrganization"', ["organization"]),
        ('Invalid string length in field "title"', ["title"]),
        ('Value in field "minValue" must be positive', ["base_salary.min_value"]),
        ("Value in field maxValue must be positive", ["base_salary.max_value"]),
        ("Value in field must be positive", ["base_salary.value"]),
        ('Invalid floating point number in property "value" (in "baseSalary")',
         ["base_salary.value"]),
        ('Unrecognized field "salaryRange"', []),
        ("A list page should not include structured data for individual jobs", []),
        ("Content on pages found to be different than structured data on the page", []),
        ("JobPosting structured data on expired job", ["valid_through"]),
        ("Can't submit application on job offer page", ["apply"]),
        ("Can\u2019t submit application on job offer page", ["apply"]),
        ("Parsing error: Missing ',' or '}'", []),
    ],
)  # fmt: skip
def test_sentences(sentence: str, expected: list[str]) -> None:
    assert keys(sentence) == expected


def test_each_kind_of_sentence_has_advice_of_its_own() -> None:
    said = {
        "Missing field": "title", "Invalid object type for field": "title",
        "Invalid datetime value for": "datePosted", "Invalid string length in field": "title",
        "Invalid enum value in field": "unitText", "Unrecognized field": "x",
    }  # fmt: skip
    answers = [explain_sentence(f'{kind} "{name}"') for kind, name in said.items()]
    texts = {answer.advice.text for answer in answers if answer and answer.advice}
    assert len(texts) == len(said)
    assert all(advice.text.endswith(".") for advice in ADVICE)


def test_a_name_that_stands_in_several() -> None:
    answer = explain_sentence('Missing field "name"')
    assert answer is not None
    assert [field.name for field in answer.fields] == ["hiringOrganization.name"]
    assert "jobLocation.name" in {field.name for field in answer.others}
    assert "By that name it could also be `name` in `job_location`" in render_answer(answer)


@pytest.mark.parametrize(
    ("sentence", "guess"),
    [
        ("Missing field identifer", "identifier"),
        ('Missing field "addresRegion"', "address_region"),
        ('Missing field "deadline"', "valid_through"),
        ('Missing field "telephone" (in "hiringOrganization")', "hiringOrganization"),
        ('Missing field "addresRegion" (in "jobLocation.address")', "address_region"),
        ('Missing field "flavour"', None),
        ("Missing field", None),
        ("The weather is fine", None),
        ("The title of my book is missed", "title"),
        ("?!", None),
        ("", None),
    ],
)
def test_what_is_not_known(sentence: str, guess: str | None) -> None:
    assert explain_sentence(sentence) is None
    assert nearest_name(sentence) == guess


@given(st.text(max_size=200) | st.lists(st.sampled_from(
    ["Missing", "field", '"', "(in", ")", ".", "value", "jobLocation", "address", "either", "[0]"]
)).map(" ".join))  # fmt: skip
def test_any_sentence(sentence: str) -> None:
    answer = explain_sentence(sentence)
    if answer is not None:
        assert render_answer(answer).endswith("\n")
    nearest_name(sentence)


def test_a_long_text_is_cut() -> None:
    assert explain_sentence("missing field value " * 100_000) is not None
    assert explain_sentence("missing " + "x" * MAX_LETTERS + " validThrough") is None


# The command


def test_answer() -> None:
    result = explain("Missing", "field", "addressRegion")
    assert result.exit_code == 0
    assert result.stdout == (
        """\
Neither the job nor the settings say it, or the text is empty, which counts as missing.

State, province or region: `address_region` in `job_location`
Write it in the job file, or in a place under `places` in the settings.
Google only recommends it, and shows a job without it.

The state, province or region, as it is written in an address of that country. Google
recommends it.

For example:

    job_location:
      address_region: IL

Codes of the check: incomplete-address, placeholder-address. `mkdocs-careers explain
CODE` tells more.
"""
    )


@pytest.mark.parametrize(
    "words",
    [
        ("unknown-key",),
        ("UNKNOWN_KEY",),
        ("unknown", "key"),
        ("error[unknown-key]",),
        ("docs/careers/x.md:5:1:", "error[unknown-key]", "`x` is not a key of a job."),
    ],
)
def test_code(words: tuple[str, ...]) -> None:
    result = explain(*words)
    assert result.exit_code == 0
    assert result.stdout.startswith("unknown-key (error)\n\n")
    assert "\n    deadline: 2027-01-15\n" in result.stdout


def test_unknown_code() -> None:
    result = explain("unknwon-key")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "There is no code, no field and no key unknwon-key." in result.stderr
    assert "Did you mean unknown-key?" in result.stderr


def test_unknown_word_and_sentence() -> None:
    word = explain("flavour\x1b[31m")
    assert word.exit_code == 2
    assert "Did you mean" not in word.stderr
    assert "\x1b" not in word.stderr
    sentence = explain("Missing field identifer")
    assert sentence.exit_code == 1
    assert sentence.stdout == ""
    assert sentence.stderr == (
        "Nothing is known about this: Missing field identifer. Did you mean identifier?\n"
    )


def test_list_of_codes() -> None:
    result = explain()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    rows = [re.fullmatch(r"  (error|warning|note) +(\S+) +(\S.*\.)( \(when asked for\))?", line)
            for line in lines if line.startswith(" ")]  # fmt: skip
    assert [row[2] for row in rows if row] == list(CODES)
    assert all(row and row[1] == CODES[row[2]].severity for row in rows)
    topics = [line for line in lines if line and not line.startswith(" ")]
    assert topics[:3] == ["The file", "Keys and values", "Dates"]
    assert result.stdout == render_codes()
    assert "pay-not-stated" in next(line for line in lines if line.endswith("(when asked for)"))

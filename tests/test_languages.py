"""Languages: what a site in each of them shows, from the tag in its settings to the built page."""
# ruff: noqa: RUF001 - other languages have letters that look like ours

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import html5lib
import pytest

from mkdocs_careers.areas import Area, find_area
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.listing_settings import ALWAYS, LAYOUTS
from mkdocs_careers.model import (
    HYBRID,
    TELECOMMUTE,
    Apply,
    Contact,
    Education,
    Experience,
    Job,
    OpenApplication,
    Organization,
    Place,
    Salary,
    State,
)
from mkdocs_careers.outputs.facts import EMPLOYMENT_TYPES
from mkdocs_careers.outputs.job_page import JobPage
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import Listings
from mkdocs_careers.outputs.listing_options import ListingOptions
from mkdocs_careers.outputs.mistakes import render_mistakes
from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.outputs.states import title_with_state
from mkdocs_careers.outputs.templates import load_templates
from tests.extract_words import CATALOGS
from tests.hosts.site import build_site, config, job, skip_without, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_careers.outputs.language import Language

LANGUAGES = [path.parent.parent.name for path in CATALOGS]
OTHER_SCRIPTS = ("ar", "ja", "uk", "zh")

# The tag of a site -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "language", "words"),
    [
        ("pt", "pt", "pt"), ("pt-BR", "pt-BR", "pt"), ("pt_PT", "pt-PT", "pt"),
        ("PT_br", "pt-BR", "pt"), ("pt-XX", "pt", "pt"), ("pt-AO", "pt-AO", "pt"),
        ("zh", "zh", "zh"), ("zh_CN", "zh-Hans-CN", "zh"), ("zh-Hans", "zh-Hans", "zh"),
        ("zh-hans-sg", "zh-Hans-SG", "zh"), ("cmn", "zh-Hans-CN", "zh"),
        ("zh-TW", "zh-Hant-TW", "en"), ("zh-Hant", "zh-Hant", "en"), ("zh_HK", "zh-Hant-HK", "en"),
        ("es-419", "es-419", "es"), ("es-MX", "es-MX", "es"), ("fr-CA", "fr-CA", "fr"),
        ("de-x-leicht", "de", "de"), ("de_DE@euro", "de-DE", "de"), ("uk_UA.UTF-8", "uk-UA", "uk"),
        ("de-DE-u-co-phonebk", "de-DE", "de"), (" nl ", "nl", "nl"), ("ar-EG", "ar-EG", "ar"),
        ("en-GB", "en-GB", "en"), ("sv", "sv", "en"), ("sr-Latn", "sr-Latn", "en"),
        (None, "en", "en"), ("", "en", "en"), ("C", "en", "en"), ("xx-nonsense", "en", "en"),
        ("German", "en", "en"), ("../de", "en", "en"), ("-", "en", "en"), ("@", "en", "en"),
        ("de/../fr", "en", "en"), ("中文", "en", "en"), ("a-" * 9999, "en", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_tag(tag: str | None, language: str, words: str) -> None:
    found = load_language(tag)
    assert found.tag == language
    assert found.gettext("Full time") == load_language(words).gettext("Full time")


def test_dates_keep_to_the_region() -> None:
    """A region speaks the words of its language; its amounts and plurals are its own."""
    assert load_language("pt-BR").money(52000, "EUR") == "€\N{NO-BREAK SPACE}52.000"
    assert (
        load_language("pt-PT").money(52000, "EUR") == "52\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}€"
    )
    forms = ("{number} open position", "{number} open positions", 0)
    assert load_language("pt-BR").ngettext(*forms) == "0 vaga aberta"
    assert load_language("pt-PT").ngettext(*forms) == "0 vagas abertas"
    assert "2027年1月15日" in load_language("zh-TW").date(date(2027, 1, 15))


def test_only_the_language_of_the_site_is_read() -> None:
    code = """
import sys, pathlib
read, real = [], pathlib.Path.open
pathlib.Path.open = lambda self, *a, **k: (read.append(self.as_posix()), real(self, *a, **k))[1]
from mkdocs_careers.outputs.language import load_language
assert "babel" not in sys.modules
load_language("en"), load_language("sv")
assert "babel.messages.pofile" not in sys.modules and not read, read
load_language("ja")
assert [path.split("/")[-3] for path in read] == ["ja"], read
load_language("ja")
assert len(read) == 1
"""
    subprocess.run([sys.executable, "-c", code], check=True)


# Plural forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", {0: "0 poste à pourvoir", 1: "1 poste à pourvoir", 2: "2 postes à pourvoir"}),
        ("es", {0: "0 vacantes", 1: "1 vacante", 1000: "1000 vacantes"}),
        ("it", {1: "1 posizione aperta", 2: "2 posizioni aperte"}),
        ("nl", {1: "1 vacature", 2: "2 vacatures"}),
        ("pl", {1: "1 oferta pracy", 2: "2 oferty pracy", 5: "5 ofert pracy",
                12: "12 ofert pracy", 21: "21 ofert pracy", 22: "22 oferty pracy"}),
        ("cs", {1: "1 volná pozice", 4: "4 volné pozice", 5: "5 volných pozic",
                22: "22 volných pozic"}),
        ("sk", {1: "1 voľná pozícia", 4: "4 voľné pozície", 5: "5 voľných pozícií"}),
        ("uk", {1: "1 відкрита вакансія", 2: "2 відкриті вакансії", 5: "5 відкритих вакансій",
                11: "11 відкритих вакансій", 21: "21 відкрита вакансія"}),
        ("ja", {1: "募集中の求人 1件", 12: "募集中の求人 12件"}),
        ("zh", {1: "1 个招聘职位", 12: "12 个招聘职位"}),
        ("ar", {0: "لا توجد وظائف شاغرة", 1: "وظيفة شاغرة واحدة", 2: "وظيفتان شاغرتان",
                3: "3 وظائف شاغرة", 11: "11 وظيفة شاغرة", 100: "100 وظيفة شاغرة"}),
    ],
)  # fmt: skip
def test_counts(language: str, forms: dict[int, str]) -> None:
    ngettext = load_language(language).ngettext
    for number, text in forms.items():
        found = ngettext("{number} open position", "{number} open positions", number)
        assert found.replace(".", "") == text


# Dates, money, countries -----------------------------------------------------------------------

DEADLINE = parse_deadline("2027-01-15", ZoneInfo("Europe/Warsaw"))


@pytest.mark.parametrize(
    ("language", "deadline", "country"),
    [
        ("de", "15. Januar 2027, 23:59 Uhr (Zeit in Warschau)", "Vereinigte Staaten"),
        ("fr", "15 janvier 2027 à 23:59 (fuseau horaire : Varsovie)", "États-Unis"),
        ("es", "15 de enero de 2027, 23:59 (hora de Varsovia)", "Estados Unidos"),
        ("pt", "15 de janeiro de 2027, às 23:59 (horário de Varsóvia)", "Estados Unidos"),
        ("it", "15 gennaio 2027, ore 23:59 (ora di Varsavia)", "Stati Uniti"),
        ("nl", "15 januari 2027 om 23:59 (tijd in Warschau)", "Verenigde Staten"),
        ("pl", "15 stycznia 2027, godz. 23:59 (czas: Warszawa)", "Stany Zjednoczone"),
        ("cs", "15. ledna 2027, 23:59 (časové pásmo: Varšava)", "Spojené státy"),
        ("sk", "15. januára 2027, 23:59 (časové pásmo: Varšava)", "Spojené štáty"),
        ("uk", "15 січня 2027 р., 23:59 (часовий пояс: Варшава)", "Сполучені Штати"),
        ("ja", "2027年1月15日 23:59（ワルシャワ時間）", "アメリカ合衆国"),
        ("zh", "2027年1月15日 23:59（华沙时间）", "美国"),
        ("ar", "15 يناير 2027، 11:59 م (توقيت وارسو)", "الولايات المتحدة"),
    ],
)
def test_a_deadline_and_a_country(language: str, deadline: str, country: str) -> None:
    assert DEADLINE is not None
    found = load_language(language)
    assert " ".join(found.deadline(DEADLINE).split()) == " ".join(deadline.split())
    assert found.country("US") == country


@pytest.mark.parametrize("language", LANGUAGES)
def test_money(language: str) -> None:
    text = load_language(language).money(52000, "EUR")
    assert re.sub(r"\D", "", text) == "52000"
    assert "€" in text or "EUR" in text


def test_a_sign_after_letters_stays_there_from_right_to_left() -> None:
    """`$` has no direction: between `US` and Arabic words a browser would show `$US`."""
    arabic = load_language("ar")
    nbsp, mark, right = "\N{NO-BREAK SPACE}", "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
    assert arabic.money(52000, "USD") == f"{right}52,000{nbsp}US${mark}"
    assert mark not in arabic.money(52000, "EUR")
    assert mark not in load_language("es").money(52000, "USD")


# A page and a listing: no English word of ours ---------------------------------------------------

WORD = "ωμέγα"
"""What authors write here: letters that no language of the plugin has."""
NOT_OURS = {WORD, WORD.capitalize(), "jobs", "example", "org", "USD", "US"}
"""Of the author, of a mail address, and codes."""


AREAS = (
    *(area for name in ("US", "EU", "EEA", "WORLDWIDE") if (area := find_area(name, {}))),
    Area(WORD, ("US", "ZA")),
)


def full(**changes: Any) -> Job:
    """Return a job with every fact, in the author's letters."""
    everything = Job(
        path="careers/a.md",
        title=WORD,
        timezone=ZoneInfo("Europe/Warsaw"),
        description=WORD,
        date_posted=date(2026, 11, 2),
        valid_through=DEADLINE,
        employment_type=tuple(EMPLOYMENT_TYPES),
        employment_unit=WORD,
        job_location=(Place("US", WORD, WORD, None, WORD, WORD),),
        job_location_type=TELECOMMUTE,
        applicant_location_requirements=AREAS,
        base_salary=Salary("USD", None, 52000, 64000, "YEAR", WORD),
        job_start_date="2027-01-15",
        identifier=WORD,
        hiring_organization=Organization(
            WORD, overview=WORD, equal_opportunity=WORD, accommodations=WORD, privacy=WORD
        ),
        skills=(WORD,),
        featured=True,
        apply=Apply(
            email=("jobs@example.org",),
            materials=(WORD,),
            instructions=WORD,
            url="https://example.org/apply",
        ),
        job_immediate_start=True,
        job_duration=WORD,
        work_hours=WORD,
        total_job_openings=3,
        qualifications=(WORD,),
        responsibilities=(WORD,),
        education_requirements=Education(
            (
                "high school", "associate degree", "bachelor degree", "professional certificate",
                "postgraduate degree",
            ),
            WORD,
        ),
        experience_requirements=Experience(24, WORD),
        experience_in_place_of_education=True,
        job_benefits=(WORD,),
        incentive_compensation=WORD,
        eligibility_to_work_requirement=WORD,
        security_clearance_requirement=WORD,
        physical_requirement=(WORD,),
        special_commitments=(WORD,),
        occupational_category=WORD,
        industry=WORD,
        application_contact=Contact(WORD, "jobs@example.org", "+48 22 555 0100"),
    )  # fmt: skip
    return replace(everything, **changes)


JOBS = [
    full(),
    full(job_location=(), base_salary=Salary("USD", 17.5, unit_text="HOUR")),
    full(job_location_type=HYBRID, base_salary=Salary("USD", min_value=9, unit_text="DAY")),
    full(job_location=tuple(Place("US", f"{WORD} {n}") for n in range(9)),
         base_salary=Salary("USD", max_value=900, unit_text="WEEK")),
    full(base_salary=Salary("USD", 5000, unit_text="MONTH"), employment_type=(),
         hiring_organization=Organization("confidential"),
         education_requirements=Education(), experience_requirements=Experience(1)),
    full(base_salary=Salary("USD", 5000, unit_text="PROJECT"), employment_type=("OTHER",),
         applicant_location_requirements=(), job_location=(),
         experience_in_place_of_education=False),
]  # fmt: skip
"""Jobs that together have every way to say something."""
OPEN_APPLICATION = OpenApplication(
    text=WORD,
    apply=Apply(email=("jobs@example.org",), materials=(WORD,), url="https://example.org/apply"),
)
GROUPS = (None, "employment_type", "job_location", "job_location_type",
          "applicant_location_requirements", "hiring_organization")  # fmt: skip


ATTRIBUTES = ("alt", "aria-description", "aria-label", "placeholder", "title")


def as_html(text: str) -> str:
    """Stand in for the host's Markdown."""
    return f"<p>{escape(text)}</p>"


def parts(language: Language) -> Iterator[str]:
    """Yield everything that a site shows, in an order that is the same in every language."""
    templates = load_templates()
    for state in State:
        for shown in JOBS if state is State.OPEN else JOBS[:1]:
            page = JobPage(shown, state, language, templates, as_html, "../", "../b/")
            yield page.render_page("")
            yield f"<title>{title_with_state(shown, state, language)}</title>"
    listings = Listings(language, templates, open_application=OPEN_APPLICATION)
    spot = Spot(lambda _: "a/", as_html)
    for group_by in GROUPS:
        for layout in LAYOUTS:
            options = ListingOptions(group_by=group_by, layout=layout, filters=ALWAYS)
            for found in (JOBS, []):
                selection = listings.select(found, options)
                yield listings.render(selection, spot)
                for value in selection.rows[0].values if selection.rows else ():
                    yield listings.render_facet(selection, value, spot)
    yield render_mistakes(WORD, language, templates)


def texts(language: str) -> list[str]:
    """Return the texts of everything that is shown or read out, each element's own apart."""
    found = []
    for part in parts(load_language(language)):
        root = html5lib.parse(part, treebuilder="etree", namespaceHTMLElements=False)
        found += [
            text.strip()
            for element in root.iter()
            if isinstance(element.tag, str)
            for text in (element.text, element.tail, *map(element.get, ATTRIBUTES))
            if text and text.strip()
        ]
    return found


def words(text: str) -> set[str]:
    """Return the words of a text that are ours."""
    return set(re.findall(r"[^\W\d_]{2,}", text)) - NOT_OURS


@pytest.fixture(scope="module")
def english() -> list[str]:
    return texts("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_text_is_left(language: str, english: list[str]) -> None:
    """Every text has its counterpart, and is another but for words that are known as the same."""
    known = {one for one, text in load_language(language).texts.items() if one == text}
    pairs = list(zip(english, texts(language), strict=True))
    assert len(pairs) > 500
    assert {one for one, text in pairs if one == text and words(one)} <= known


@pytest.mark.parametrize("language", OTHER_SCRIPTS)
def test_no_latin_letter_is_left(language: str) -> None:
    found = {word for text in texts(language) for word in words(text) if word.isascii()}
    assert found == set()


# Built sites -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theme", "word", "index", "deadline"),
    [
        ({"name": "material", "language": "ja"}, "応募方法", "{}の採用情報", "2027年1月15日"),
        ({"name": "material", "language": "ar"}, "كيفية التقديم", "الوظائف لدى {}", "يناير"),
        ({"name": "mkdocs", "locale": "uk"}, "Як відгукнутися на вакансію", "Вакансії {}", "січня"),
        ({"name": "readthedocs", "locale": "fr"}, "Comment postuler", "Offres d’emploi chez {}",
         "janvier"),
    ],
    ids=lambda value: str(value.get("language", value.get("locale")))
    if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_site_is_built_in_its_language(
    tmp_path: Path, theme: dict[str, str], word: str, index: str, deadline: str
) -> None:
    """The letters survive the whole way: to the page, its head, the search and the data."""
    if theme["name"] == "material":
        skip_without("mkdocs-material")
    employer = "Łódź café 株式会社"
    files = {
        "mkdocs.yml": config(theme, {"organization": {"name": employer}}),
        "docs/careers/a.md": job(
            "調整役 Координатор منسق", valid_through="2027-01-15", identifier="2026-PC-1"
        ),
    }
    built = build_site(tmp_path, files)
    page, careers = built.page("careers/a/"), built.page("careers/")
    (apply,) = page.parts("apply")
    assert text_of(apply.all("h2")[0]) == word
    assert page.h1 == ["調整役 Координатор منسق"]
    assert careers.h1 == [index.format(employer)]
    assert careers.title.startswith(index.format(employer))
    assert deadline in careers.text
    assert deadline in (page.meta("og:description") or "")
    assert page.json_ld is not None
    assert word in page.json_ld["description"]
    assert page.json_ld["title"] == "調整役 Координатор منسق"
    # Search reads the ad alone, in whatever letters.
    assert built.found("careers/a/")


def test_the_setting_wins_over_the_theme(tmp_path: Path) -> None:
    theme = {"name": "mkdocs", "locale": "fr"}
    files = {
        "mkdocs.yml": config(theme, {"language": "cs"}),
        "docs/careers/a.md": job(),
    }
    built = build_site(tmp_path, files)
    assert "1 volná pozice" in built.page("careers/").text

"""Translations: words of their own, facts of the original, and what is said where they differ."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.job_files import is_job
from mkdocs_careers.language_server.sites import Sites
from mkdocs_careers.languages import is_language, is_same, suggest_language
from mkdocs_careers.localization import Localization
from mkdocs_careers.model import State
from mkdocs_careers.reader import read_again, read_job
from mkdocs_careers.schema import job_schema
from mkdocs_careers.schema_overlay import Overlay
from mkdocs_careers.settings_file import read_settings_file
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.source import Source
from mkdocs_careers.translatable import INNER_WORDS, OWN, WORDS
from mkdocs_careers.translations import Original
from tests.hosts.site import skip_without

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_careers.reader import ReadResult
    from mkdocs_careers.settings import Settings

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
BODY = (
    "\nDu kümmerst dich um die Menschen, die Lernkreise leiten, beantwortest ihre Fragen und "
    "trägst zusammen, was sie lernen, damit alle anderen etwas davon haben.\n"
)
_NOTES = ("incomplete-posting", "incomplete-address", "deadline-without-timezone")
QUIET = dict.fromkeys(_NOTES, "off")
SUFFIX = Localization("en", ("en", "de", "pt-BR"))
FOLDER = replace(SUFFIX, in_folders=True)
ORIGINAL: dict[str, Any] = {
    "title": "Program Coordinator",
    "description": "Help circles grow.",
    "date_posted": "2026-11-02",
    "valid_through": "2027-01-15",
    "job_location": {"address_locality": "Munich", "address_country": "DE"},
    "base_salary": {"currency": "EUR", "value": 52000, "unit_text": "YEAR", "description": "more"},
    "identifier": "PC-1",
    "job_start_date": "early 2027",
    "skills": ["facilitation"],
    "apply": {"email": "jobs@example.org", "subject": "Hello", "instructions": "No calls."},
    "experience_requirements": {"months_of_experience": 24, "description": "in teaching"},
    "extra": {"grade": 7, "story": "Once", "shift": "day"},
    "rules": {"thin-body": "off"},
}


def text_of(data: Mapping[str, Any], body: str = BODY) -> str:
    return f"---\n{yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False)}---\n{body}"


def site_of(**more: Any) -> Settings:
    result = read_settings({"organization": {"name": "Circles"}, "rules": QUIET, **more})
    assert result.problems == ()
    return replace(result.settings, localization=SUFFIX)


def read(
    words: Mapping[str, Any],
    original: Mapping[str, Any] | None = ORIGINAL,
    site: Settings | None = None,
    body: str = BODY,
    path: str = "careers/job.de.md",
) -> ReadResult:
    """Read a translation of `original`, which stands beside it."""
    settings = site or site_of()

    def find(path: str) -> Original | None:
        if original is None or path != "careers/job.md":
            return None
        found = read_again(path, text_of(original).encode(), settings, NOW)
        return Original(path, found.data)

    return read_job(Source(path, text_of(words, body)), settings, NOW, find=find)


def codes(result: ReadResult) -> list[str]:
    return [d.code.code for d in result.diagnostics if d.code.code != "incomplete-translation"]


# Which keys are words


def test_every_key_of_a_job_is_decided() -> None:
    facts = {
        "date_posted", "valid_through", "timezone", "employment_type", "job_location",
        "job_location_type", "applicant_location_requirements", "identifier",
        "hiring_organization", "status", "featured", "job_immediate_start", "total_job_openings",
        "experience_in_place_of_education", "application_contact", "direct_apply",
    }  # fmt: skip
    decided = [WORDS, set(INNER_WORDS), OWN, facts, {"extra"}]
    assert set().union(*decided) == set(job_schema()["properties"])
    assert sum(map(len, decided)) == len(job_schema()["properties"])


def test_words_are_its_own_and_facts_are_the_originals() -> None:
    result = read(
        {
            "title": "Programmkoordination",
            "base_salary": {"description": "mehr"},
            "skills": "Moderation",
            "apply": {"subject": "Hallo", "url": "https://example.org/de", "instructions": None},
            "experience_requirements": {"description": "im Unterricht"},
            "extra": {"story": "Einmal"},
            "job_start_date": "Anfang 2027",
        }
    )
    assert codes(result) == []
    job = result.job
    assert job is not None
    assert (job.path, job.translation_of, job.language) == (
        "careers/job.de.md", "careers/job.md", "de",
    )  # fmt: skip
    assert (job.title, job.description) == ("Programmkoordination", "Help circles grow.")
    assert job.skills == ("Moderation",)
    assert job.base_salary is not None
    assert (job.base_salary.value, job.base_salary.description) == (52000, "mehr")
    assert (job.apply.email, job.apply.subject) == (("jobs@example.org",), "Hallo")
    assert (job.apply.url, job.apply.instructions) == ("https://example.org/de", None)
    assert job.experience_requirements is not None
    assert job.experience_requirements.months_of_experience == 24
    assert job.experience_requirements.description == "im Unterricht"
    assert job.extra == {"grade": 7, "story": "Einmal", "shift": "day"}
    assert job.job_start_date == "Anfang 2027"
    assert job.valid_through is not None
    assert job.identifier == "PC-1"
    assert job.rules == {}, "what the original turns off is of its own text"


FACTS: dict[str, tuple[dict[str, Any], dict[str, Any] | None]] = {
    "date": ({"valid_through": "2027-01-15"}, None),
    "state": ({"status": "closed"}, None),
    "amount": ({"base_salary": {"value": 1}}, None),
    "mailbox": ({"apply": {"email": "x@example.org"}}, None),
    "no mailbox": ({"apply": {"email": None}}, None),
    "contact": ({"application_contact": {"name": "A"}}, None),
    "start as a date": ({"job_start_date": "2027-02-01"}, None),
    "words for a date": ({"job_start_date": "Februar"}, {"job_start_date": "2027-02-01"}),
    "words for nothing asked": (
        {"experience_requirements": {"description": "x"}},
        {"experience_requirements": "no requirements"},
    ),
    "no requirements": ({"experience_requirements": "no requirements"}, None),
    "number of its own": ({"extra": {"grade": 8}}, None),
}


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_in_a_translation(name: str) -> None:
    words, changed = FACTS[name]
    result = read(words, ORIGINAL | (changed or {}))
    assert codes(result) == ["fact-in-translation"]
    assert result.has_errors


def test_a_choice_of_the_sites_own_is_a_fact() -> None:
    overlay = Overlay.of(
        {
            "properties": {
                "shift": {"type": "string", "enum": ["day", "night"]},
                "story": {"type": "string"},
                "since": {"type": "string", "format": "date"},
            }
        }
    )
    site = replace(site_of(), overlay=overlay)
    words = {"extra": {"shift": "night", "story": "Einmal", "since": "2020-01-01"}}
    places = [d.column for d in read(words, site=site).diagnostics if d.severity.value == "error"]
    assert len(places) == 2


def test_what_keeps_a_job_open_cannot_be_turned_down() -> None:
    rules = {"fact-in-translation": "off"}
    assert codes(read({"status": "closed", "rules": rules})) == ["fact-in-translation"]
    assert codes(read({"featured": True, "rules": rules})) == []


def test_unknown_keys_are_no_facts() -> None:
    found = codes(read({"titel": "x", "apply": {"emial": "x"}, "deadline": "2027-01-01"}))
    assert found == ["unknown-key"] * 3


# State, and what is only said of the original


@pytest.mark.parametrize(
    ("keys", "state"),
    [({"status": "filled"}, State.FILLED), ({"valid_through": "2026-11-09"}, State.CLOSED),
     ({"status": "paused"}, State.PAUSED), ({"status": "draft"}, State.DRAFT),
     ({"date_posted": "2026-12-01"}, State.SCHEDULED), ({}, State.OPEN)],
)  # fmt: skip
def test_state_is_the_originals(keys: dict[str, str], state: State) -> None:
    job = read({"title": "Koordination"}, ORIGINAL | keys).job
    assert job is not None
    assert job.state(NOW) is state


def test_what_is_wrong_with_the_original_is_not_said_again() -> None:
    original = {
        "title": "Senior Coordinator (m/w/d) - $50,000 - Munich!!!",
        "date_posted": "2025-11-02",
        "base_salary": {"min_value": 9, "max_value": 5},
        "job_location_type": "TELECOMMUTE",
    }
    assert codes(read({"title": "Koordination"}, original)) == []


def test_what_is_wrong_with_its_own_words_is_said() -> None:
    words = {"title": "KOORDINATION IN MÜNCHEN", "apply": {"subject": "{job}"}}
    found = codes(read(words, body="Kurz.\n"))
    assert {"title-shouts", "unknown-placeholder", "thin-body"} <= set(found)


def test_a_text_is_not_inherited() -> None:
    assert codes(read({"title": "Koordination"}, body="")) == ["empty-body"]
    assert codes(read({"title": "Koordination"}, ORIGINAL | {"status": "draft"}, body="")) == [
        "unfinished-draft"
    ]


def test_what_is_left_is_noted_once() -> None:
    [note] = read({"title": "Koordination"}).diagnostics
    assert note.message == (
        "Not translated: Short summary (`description`), Pay in words (`description` in "
        "`base_salary`), Start of work (`job_start_date`), Skills (`skills`), Subject of the "
        "email (`subject` in `apply`) and 2 more."
    )
    ended = read({"title": "Koordination"}, ORIGINAL | {"status": "filled"})
    assert ended.diagnostics == ()


@pytest.mark.parametrize("original", [b"\xff", b"no front matter", b"---\na: [\n---\n", b""])
def test_an_original_that_cannot_be_read(original: bytes) -> None:
    site = site_of()

    def find(path: str) -> Original | None:
        return Original(path, read_again(path, original, site, NOW).data)

    source = Source("careers/job.de.md", text_of({"title": "K", "status": "open"}))
    result = read_job(source, site, NOW, find=find)
    assert result.job is None
    assert codes(result) == []


# Which file translates which


def test_a_job_in_one_language_alone_has_its_own_facts() -> None:
    facts = SIMPLE | {"language": "de", "apply": {"email": "jobs@example.org"}}
    result = read(facts, None)
    assert codes(result) == []
    assert result.job is not None
    assert (result.job.language, result.job.translation_of) == ("de", None)


def test_a_translation_of_no_job() -> None:
    result = read({"title": "Fahrdienst", "valid_through": "2026-12-01"}, None)
    assert codes(result) == ["unknown-original"]
    assert result.job is None
    assert codes(read({"title": "F", "rules": {"unknown-original": "off"}}, None)) == [
        "unknown-original"
    ]


@pytest.mark.parametrize(
    "target",
    ["../../etc/passwd", "/etc/passwd", "job.md\0", "other", "", "..", "https://example.org/x.md",
     "careers", "index.md", "x" * 5000],
)  # fmt: skip
def test_targets_that_are_no_jobs(tmp_path: Path, target: str) -> None:
    put(tmp_path, "docs/careers/index.md", "# Work\n")
    put(tmp_path, "docs/careers/a.md", text_of({"language": "de", "translation_of": target}))
    put(tmp_path, "mkdocs.yml", MKDOCS)
    found = check(tmp_path)
    expected = {"": {"empty-value"}, "job.md\0": {"yaml-feature"}}
    assert {d["code"] for d in found} & expected.get(target, {"unknown-original"})
    assert "root:" not in str(found)


def test_the_path_says_the_language() -> None:
    assert codes(read({"title": "K", "language": "de-DE"})) == ["not-allowed"]
    assert codes(read({"title": "K", "language": "de"})) == []


def test_a_language_nobody_knows() -> None:
    result = read({"title": "K", "language": "Deutsch"})
    assert codes(result) == ["unknown-language"]
    assert [d.replacement for d in result.diagnostics if d.code.code == "unknown-language"] == [
        "de"
    ]
    it = read({"title": "K"}, path="careers/job.it.md")
    assert codes(it) == ["unknown-language"]


PATHS = [
    "careers/job.md", "careers/job.de.md", "careers/job.en.md", "careers/job.pt-BR.md",
    "careers/job.js.md", "careers/v1.5.md", "careers/a.b.de.md", "de/careers/job.md",
    "en/careers/job.md", "careers/de/job.md", "de.md", "careers/.de.md", "job.zh_TW.md",
    "pt-BR/careers/job.md", "careers/job.DE.md", "careers/job.deu.md", "it/careers/x.de.md",
    "careers/index.de.md", "de/index.md",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("known", [SUFFIX, FOLDER], ids=["suffix", "folder"])
def test_the_plugin_and_we_agree_on_a_path(path: str, known: Localization) -> None:
    skip_without("mkdocs-static-i18n")
    skip_without("mkdocs")
    files = pytest.importorskip("mkdocs.structure.files")
    plugin = pytest.importorskip(f"mkdocs_static_i18n.{'folder' if known.in_folders else 'suffix'}")
    config = SimpleNamespace(docs_dir="docs", site_dir="site", use_directory_urls=True)
    file = files.File(path, "docs", "site", use_directory_urls=True)
    made = plugin.create_i18n_file(file, "en", "en", list(known.languages), config)
    local = known.split(path)
    assert (local.language, known.language_of(path)) == (made.localization, made.locale)
    if path != "careers/a.b.de.md":
        assert local.path == made.norm_src_uri


def test_originals() -> None:
    assert SUFFIX.originals("careers/job.md") == ("careers/job.md", "careers/job.en.md")
    assert FOLDER.originals("careers/job.md") == ("en/careers/job.md", "careers/job.md")


def test_which_files_are_jobs() -> None:
    site = replace(site_of(not_jobs=["how-we-hire.md"]), localization=SUFFIX)
    folders = replace(site, localization=FOLDER)
    for name in ("index", "README", "how-we-hire"):
        assert not is_job(f"careers/{name}.de.md", site)
        assert not is_job(f"de/careers/{name}.md", folders)
    assert is_job("careers/job.de.md", site)
    assert is_job("de/careers/team/job.md", folders)
    assert is_job("careers/job.md", folders)
    assert not is_job("de/job.md", folders)
    assert not is_job("de/careers/job.md", site)


# Names of languages


@pytest.mark.parametrize("tag", ["de", "pt-BR", "pt_BR", "zh-Hant", "sr-Latn", "de-x-leicht", "tl"])
def test_languages(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("German", "de"), ("deutsch", "de"), ("Français", "fr"), ("english", "en"), ("klingon", None),
     ("", None), ("x" * 10_000, None), ("日本語", "ja"), ("*", None)],
)  # fmt: skip
def test_words_for_languages(word: str, meant: str | None) -> None:
    assert not is_language(word)
    assert suggest_language(word) == meant


def test_same_languages() -> None:
    assert is_same("pt_BR", "pt-br")
    assert not is_same("pt", "pt-BR")
    assert not is_same("xx", "yy")


# Settings


def test_words_of_the_settings() -> None:
    site = site_of(
        organization={"name": "Circles", "overview": "We learn."},
        organizations={"partner": {"name": "Partner", "privacy": "Ours."}},
        places={"munich": {"address_locality": "Munich", "address_country": "DE"}},
        apply={"email": "a@example.org", "subject": "Hello", "materials": ["CV"]},
        defaults={"job_benefits": ["Holidays"], "work_hours": "20 hours"},
        open_application={"title": "Write", "apply": {"materials": ["CV"]}},
        languages={
            "de": {
                "organization": {"overview": "Wir lernen."},
                "organizations": {"partner": {"privacy": "Unsers."}},
                "places": {"munich": {"address_locality": "München"}},
                "apply": {"subject": "Hallo", "materials": "Lebenslauf"},
                "defaults": {"job_benefits": ["Urlaub"]},
                "open_application": {"title": "Schreib", "apply": {"materials": "Lebenslauf"}},
                "listing": {"empty": "Nichts."},
                "notices": {"filled": "Besetzt."},
            },
            "pt-BR": {"notices": {"filled": "Preenchida."}},
        },
    )
    german = site.in_language("de")
    assert german.organization is not None
    assert (german.organization.name, german.organization.overview) == ("Circles", "Wir lernen.")
    assert german.organizations["partner"].privacy == "Unsers."
    assert german.places["munich"].address_locality == "München"
    assert german.places["munich"].address_country == "DE"
    assert german.apply == {"email": "a@example.org", "subject": "Hallo", "materials": "Lebenslauf"}
    assert german.defaults == {"job_benefits": ["Urlaub"], "work_hours": "20 hours"}
    assert german.open_application is not None
    assert german.open_application.apply.materials == ("Lebenslauf",)
    assert german.listing.empty == "Nichts."
    assert site.in_language("de_AT").notices == {"filled": "Besetzt."}
    assert german.in_language("pt_BR").notices == {"filled": "Preenchida."}
    assert german.in_language("pt_BR").organization == site.organization
    assert german.in_language("fr") is site.in_language(None) is site
    assert german.in_language("de") == german
    job = read({"title": "Koordination"}, site=site).job
    assert job is not None
    assert job.job_benefits == ("Urlaub",)
    assert job.hiring_organization == german.organization


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        ({"language": "german"}, "unknown-language", ("language",)),
        ({"languages": {"Deutsch": {}}}, "unknown-language", ("languages", "Deutsch")),
        ({"languages": {"de": {"organization": {"overview": "x"}}}}, "unknown-original",
         ("languages", "de", "organization")),
        ({"languages": {"de": {"places": {"x": {"name": "y"}}}}}, "unknown-original",
         ("languages", "de", "places", "x")),
        ({"organization": {"name": "x"}, "languages": {"de": {"organization": {"name": "x"}}}},
         "unknown-key", ("languages", "de", "organization", "name")),
        ({"languages": {"de": {"apply": {"email": "x@example.org"}}}}, "unknown-key",
         ("languages", "de", "apply", "email")),
        ({"languages": {"de": {"timezone": "UTC"}}}, "unknown-key",
         ("languages", "de", "timezone")),
        ({"languages": ["de"]}, "wrong-type", ("languages",)),
        ({"defaults": {"language": "german"}}, "unknown-language", ("defaults", "language")),
        ({"defaults": {"translation_of": "job.md"}}, "not-allowed",
         ("defaults", "translation_of")),
    ],
)  # fmt: skip
def test_mistakes_in_the_settings(data: Any, code: str, path: tuple[str, ...]) -> None:
    [problem] = read_settings(data).problems
    assert (problem.code.code, problem.path) == (code, path)


def test_a_language_for_all_jobs() -> None:
    site = replace(site_of(defaults={"language": "de"}), localization=None)
    job = read_job(Source("a.md", text_of(ORIGINAL)), site, NOW).job
    assert job is not None
    assert job.language == "de"


def test_an_original_with_too_many_mistakes() -> None:
    places = [{"address_country": "XX", "address_locality": 5}] * 300
    result = read({"title": "Koordination"}, ORIGINAL | {"job_location": places})
    assert (result.job, codes(result)) == (None, [])


# The command line and the editor

MKDOCS = """\
site_name: Circles
site_url: https://www.example.org/
plugins:
  - careers:
      organization: {name: Circles}
      apply: {email: jobs@example.org}
      rules: {incomplete-posting: off, incomplete-address: off}
"""
I18N = """\
  - i18n:
      languages:
        - {locale: en, default: true, name: English}
        - {locale: de, name: Deutsch}
"""
SIMPLE = {"title": "Coordinator", "date_posted": "2026-11-02", "job_location":
          {"address_country": "US"}, "language": "en"}  # fmt: skip


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def check(folder: Path, *arguments: str, text: str | None = None) -> list[dict[str, Any]]:
    command = ["check", "--config", str(folder / "mkdocs.yml"), "--format", "json", *arguments]
    result = CliRunner().invoke(main, [*command, "--as-of", "2026-11-10"], input=text)
    assert result.exit_code in (0, 1), result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["diagnostics"]
    return found


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a site whose translations are named by keys."""
    put(tmp_path, "mkdocs.yml", MKDOCS)
    put(tmp_path, "docs/careers/job.md", text_of(SIMPLE | {"identifier": "A-1"}))
    german = {"title": "Koordination", "language": "de", "translation_of": "job.md"}
    put(tmp_path, "docs/careers/stelle.md", text_of(german))
    return tmp_path


def test_a_site_with_keys_is_right(plain: Path) -> None:
    assert check(plain) == []
    assert check(plain, str(plain / "docs/careers/stelle.md")) == []


def test_two_translations_into_one_language(plain: Path) -> None:
    german = {"title": "Amt", "language": "de", "translation_of": "careers/job.md"}
    put(plain, "docs/careers/zweite.md", text_of(german))
    [found] = check(plain)
    assert (found["code"], found["line"]) == ("duplicate-translation", 4)
    assert found["path"].endswith("zweite.md")
    assert (
        "stelle.md` is a translation of the same job into German (`de`), too." in (found["message"])
    )


def test_an_identifier_is_compared_in_one_language(plain: Path) -> None:
    put(plain, "docs/careers/amt.md", text_of(SIMPLE | {"identifier": "A-1", "language": "de"}))
    assert check(plain) == []
    put(plain, "docs/careers/twin.md", text_of(SIMPLE | {"identifier": "A-1", "title": "Other"}))
    assert [d["code"] for d in check(plain)] == ["duplicate-identifier"]


def test_one_file_alone_is_read_with_its_original(plain: Path) -> None:
    path = plain / "docs/careers/stelle.md"
    text = path.read_text(encoding="utf-8").replace("language: de", "language: German")
    found = check(plain, "--stdin-filename", str(path), text=text)
    assert [d["code"] for d in found] == ["unknown-language"]
    path.write_text(text, encoding="utf-8")
    check(plain, "--fix")
    assert "language: de\n" in path.read_text(encoding="utf-8")
    assert check(plain) == []


@pytest.mark.parametrize("structure", ["suffix", "folder"])
def test_the_structure_is_read_from_the_configuration(tmp_path: Path, structure: str) -> None:
    text = MKDOCS + I18N + f"      docs_structure: {structure}\n"
    config = put(tmp_path, "mkdocs.yml", text)
    en, de = (
        ("docs/careers/job.md", "docs/careers/job.de.md")
        if structure == "suffix"
        else ("docs/en/careers/job.md", "docs/de/careers/job.md")
    )
    put(tmp_path, en, text_of({k: v for k, v in SIMPLE.items() if k != "language"}))
    translated = put(tmp_path, de, text_of({"title": "Koordination", "featured": True}))
    found = check(tmp_path)
    assert [(d["code"], d["line"]) for d in found] == [("fact-in-translation", 3)]
    assert check(tmp_path, str(translated)) == found
    assert check(tmp_path, str(translated.parent)) == found
    site = Sites({}, config).find(translated)
    assert site is not None
    [diagnostic] = site.read(translated, translated.read_text(encoding="utf-8"))
    assert diagnostic.code.code == "fact-in-translation"
    assert site.read(translated, text_of({"title": "Koordination"})) == ()


def test_configurations_that_say_no_structure(tmp_path: Path) -> None:
    for plugin in (
        "  - i18n\n", "  - i18n: {languages: en}\n", "  - i18n: {languages: [{locale: en}, 5]}\n",
        "  - i18n: {enabled: false, languages: [{locale: en, default: true}]}\n",
        "  - i18n: {languages: !ENV LANGUAGES}\n", "",
    ):  # fmt: skip
        config = put(tmp_path, "mkdocs.yml", MKDOCS + plugin)
        assert read_settings_file(config, {}).settings.localization is None, plugin
    languages = "[{locale: en, default: true}, {locale: !ENV OTHER}, {locale: 'null'}]"
    config = put(tmp_path, "mkdocs.yml", MKDOCS + f"  - i18n: {{languages: {languages}}}\n")
    assert read_settings_file(config, {}).settings.localization == Localization("en", ("en",))
    assert read_settings_file(config, {"OTHER": "fr"}).settings.localization == Localization(
        "en", ("en", "fr")
    )

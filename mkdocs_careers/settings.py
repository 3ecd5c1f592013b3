"""The settings: every option once, with its type, its default, its shape and its help.

The hosts' options, the settings schema and the table in the manual are made from this class.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_careers.feed_settings import FEEDS_SHAPE, FeedSettings
from mkdocs_careers.listing_settings import LISTING_SHAPE, Listing
from mkdocs_careers.model import (  # noqa: TC001 - shown by the reference
    OpenApplication,
    Organization,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.localization import Localization
    from mkdocs_careers.schema_overlay import Overlay

_TEXT = {"$ref": "#/definitions/text"}
_WORDS = {"type": "string", "pattern": "\\S"}
_CODE = {
    "title": "Country or state",
    "description": "A code such as `US` or `US-CA`, `EU` or `EEA`.",
    "examples": ["US"],
    **_WORDS,
}
_TEXTS = {"type": "array", "items": _TEXT}


NOTICE, EXCLUDE = "notice", "exclude"
POSTING, GIT = "posting", "git"


def _mapping_of(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": schema}


def _option(default: Any, title: str, help: str, schema: Mapping[str, Any], *examples: Any) -> Any:
    metadata = {"title": title, "help": help, "schema": schema, "examples": examples}
    if isinstance(default, (dict, list)):
        return field(default_factory=type(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all jobs of a site."""

    jobs_dir: str = _option(
        "careers", "Folder of the jobs",
        "The folder under the documentation folder that holds one Markdown file per job. "
        "`index.md`, `README.md` and names that start with `_` or `.` are no jobs.",
        _TEXT, "careers", "about/jobs",
    )  # fmt: skip
    not_jobs: tuple[str, ...] = _option(
        (), "Pages beside the jobs",
        "Patterns of files in the folder of the jobs that are pages of their own, "
        "relative to that folder.",
        _TEXTS, ["how-we-hire.md", "archive/*"],
    )  # fmt: skip
    host_keys: tuple[str, ...] = _option(
        (), "Keys of others",
        "Front-matter keys that belong to the theme or another plugin and pass unchecked. "
        "Those of MkDocs, Sphinx and their common themes are known.",
        _TEXTS, ["my_theme_banner"],
    )  # fmt: skip
    organization: Organization | None = _option(
        None, "Employer",
        "Who hires. `overview`, `equal_opportunity`, `accommodations` and `privacy` are Markdown "
        "and stand on every job. The logo is a file of the site or an address; `name: "
        "confidential` shows neither logo nor overview.",
        {"$ref": "#/definitions/organization"},
        {"name": "Peer 2 Peer University", "url": "https://www.p2pu.org"},
    )  # fmt: skip
    organizations: Mapping[str, Organization] = _option(
        {}, "Other employers",
        "Employers by key, for jobs that name one in `hiring_organization`. "
        "The texts of one never stand on another's job.",
        _mapping_of({"$ref": "#/definitions/organization"}),
        {"partner": {"name": "Partner Library"}},
    )  # fmt: skip
    places: Mapping[str, Place] = _option(
        {}, "Places",
        "Addresses by key, for `job_location: chicago`.",
        _mapping_of({"$ref": "#/definitions/place"}),
        {"chicago": {"address_locality": "Chicago", "address_region": "IL",
                     "address_country": "US"}},
    )  # fmt: skip
    areas: Mapping[str, tuple[str, ...]] = _option(
        {}, "Areas",
        "Names for lists of countries and states, for `applicant_location_requirements: "
        "North America`.",
        _mapping_of({"type": "array", "items": _CODE, "minItems": 1}),
        {"North America": ["US", "CA", "MX"]},
    )  # fmt: skip
    defaults: Mapping[str, Any] = _option(
        {}, "Values for all jobs",
        "Any key of a job, for jobs that do not have it. A default place counts only where a job "
        "names neither a place nor `job_location_type`.",
        {"type": "object"}, {"employment_type": "FULL_TIME"},
    )  # fmt: skip
    apply: Mapping[str, Any] = _option(
        {}, "How to apply",
        "What holds for every job's `apply` unless the job says otherwise, key by key.",
        {"$ref": "#/definitions/apply"}, {"email": "jobs@example.org"},
    )  # fmt: skip
    timezone: str | None = _option(
        None, "Time zone",
        "The zone in which dates begin and end, by its IANA name. Without one it is UTC.",
        _TEXT, "America/New_York", "Europe/Berlin",
    )  # fmt: skip
    language: str | None = _option(
        None, "Language",
        "The language of the words that the plugin writes. It is taken from the site's theme "
        "where it is not set.",
        _TEXT, "en", "de",
    )  # fmt: skip
    languages: Mapping[str, Mapping[str, Any]] = _option(
        {}, "Words in other languages",
        "Words of the settings in other languages than the site's own, by the language's tag. "
        "Key by key they take the place of those that stand in the same place of the settings: "
        "the texts of `organization` and `organizations`, `name` and `address_locality` of "
        "`places`, what is written out in `defaults`, `subject`, `body`, `materials`, "
        "`instructions` and `url` of `apply`, `empty` of `listing`, the words of "
        "`open_application`, and `notices`. `de` also holds for `de-AT`.",
        {"type": "object"},
        {"de": {"apply": {"instructions": "Keine Anrufe, bitte."},
                "notices": {"filled": "Wir haben jemanden gefunden. Danke!"}}},
    )  # fmt: skip
    source_dir: str | None = _option(
        None, "Documentation folder",
        "The folder that the folder of the jobs lies in. Only `careers.yml` needs it.",
        _TEXT, "docs",
    )  # fmt: skip
    site_url: str | None = _option(
        None, "Address of the site",
        "Where the site is published. Only `careers.yml` needs it; MkDocs has its own `site_url`.",
        _TEXT, "https://example.org/",
    )  # fmt: skip
    listing: Listing = _option(
        Listing(), "Lists of jobs",
        "How lists are arranged: `group_by` a key such as `employment_unit`, `sort` by keys "
        "(`-` turns the order), `layout`, `filters`, and `empty`, the Markdown shown where no job "
        "is open. The marker of a list can say otherwise.",
        LISTING_SHAPE,
        {"group_by": "employment_unit", "sort": ["-featured", "-date_posted", "title"]},
        {"layout": "table", "filters": ["employment_unit", "job_location"]},
    )  # fmt: skip
    open_application: OpenApplication | None = _option(
        None, "Open application",
        "What stands below the last list on a page, with jobs or without, for people whom no "
        "opening fits: a `title`, a `text` in Markdown, and how to `apply`. It is no job: search "
        "engines and feeds do not see it. A marker with `open_application: false` leaves it out.",
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "title": {
                    "title": "Title",
                    "description": "The heading. Without it: Nothing fits? Write to us.",
                    "examples": ["Nothing fits? Write to us."],
                    **_WORDS,
                },
                "text": {
                    "title": "Text",
                    "description": "Markdown below the heading.",
                    "examples": ["We are always glad to meet people who teach."],
                    **_WORDS,
                },
                "apply": {
                    "title": "How to apply",
                    "description": "Where it differs from `apply` in the settings, key by key; "
                    "`null` removes a key. `{title}` in `subject` is the title above.",
                    "examples": [{"email": "hello@example.org", "subject": "Open application"}],
                    "$ref": "#/definitions/apply",
                },
            },
        },
        {"title": "Nothing fits? Write to us.", "text": "Tell us what you would like to do.",
         "apply": {"email": "hello@example.org", "subject": "Open application"}},
    )  # fmt: skip
    ended: str = _option(
        NOTICE, "Pages of jobs that have ended",
        "What becomes of the page of a job that is filled or closed. With `notice` its address "
        "lives on and says that the job is over; with `exclude` there is no page any more, and "
        "the build tells which pages still link to it.",
        {"enum": [NOTICE, EXCLUDE]}, NOTICE, EXCLUDE,
    )  # fmt: skip
    notices: Mapping[str, str] = _option(
        {}, "Notices",
        "Markdown that stands on the page of a job that is `filled`, `closed` or `paused`, "
        "in place of the plugin's own words.",
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                state: {
                    "title": f"Notice of a {state} job",
                    "description": f"Markdown that stands on the page of a {state} job.",
                    "examples": [words],
                    **_WORDS,
                }
                for state, words in (
                    ("filled", "We have found someone. Thank you!"),
                    ("closed", "Applications are no longer accepted."),
                    ("paused", "We will take applications again in spring."),
                )
            },
        },
        {"filled": "We have found someone. Thank you!"},
    )  # fmt: skip
    lastmod: str = _option(
        POSTING, "Day of the last change",
        "Where the sitemap and feeds have the day on which a job changed from: `posting` takes "
        "the job's own dates, `git` the last commit of its file. Never the day of the build.",
        {"enum": [POSTING, GIT]}, POSTING, GIT,
    )  # fmt: skip
    feeds: FeedSettings = _option(
        FeedSettings(), "Feeds",
        "Open jobs for feed readers and for machines: `atom`, `rss`, `json_feed`, `jobs_json`, "
        "`indeed` and `sitemap`, each `true` or a path under the site's root. `by` names keys, "
        "such as `employment_unit`, each value of which has feeds of its own. The site needs an "
        "address (`site_url`).",
        FEEDS_SHAPE,
        {"atom": True},
        {"rss": "jobs.xml", "jobs_json": True, "by": ["employment_unit"]},
    )  # fmt: skip
    rules: Mapping[str, str] = _option(
        {}, "Rules",
        "How much each finding weighs: a code and `error`, `warning`, `note` or `off`.",
        _mapping_of({"$ref": "#/definitions/severity"}), {"apply-link-too-long": "off"},
    )  # fmt: skip
    schema: str | None = _option(
        None, "Schema of your own keys",
        "A file with a JSON Schema of what stands under `extra` in a job, relative to the file "
        "that names it. Its keys are checked, shown on the page and can arrange lists.",
        _TEXT, "careers-extra.schema.json",
    )  # fmt: skip
    as_of: str | None = _option(
        None, "Clock",
        "A date, or a date and time, that stands for now: for demonstrations and tests. "
        "It is announced in the log.",
        _TEXT, "2026-11-02", "2026-11-02 12:00",
    )  # fmt: skip
    overlay: Overlay | None = None
    """What the file named in `schema` says; no option, and read by whoever reads the settings."""
    localization: Localization | None = None
    """How the site keeps its languages apart; no option: the host's own configuration says it."""
    base: Settings | None = None
    """The settings without the words of `languages`, where they are here; no option."""

    def in_language(self, tag: str | None) -> Settings:
        """Return the settings with the words that `languages` have for a language.

        For `de-AT` those of `de` will do.
        """
        base = self.base or self
        words = _find_words(base.languages, tag) if tag and base.languages else None
        if not words:
            return base
        own = {key: _say(getattr(base, key), value) for key, value in words.items()}
        return replace(base, **own, base=base)


def _find_words(languages: Mapping[str, Mapping[str, Any]], tag: str) -> Mapping[str, Any] | None:
    known = {name.replace("_", "-").casefold(): words for name, words in languages.items()}
    wanted = tag.replace("_", "-").casefold()
    return known.get(wanted) or known.get(wanted.partition("-")[0])


def _say(value: Any, words: Any) -> Any:
    """Return `value` with these words in place of its own."""
    if not isinstance(words, dict):
        if isinstance(value, tuple):
            return tuple(words) if isinstance(words, list) else (words,)
        return words
    if is_dataclass(value) and not isinstance(value, type):
        own = {key: _say(getattr(value, key), inner) for key, inner in words.items()}
        return replace(value, **own)
    if isinstance(value, dict):
        return {**value, **{key: _say(value.get(key), inner) for key, inner in words.items()}}
    return value if value is None else words


@dataclass(frozen=True, slots=True)
class Option:
    """One option of the settings, for those who make documents from them."""

    name: str
    default: Any
    title: str
    help: str
    schema: Mapping[str, Any]
    examples: tuple[Any, ...]


def options() -> Iterator[Option]:
    """Yield every option in its order."""
    defaults = Settings()
    for item in fields(Settings):
        data = item.metadata
        if not data:
            continue
        yield Option(
            item.name,
            getattr(defaults, item.name),
            data["title"],
            data["help"],
            data["schema"],
            data["examples"],
        )

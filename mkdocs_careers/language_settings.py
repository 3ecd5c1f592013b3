"""The setting `languages`: which words of the settings can stand in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.translatable import INNER_WORDS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TEXTS = ("overview", "equal_opportunity", "accommodations", "privacy")
_PLACE_NAMES = ("name", "address_locality")
_NOT_FOR_ALL = ("title", "description", "job_start_date")


def languages_shape(job: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the shape of `languages`, made of the job schema and the shapes of other options."""
    shapes = job["definitions"]
    apply = _pick(shapes["apply"]["properties"], sorted(INNER_WORDS["apply"]))
    texts = _pick(shapes["organization"]["properties"], _TEXTS)
    empty = _pick(settings["listing"]["properties"], ("empty",))
    opened = settings["open_application"]["properties"]
    own_apply = _describe(apply, opened["apply"]["title"], opened["apply"]["description"],
                          {"subject": "Initiativbewerbung"})  # fmt: skip
    properties = {
        "organization": _describe(
            texts, "Texts of the employer", "What stands on every job of the site's employer.",
            {"overview": "Wir helfen Menschen, **zusammen zu lernen**."},
        ),
        "organizations": _describe(
            _mapping_of(texts), "Texts of other employers", "The same for employers by their keys.",
            {"partner": {"overview": "Die Bibliothek der Stadt."}},
        ),
        "places": _describe(
            _mapping_of(_pick(shapes["place"]["properties"], _PLACE_NAMES)), "Names of places",
            "What places are called in this language, by their keys.",
            {"munich": {"address_locality": "München"}},
        ),
        "defaults": _describe(
            _pick(job["properties"], sorted(WORDS.difference(_NOT_FOR_ALL))),
            "Words for all jobs", "Words that stand in every job without its own.",
            {"job_benefits": ["30 Tage Urlaub"]},
        ),
        "apply": _describe(
            apply, "How to apply", "Words about how to apply, and the address of a form.",
            {"instructions": "Keine Anrufe, bitte."},
        ),
        "listing": _describe(
            empty, "Lists of jobs", "The words that stand where no job is open.",
            {"empty": "Wir haben keine offenen Stellen."},
        ),
        "open_application": _describe(
            _pick({**opened, "apply": own_apply}, ("title", "text", "apply")),
            "Open application", "The words for people whom no opening fits.",
            {"title": "Nichts dabei? Schreiben Sie uns."},
        ),
        "notices": {**settings["notices"], "examples": [{"filled": "Diese Stelle ist besetzt."}]},
    }  # fmt: skip
    words = _describe(
        {"type": "object", "additionalProperties": False, "properties": properties},
        "Words in one language", "Words that take the place of those in the site's own language.",
        {"notices": {"filled": "Wir haben jemanden gefunden. Danke!"}},
    )  # fmt: skip
    return _mapping_of(words)


def _pick(properties: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    chosen = {key: dict(properties[key]) for key in keys}
    return {"type": "object", "additionalProperties": False, "properties": chosen}


def _mapping_of(shape: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": shape}


def _describe(
    shape: Mapping[str, Any], title: str, description: str, example: Any
) -> dict[str, Any]:
    return {**shape, "title": title, "description": description, "examples": [example]}

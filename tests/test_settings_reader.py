"""The settings reader: one mistake hides no other, and takes no more away than it must."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers import Settings, read_settings
from mkdocs_careers.listing_settings import Listing
from mkdocs_careers.model import Organization, Place
from mkdocs_careers.settings import options


def found(data: object) -> list[tuple[str, str]]:
    problems = read_settings(data).problems
    return sorted((".".join(map(str, p.path)), p.code.code) for p in problems)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"organization": {"name": "A", "nmae": "B", "url": "not a link"}},
         [("organization.nmae", "unknown-key"), ("organization.url", "not-a-link")]),
        ({"rules": {"thin-bodi": "off", "thin-body": "loud", "glued": "of"}},
         [("rules.glued", "not-allowed"), ("rules.glued", "unknown-rule"),
          ("rules.thin-bodi", "unknown-rule"), ("rules.thin-body", "not-allowed")]),
        ({"areas": {"X": ["US", "Narnia"], "Y": [5]}},
         [("areas.X.1", "unknown-area"), ("areas.Y.0", "wrong-type")]),
        ({"apply": {"email": "nobody", "colour": "red"}},
         [("apply.colour", "unknown-key"), ("apply.email", "not-an-address")]),
        ({"defaults": {"employment_typ": "x", "timezone": "Nowhere/There", "skills": [5]}},
         [("defaults.employment_typ", "unknown-key"), ("defaults.skills.0", "wrong-type"),
          ("defaults.timezone", "unknown-timezone")]),
        ({"colour": "red", "timezone": "Nowhere/There"},
         [("colour", "unknown-key"), ("timezone", "unknown-timezone")]),
        ({"listing": {"layout": "grid", "filters": False}},
         [("listing.filters", "not-allowed"), ("listing.layout", "not-allowed")]),
        ({"listing": {"filters": ["employment_unit", "title"]}},
         [("listing.filters.1", "not-allowed")]),
        ({"rules": ["thin-body"], "as_of": "soon"},
         [("as_of", "not-a-date"), ("rules", "wrong-type")]),
    ],
)  # fmt: skip
def test_all_mistakes_at_once(data: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert found(data) == expected


def test_what_is_right_beside_a_mistake_is_kept() -> None:
    settings = read_settings(
        {
            "organization": {"name": "A", "colour": "red"},
            "organizations": {"b": {"name": "B"}, "c": {"url": "https://example.org"}, "d": 5},
            "places": {"home": {"address_country": "US"}, "away": {"adress_country": "US"}},
            "areas": {"X": ["US"], "Y": [5, "CA"]},
            "defaults": {"employment_type": "FULL_TIME", "skills": [5, "reading"]},
            "listing": {"group_by": "colour", "sort": ["title"]},
            "rules": {"thin-body": "off", "glued-list": "loud"},
            "not_jobs": [5, "how.md"],
        }
    ).settings
    assert settings == Settings(
        organization=Organization("A"),
        organizations={"b": Organization("B")},
        places={"home": Place("US")},
        areas={"X": ("US",)},
        defaults={"employment_type": "FULL_TIME"},
        listing=Listing(sort=("title",)),
        rules={"thin-body": "off"},
    )


def test_what_is_not_whole_without_the_mistake_is_left_out() -> None:
    settings = read_settings({"organization": {"nmae": "A"}, "places": {"x": {}}}).settings
    assert settings == Settings()


@pytest.mark.parametrize(
    ("written", "meant"), [(False, "never"), (True, "always"), ("off", "never"), ("on", "always")]
)
def test_switch_of_the_filters_is_suggested(*, written: object, meant: str) -> None:
    [problem] = read_settings({"listing": {"filters": written}}).problems
    assert problem.hint == f"did you mean `{meant}`?"


@pytest.mark.parametrize(
    ("written", "read"),
    [("always", "always"), ("industry", ("industry",)),
     (["industry", "employment_unit", "industry"], ("industry", "employment_unit"))],
)  # fmt: skip
def test_filters(written: object, read: object) -> None:
    result = read_settings({"listing": {"filters": written}})
    assert (result.settings.listing.filters, result.problems) == (read, ())


NAMES = [option.name for option in options()]
INNER = st.sampled_from([*NAMES, "name", "url", "address_country", "group_by", "sort", "a"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "a", "US", "off", "title"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(INNER, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from([*NAMES, "colour"]), VALUES))
def test_any_settings_can_be_read(data: dict[str, Any]) -> None:
    assert isinstance(read_settings(data).settings, Settings)

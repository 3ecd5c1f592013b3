"""Places in words: only what can be nothing else becomes an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.importers.boards.places import read_place, read_places, read_remote_area


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Berlin, Germany", "Berlin||DE"),
        ("Munich, Bavaria, Germany", "Munich|Bavaria|DE"),
        ("Chicago, IL", "Chicago|IL|US"),
        ("Austin, Texas", "Austin|Texas|US"),
        ("London, ON", "London|ON|CA"),
        ("London, Ontario", "London|Ontario|CA"),
        ("London, UK", "London||GB"),
        ("Berlin, Berlin, DE", "Berlin|Berlin|DE"),
        ("Singapore", "||SG"),
        ("Atlanta, Georgia", None),
        ("Georgia", None),
        ("Berlin, DE", None),
        ("Boston, New York", None),
        ("Berlin", None),
        ("London, Paris", None),
        ("Remote, US", None),
        ("Berlin office, Germany", None),
        ("Log in, in", None),
        ("12 High St, London, UK", None),
        ("", None),
    ],
)
def test_read_place(text: str, place: str | None) -> None:
    found = read_place(text)
    keys = ("address_locality", "address_region", "address_country")
    assert (found and "|".join(found.get(key, "") for key in keys)) == place


def test_several_places() -> None:
    places, rest = read_places("Berlin, Germany; Paris, France or Mars | Paris, France / Oslo")
    assert [place["address_country"] for place in places] == ["DE", "FR"]
    assert rest == ["Mars", "Oslo"]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Remote - Germany", "DE"),
        ("US (Remote)", "US"),
        ("Remote, Canada", "CA"),
        ("Remote in the UK", None),
        ("Remote", None),
        ("Remote - Georgia", None),
        ("Germany", None),
    ],
)
def test_remote_area(text: str, area: str | None) -> None:
    assert read_remote_area(text) == area


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    places, rest = read_places(text)
    assert all("address_country" in place for place in places)
    assert all(part in text for part in rest)

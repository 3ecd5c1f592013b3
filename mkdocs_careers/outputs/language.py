"""The language of a page: the plugin's own words, and dates, money and countries in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_careers.areas import find_subdivision
from mkdocs_careers.languages import find_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime, time

    from babel import Locale
    from babel.messages.catalog import Catalog

    from mkdocs_careers.model import Deadline

DOMAIN = "mkdocs_careers"
_LETTER_BY_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_LETTERS_WITH_A_SIGN = re.compile(r"[A-Za-z]+[^\w\s]")
"""`US$`: in words from right to left the sign, which has no direction, would be read first."""
FALLBACK = "en"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a text for translation where it is only stored."""
    return text


@dataclass(frozen=True)
class Language:
    """Words and formats of one language; make it with `load_language`."""

    tag: str
    locale: Locale
    texts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = lambda number: int(number != 1)

    def gettext(self, text: str) -> str:
        """Return the text in this language; in English where there is no translation."""
        found = self.texts.get(text)
        return found if isinstance(found, str) and found else text

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return the form that goes with `number`, with `{number}` filled in."""
        found = self.texts.get(one)
        if isinstance(found, tuple) and all(found):
            text = found[min(self.plural(number), len(found) - 1)]
        else:
            text = one if number == 1 else many
        return text.format(number=_format_number(number, self.locale))

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """Return the form for each of the language's plural categories; `{number}` stays open."""
        found = self.texts.get(one)
        if not (isinstance(found, tuple) and all(found)):
            return {"one": one, "other": many}
        names = _plural_names(self.locale)
        return {name: found[min(i, len(found) - 1)] for i, name in enumerate(names)}

    def count(self, number: int) -> str:
        """Write a number of things: `1,200`."""
        return _format_number(number, self.locale)

    def join(self, parts: Iterable[str]) -> str:
        """Write a list on one line: `Boston, Nairobi`."""
        return self._separator.join(parts)

    @cached_property
    def _separator(self) -> str:
        # Translators: what stands between the parts of a list, such as places or kinds of work.
        pattern = self.gettext("{list}, {item}")
        return pattern.removeprefix("{list}").removesuffix("{item}")

    def date(self, day: date) -> str:
        """Write a day out: `January 15, 2027`."""
        return _format_date(day, self.locale)

    def deadline(self, deadline: Deadline) -> str:
        """Write a deadline with its time and zone: `January 15, 2027, 23:59 (New York time)`."""
        return self.gettext("{date}, {time} ({zone})").format(
            date=self.date(deadline.instant.date()),
            time=_format_time(deadline.instant, self.locale),
            zone=self.zone(deadline.instant),
        )

    def last_day(self, deadline: Deadline) -> str:
        """Write a deadline briefly: its day, and its time and zone where it has a time."""
        if deadline.whole_day:
            return self.date(deadline.instant.date())
        return self.deadline(deadline)

    def zone(self, moment: datetime) -> str:
        """Name a time zone by its city, or by its distance from UTC."""
        name = getattr(moment.tzinfo, "key", None)
        if name is None or "/" not in name or name.startswith("Etc/"):
            offset = moment.strftime("%z")
            return "UTC" if not int(offset or 0) else f"UTC{offset[:3]}:{offset[3:5]}"
        return self.gettext("{city} time").format(city=_format_city(name, self.locale))

    def money(self, amount: float, currency: str) -> str:
        """Write an amount with its currency's sign, without empty cents."""
        return _format_money(amount, currency, self.locale)

    def number(self, number: float) -> str:
        """Write a number; one of four digits may be a year, and has no separator."""
        return _format_number(number, self.locale, grouped=abs(number) >= 10_000)  # noqa: PLR2004

    def country(self, code: str) -> str:
        """Name a country by its ISO 3166-1 code."""
        return self._countries.get(code, code)

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        """The names of all countries; Babel looks each of them up anew."""
        return dict(self.locale.territories)

    def name_of(self, tag: str) -> str:
        """Name another language in this one: `German`."""
        locale = find_locale(tag)
        return (locale.get_display_name(self.locale) if locale else None) or tag

    def area(self, code: str) -> str:
        """Name a country or a state by its ISO 3166 code: `Ontario, Canada`."""
        if "-" not in code:
            return self.country(code)
        return self.join((find_subdivision(code) or code, self.country(code[:2])))


@lru_cache(maxsize=32)
def load_language(tag: str | None) -> Language:
    """Return the language of a tag such as `de` or `pt-BR`; English where no such language is.

    One without a catalogue has its own dates and money, and English words.
    """
    from babel import Locale  # `check` needs no words

    locale = find_locale(tag or FALLBACK) or Locale(FALLBACK)
    catalog = next(filter(None, map(_read_catalog, _catalog_names(locale))), None)
    if catalog is None:
        return Language(str(locale).replace("_", "-"), locale)
    texts = {
        message.id if isinstance(message.id, str) else message.id[0]: (
            message.string if isinstance(message.string, str) else tuple(message.string)
        )
        for message in catalog
        if message.id and message.string and not message.fuzzy
    }
    rule, names = locale.plural_form, _plural_names(locale)
    return Language(
        str(locale).replace("_", "-"), locale, texts, lambda number: names.index(rule(number))
    )


def _plural_names(locale: Locale) -> list[str]:
    """Return the language's plural categories in the order of a catalogue's forms."""
    return sorted(locale.plural_form.tags | {"other"}, key=_PLURALS.index)


_PLURALS = ("zero", "one", "two", "few", "many", "other")


def _catalog_names(locale: Locale) -> Iterator[str]:
    """Yield the catalogues that can speak for a locale, the nearest first.

    The language's own does so only in the script that it is usually written in: words in the
    simplified characters of `zh` are foreign on a page in `zh-TW`.
    """
    from babel.core import get_global

    yield str(locale)
    if locale.script is None or f"_{locale.script}_" in get_global("likely_subtags").get(
        locale.language, ""
    ):
        yield locale.language
    else:
        yield f"{locale.language}_{locale.script}"


def _read_catalog(name: str) -> Catalog | None:
    path = files("mkdocs_careers").joinpath("locales", name, "LC_MESSAGES", f"{DOMAIN}.po")
    if not path.is_file():
        return None
    from babel.messages.pofile import read_po  # English needs no catalogue

    with path.open("rb") as stream:
        return read_po(stream, locale=name)


@lru_cache(maxsize=4096)
def _format_date(day: date, locale: Locale) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale)


def _format_time(moment: datetime, locale: Locale) -> str:
    return _format_clock(moment.time().replace(second=0, microsecond=0), locale)


@lru_cache(maxsize=4096)
def _format_clock(clock: time, locale: Locale) -> str:
    from babel.dates import format_time

    return format_time(clock, "short", locale=locale)


@lru_cache(maxsize=512)
def _format_city(zone: str, locale: Locale) -> str:
    from babel.dates import get_timezone_location

    return get_timezone_location(zone, locale=locale, return_city=True)


@lru_cache(maxsize=4096)
def _format_money(amount: float, currency: str, locale: Locale) -> str:
    from babel.numbers import format_currency

    pattern = locale.currency_formats["standard"].pattern
    whole = float(amount).is_integer()
    text = format_currency(
        amount,
        currency,
        pattern.replace(".00", "" if whole else ".00####"),
        locale=locale,
        currency_digits=False,
    )
    # CLDR puts a space between a currency's letters and the digits; Babel does not.
    text = _LETTER_BY_DIGIT.sub("\N{NO-BREAK SPACE}", text)
    if locale.text_direction == "rtl":
        text = _LETTERS_WITH_A_SIGN.sub("\\g<0>\N{LEFT-TO-RIGHT MARK}", text)
    return text


@lru_cache(maxsize=512)
def _format_number(number: float, locale: Locale, *, grouped: bool = True) -> str:
    from babel.numbers import format_decimal

    return format_decimal(
        number, locale=locale, group_separator=grouped, decimal_quantization=False
    )

"""An area: where applicants may live, a code or a name, and the countries or states behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORLDWIDE = "WORLDWIDE"

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
    GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
    VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
"""ISO 3166-1 alpha-2; a test holds it equal to the job schema's `country`."""

EU = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
EEA = tuple(sorted({*EU, "IS", "LI", "NO"}))
_GROUPS = {"EU": EU, "EEA": EEA, WORLDWIDE: tuple(sorted(COUNTRIES))}


@dataclass(frozen=True, slots=True)
class Area:
    """`name` is what the author typed; `codes` are ISO 3166-1 or 3166-2 codes."""

    name: str
    codes: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        """Tell whether the name is the site's own, from `areas` in the settings."""
        return self.codes not in ((self.name,), _GROUPS.get(self.name))


def find_area(name: str, areas: Mapping[str, Sequence[str]]) -> Area | None:
    """Return what `name` stands for; None where it is neither a code nor one of `areas`."""
    if name in areas:
        codes: list[str] = []
        for inner in areas[name]:
            area = find_area(inner, {})
            if area is None:
                return None
            codes += area.codes
        return Area(name, tuple(dict.fromkeys(codes)))
    if name in _GROUPS:
        return Area(name, _GROUPS[name])
    if name in COUNTRIES or find_subdivision(name):
        return Area(name, (name,))
    return None


def find_subdivision(code: str) -> str | None:
    """Return the English name of an ISO 3166-2 code such as `CA-ON`; None where there is none."""
    if "-" not in code or code[:2] not in COUNTRIES:
        return None
    return _subdivisions().get(code)


@cache
def _subdivisions() -> Mapping[str, str]:
    """Read pycountry's table itself: its own lookup indexes all of it, ten times as long."""
    import json
    from importlib.util import find_spec

    spec = find_spec("pycountry")
    folder = Path((spec.submodule_search_locations or [""])[0] if spec else "")
    text = (folder / "databases" / "iso3166-2.json").read_text(encoding="utf-8")
    return {item["code"]: item["name"] for item in json.loads(text)["3166-2"]}

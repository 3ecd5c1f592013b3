"""Title parts: what people add to a job's title that is not the job, found as spans of it.

What a title may well have is left alone: levels and grades (`Level 3`, `GS-13`), products and
standards (`S/4HANA`, `Web 3.0`, `ISO 9001`), a year by itself (`Summer Intern 2027`), gender marks.

A quick look comes before each of the long patterns, and they are compiled only when one is needed:
most titles need none, and a check of one file should not wait for them.
"""

from __future__ import annotations

# ruff: noqa: RUF001 - people write titles with such dashes, quotes and brackets
import re
from functools import lru_cache

Part = tuple[int, int]
"""Where a part of a title starts and ends."""

_DIGIT = re.compile(r"\d")
_LEAST = 3
"""A word up to here is too short to mean much by itself."""

_CODE = r"""(?x)(?<![\w$€£])(?:
      \#\s?\d{2,}
    | (?:(?i:kennziffer|chiffre|requisition|(?:job|stellen)[\s-]?(?:id|nr|no|code|number|ref)|n°|№)
      |(?i:ref(?:erence|erenz)?|réf(?:érence)?|req)(?=[\s.:\#]))
      (?:\.?\s(?i:id|nr|no|number)\b)?[.\s:\#]*[A-Za-z]{0,5}-?\d[\w/-]+
    | (?i:job|jr|ref|req|vac)-?\d{3,}
    | (?!ISO|IEC|DIN|STD)[A-Z]{1,6}(?:-\d{1,4})*-\d{3,}(?:-\d+)+
    | (?!ISO|IEC|DIN|STD)[A-Z]{1,6}(?:-\d+)+-\d{3,}
    | (?!ISO|IEC|DIN|STD|AS|EN|RFC|UL)[A-Z]{1,5}-?(?!(?:19|20)\d\d\b)\d{4,}
    | (?:19|20)\d\d[-/]\d{3,}
    | ^(?!(?:19|20)\d\d\b)\d{4,}(?=\s*[-–—:|]\s)
    | (?:(?<=\s[-–—|]\s)|(?<=:\s)|(?<=[(\[]))(?!(?:19|20)\d\d\b)\d{4,}(?=$|[)\]])
    )(?!\w)"""

_CURRENCIES = (
    "USD|EUR|GBP|CHF|CAD|AUD|NZD|INR|ZAR|KES|NGN|PLN|SEK|NOK|DKK|CZK|HUF|RON|JPY|CNY|SGD|BRL|MXN"
)
_AMOUNT = r"\d[\d.,'’]*k?"
_PER = r"(?:/|per\s|pro\s)\s?(?:hr|hour|h|std|stunde|day|tag|month|monat|year|jahr)\b"
_PAY = rf"""(?xi)(?<![\w.,'’])(?:
      (?:[A-Z]{{1,2}})?[$€£¥₹₩]\s?{_AMOUNT}(?:\s?[-–]\s?[$€£¥₹₩]?{_AMOUNT})?
    | {_AMOUNT}(?:\s?[-–]\s?{_AMOUNT})?[\s-]?(?:[$€£¥₹₩]|(?:{_CURRENCIES}|euros?|LPA)\b)
    | (?:{_CURRENCIES})\s?{_AMOUNT}(?:\s?[-–]\s?{_AMOUNT})?
    | \d{{2,3}}k?\s?[-–]\s?\d{{2,3}}k
    | \d{{2,3}}k(?=$|[)\]])
    | (?!(?:19|20)\d\d\b)\d{{4,}}\s?[-–]\s?\d{{4,}}
    | {_AMOUNT}(?=\s?{_PER})
    )(?:\sLPA)?(?:\s?{_PER})?(?!\w)"""

_MONTH = (
    "(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|février|march|märz|mars|apr(?:il)?|avril|may|mai"
    "|june?|juni|juin|july?|juli|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?"
    r"|nov(?:ember|embre)?|de[cz](?:ember)?|décembre)\b\.?"
)
_SEASON = (
    "(?:early|mid|late|spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|printemps|été|automne"
    r"|hiver|Q[1-4]|H[12])"
)
_FROM = r"(?:start(?:s|ing)?|beginning|beginn|from|ab|début|dès)[\s:]+(?:in\s|on\s|im\s|the\s)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_DATE = rf"""(?xi)(?<![\w.])(?:
      (?:{_FROM})?(?:
        20\d\d-\d\d-\d\d
      | \d{{1,2}}[./]\d{{1,2}}[./](?:20)?\d\d
      | (?:{_DAY}\s)?{_MONTH}\s(?:{_DAY},?\s)?20\d\d
      | \d{{1,2}}(?:st|nd|rd|th|\.)\s{_MONTH}
      | {_SEASON}[\s-]20\d\d)
    | {_FROM}(?:{_SEASON}\s)?(?:{_MONTH}|20\d\d)
    | 20\d\d\sstart
    )(?!\w)"""

_AWAY = (
    "(?:(?:fully |full |100 ?% ?)?(?:remote|hybrid|virtual|on-?site|home ?office|work from home|wfh"
    "|telework|télétravail|teletrabajo|remoto|mobiles arbeiten)|リモート|在宅)"
)
_AWAY_STEMS = "remot hybrid virtual site home wfh tele télé mobil リモート 在宅".split()
_TRADE = (
    r"(?! (?:access|apps?|cloud|control|desktop|electric|hands|it\b|monitor|operat|patient|pilot"
    "|sensing|support|systems?|threats?|vehicles?))"
)
"""What makes remote or hybrid a word of the trade: remote sensing, the hybrid cloud."""
_REMOTE = (
    rf"(?i)(?<=[(\[（【])(?:[^()\[\]（）【】]*?[^\w()\[\]（）【】])?{_AWAY}(?!\w){_TRADE}[^()\[\]（）【】]*"
    rf"|(?<![\w-]){_AWAY}$"
    rf"|^{_AWAY}(?=\s*[-–—:|,/]\s)"
)

_MARKUP = r"""(?x)</?(?:a|b|br|code|div|em|font|h[1-6]|i|img|p|small|span|strong|sub|sup|u)\b[^<>]*>
      | &(?:[A-Za-z]{2,8}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5});
      | (?<!\w)(?P<mark>\*\*|__|~~|`|\*)(?=\S)(?P<marked>[^*_`~]+)(?<=\S)(?P=mark)(?!\w)
      | !?\[(?P<label>[^\[\]]*)\]\([^()]*\)
      | ^\#{1,6}\s"""
_MARKS = re.compile(r"[<&*_~`\[#]")

_SHOUT = r"""(?xi)\s*(?:[!?]{2,}|[*]{3,}|(?<!\S)[*]{2}(?!\S)|[$]{2,})
      | \b(?:
          (?<!non-)urgent(?:ly)?\b(?!\s(?:care|treatment|response))(?:\s(?:hiring|needed|required))?
        | asap | now\shiring | hiring\snow | (?:we['’]re|we\sare)\shiring | apply\s(?:now|today)
        | immediate\s(?:start|hire|joiners?) | (?:dringend\s)?gesucht
        | dringend | ab\ssofort
        )(?!\w)!*"""
_SHOUT_STEMS = "! ? * $ urgent asap hiring apply immediate dringend gesucht sofort".split()
_BRACKETED = r"\([^()]*\)|\[[^\[\]]*\]"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ACRONYMS = frozenset(
    "ABAP AMER APAC DACH EMEA HIPAA HRIS HVAC LATAM MTRA NASA NATO OSHA SCADA STEM UNESCO "
    "UNICEF".split()
)
_SMALL_WORDS = frozenset("a an and at by for in of on or the to with".split())

_LEGAL_FORM = (
    r"(?i)[\s,]+(?:inc|llc|ltd|limited|corp|corporation|plc|gmbh|ag|e\. ?v|se|sas|sarl|s\.a|b\.?v"
    r"|oyj?|ab|srl|pty)\.?$"
)

_LOOSE_END = (
    r"(?i)(?:(?:^|\s+)(?:in|at|for|from|near|up to|bei|für|à|chez))?"
    r"(?P<joint>\s*[-–—:|/,;@]\s*)?\s*$"
)
_LOOSE_START = r"(?P<joint>\s*[-–—|/]\s+|\s*[:,;|-]\s*)?\s*"
_TAIL = r"(?:-based\b|['’]s\b)?(?:,\s[A-Z]{2}\b)?"
_BROKEN = (
    r"(?i)[(\[](?:\s|(?:or|oder|and|und|/)\b)|\s[)\]]|,\S|^[^\w(\[]"
    r"|\b(?:zum|ab|in|at|for|from|of|für|bei|or|oder|and|und|à|chez)(?:$|[)\]])"
)
"""What is left of a title that was more than its parts; nobody is told to write that."""
_BRACKETS = ("()", "[]", "（）", "【】")
_OPENING = tuple(pair[0] for pair in _BRACKETS)


def find_code(title: str, identifier: str | None) -> Part | None:
    """Find a reference number: the job's own `identifier`, or what looks like one."""
    if not _DIGIT.search(title):
        return None
    if identifier and len(identifier) >= _LEAST and _DIGIT.search(identifier):
        own = find_name(title, identifier)
        if own:
            return own
    return _span(re.search(_CODE, title))


def find_pay(title: str) -> Part | None:
    """Find an amount of money."""
    return _span(re.search(_PAY, title)) if _DIGIT.search(title) else None


def find_date(title: str) -> Part | None:
    """Find a day, a month or a season of a year, or a start; a year by itself is none."""
    if _DIGIT.search(title) or "start" in title.lower():
        return _span(re.search(_DATE, title))
    return None


def find_remote(title: str) -> Part | None:
    """Find a word for remote or hybrid work, where it stands apart from the job's own words."""
    text = title.lower()
    return _span(re.search(_REMOTE, title)) if any(stem in text for stem in _AWAY_STEMS) else None


def find_name(title: str, name: str) -> Part | None:
    """Find a name as whole words, in capitals or not."""
    text, wanted = title.lower(), name.lower()
    if len(text) != len(title):  # a capital such as İ becomes two letters
        text, wanted = title, name
    at = text.find(wanted) if wanted else -1
    while at != -1:
        end = at + len(wanted)
        if not (_joins(text[at - 1 : at], wanted[0]) or _joins(wanted[-1], text[end : end + 1])):
            return at, end
        at = text.find(wanted, at + 1)
    return None


def find_employer(title: str, employer: str) -> Part | None:
    """Find the employer's name, with or without its legal form; a very short one is a word."""
    bare = _without_legal_form(employer)
    if len(bare) <= _LEAST:
        return None
    return find_name(title, employer.strip()) or find_name(title, bare)


@lru_cache(maxsize=100)
def _without_legal_form(employer: str) -> str:
    return re.sub(_LEGAL_FORM, "", employer.strip())


def find_markup(title: str) -> Part | None:
    """Find HTML or Markdown."""
    for match in re.finditer(_MARKUP, title) if _MARKS.search(title) else ():
        if not match[0].startswith("&") or _unescape(match[0]) != match[0]:
            return match.span()
    return None


def find_shout(title: str) -> Part | None:
    """Find `!!`, `***`, or words that push instead of naming the job."""
    text = title.lower()
    match = re.search(_SHOUT, title) if any(stem in text for stem in _SHOUT_STEMS) else None
    return (match.start() + len(match[0]) - len(match[0].lstrip()), match.end()) if match else None


def is_all_capitals(title: str) -> bool:
    """Tell whether a title shouts in capitals; short names such as `QA` or `CEO` do not."""
    if not title.isupper() and not re.sub(_BRACKETED, "", title).isupper():
        return False
    words = [word for word in _WORD.findall(re.sub(_BRACKETED, "", title)) if word.isupper()]
    longest = max((len(word) for word in words if word not in _ACRONYMS), default=0)
    return longest >= (4 if len(words) > 1 else 6)


def lower_capitals(title: str) -> str:
    """Write a title in capitals as other titles are: `HEAD OF IT` as `Head of IT`."""

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() in _SMALL_WORDS:
            return word.lower() if match.start() else word.capitalize()
        return word.capitalize() if len(word) > _LEAST and word not in _ACRONYMS else word

    return _WORD.sub(lowered, title)


def strip_markup(title: str) -> str:
    """Return a title without HTML and Markdown, as people should read it."""

    def plain(match: re.Match[str]) -> str:
        return match["marked"] or match["label"] or ""

    text = _unescape(re.sub(_MARKUP, lambda m: m[0] if m[0].startswith("&") else plain(m), title))
    return " ".join(text.split())


def cut_out(title: str, part: Part) -> str | None:
    """Return the title without a part, and without what only joined it; None if little is left.

    >>> cut_out("Lead (PC-1), Chicago", (6, 10))
    'Lead, Chicago'
    """
    before, after = title[: part[0]].rstrip(), re.sub(_TAIL, "", title[part[1] :], count=1)
    if after[:1] == "-" and after[1:2].isalnum():  # a part of a longer word
        return None
    while before[-1:] + after.lstrip()[:1] in _BRACKETS:
        before, after = before[:-1].rstrip(), after.lstrip()[1:]
    end, start = re.search(_LOOSE_END, before), re.match(_LOOSE_START, after)
    assert end is not None  # noqa: S101 - both match everywhere, if only nothing
    assert start is not None  # noqa: S101
    left, right = before[: end.start()], after[start.end() :]
    joint = _space(start["joint"] or end["joint"] or ("" if left.endswith(_OPENING) else " "))
    rest = " ".join(f"{left}{joint}{right}".split()) if left and right else (left or right).strip()
    if re.search(_BROKEN, rest):
        return None
    balanced = all(rest.count(pair[0]) == rest.count(pair[1]) for pair in _BRACKETS)
    return rest if balanced and _WORD.search(rest) and len(rest) > _LEAST else None


def _space(joint: str) -> str:
    """Return what joins two parts with the spaces that belong to it."""
    sign = joint.strip()
    if not sign:
        return joint
    return f"{sign} " if sign in ",:;" else f" {sign} "


def _unescape(text: str) -> str:
    from html import unescape  # loads the names of all entities

    return unescape(text)


def _joins(left: str, right: str) -> bool:
    """Tell whether two letters are of one word; scripts without capitals set no spaces."""
    return bool(left and right) and _is_of_word(left) and _is_of_word(right)


def _is_of_word(letter: str) -> bool:
    return letter.isdigit() or letter.upper() != letter.lower()


def _span(match: re.Match[str] | None) -> Part | None:
    return match.span() if match else None

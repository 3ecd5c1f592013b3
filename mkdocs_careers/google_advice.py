"""Advice: what each kind of sentence of Google's Search Console means for a job file.

The kinds are those of Search Console's report on structured data and of the manual actions that
Google's job posting documentation names.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_careers.codes import Code


@dataclass(frozen=True, slots=True)
class Advice:
    """What a kind of sentence means, whatever field it names.

    `phrase` is a pattern for a sentence of any case, with `"` for every quote.
    """

    phrase: str
    text: str
    codes: tuple[Code, ...] = ()
    about: str = ""
    """The field that it is about where it names none."""


_ELSEWHERE = (
    "mkdocs-careers does not write that. Look in the page's source for a second "
    "`application/ld+json` script or for `itemtype`, of the theme, a plugin or a template."
)
MISSING = Advice(
    r"missing|is required",
    "Neither the job nor the settings say it, or the text is empty, which counts as missing.",
)
ADVICE = (
    Advice(
        r"either .+ should be specified",
        "Google wants one of these.",
    ),
    Advice(
        r"missing a time ?zone",
        "Google wants an offset from UTC beside a time. Each time that mkdocs-careers writes has "
        "one, taken from `timezone`; a day alone has none, and Google's documentation allows it.",
        (Code.UNKNOWN_TIMEZONE, Code.DEADLINE_WITHOUT_TIMEZONE),
    ),
    Advice(
        r"invalid date|not in iso 8601",
        "Google cannot read the date. Write year, month and day: `2027-01-15`, or with a time "
        "`2027-01-15 12:00`.",
        (Code.NOT_A_DATE, Code.AMBIGUOUS_DATE, Code.NO_FIXED_DATE),
    ),
    Advice(
        r"invalid enum",
        "Google knows a few words for this and no others, in capitals or small letters as it "
        "lists them.",
        (Code.NOT_ALLOWED,),
    ),
    Advice(
        r"invalid object type",
        f"The value has another shape than Google expects. {_ELSEWHERE}",
    ),
    Advice(
        r"invalid string length",
        "The text is shorter or longer than Google takes.",
        (Code.EMPTY_VALUE, Code.THIN_BODY, Code.TITLE_TOO_LONG),
    ),
    Advice(
        r"must be positive|invalid (floating[ -]point )?number",
        "An amount is a bare number of more than 0, without separators and without a sign for "
        "the currency. Where there is no pay, say so in `description` under `base_salary`.",
        (Code.WRONG_TYPE, Code.SALARY_IN_WORDS),
        "baseSalary.value",
    ),
    Advice(
        r"unrecogni[sz]ed (field|property|type)",
        f"Google does not know the field, and passes over it. {_ELSEWHERE}",
    ),
    Advice(
        r"duplicate (unique )?(property|field)|only once",
        f"A field stands there twice. {_ELSEWHERE}",
    ),
    Advice(
        r"pars(ing|e) error|unparsable|invalid json|incorrect value type|bad escape",
        f"The data of the page is broken. {_ELSEWHERE}",
    ),
    Advice(
        r"list page should not include|structured data for individual jobs",
        f"Data about a job belongs on the page of that job alone. {_ELSEWHERE}",
    ),
    Advice(
        r"found to be different|content on pages|does not match|mismatch",
        "All that the data says must stand on the page. What mkdocs-careers writes does, unless a "
        "template of your own leaves it out or something hides it.",
        (Code.HIDDEN_TEXT,),
    ),
    Advice(
        r"on expired jobs?|expired job",
        "A job that is over was still advertised. Give it a last day, or set `status` to `filled` "
        "or `closed`, and build the site every night: a page does not change by itself.",
        (Code.ENDED, Code.POSTED_LONG_AGO),
        "validThrough",
    ),
    Advice(
        r"can.?t submit application|submit an? application|apply option|no way to apply",
        "People must be able to apply from the page: by mail, at an address, or by instructions.",
        (Code.NO_WAY_TO_APPLY,),
        "apply",
    ),
    Advice(
        r"incomplete( job)? description|description is incomplete",
        "The ad must tell all of the job: duties, qualifications, skills, hours, education and "
        "experience.",
        (Code.EMPTY_BODY, Code.THIN_BODY, Code.HIDDEN_TEXT),
        "description",
    ),
    Advice(
        r"payment.* required|pay(ment)? from applicants",
        "Google takes down ads that want money from applicants.",
    ),
    MISSING,
)
"""Kinds of sentences; the first that fits counts."""

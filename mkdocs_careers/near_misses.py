"""A near miss: the key or value that was meant, where it is almost certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYNONYMS = {
    "title": "position role jobtitle rolename",
    "description": "summary teaser lead abstract",
    "date_posted": "date posted postedon published opens opendate pubdate",
    "valid_through": "closes closedate closingdate deadline applicationdeadline expires expirydate "
    "expiry enddate until validuntil",
    "employment_type": "jobtype contracttype employment contract schedule worktype",
    "employment_unit": "department team unit division",
    "job_location": "location locations place places office city address",
    "job_location_type": "remote workplace workplacetype locationtype hybrid",
    "applicant_location_requirements": "applicantlocation remotefrom region regions countries",
    "base_salary": "salary pay compensation wage payrange salaryrange rate",
    "job_start_date": "startdate start starts startingdate",
    "identifier": "id reference ref jobid jobnumber requisition requisitionid referencenumber",
    "hiring_organization": "company employer organization organisation org",
    "status": "state active",
    "apply": "application howtoapply",
    "application_contact": "contact recruiter",
    "job_benefits": "benefits perks offer offers",
    "qualifications": "requirements quals profile",
    "responsibilities": "duties tasks deliverables expectations",
    "work_hours": "hours workinghours",
    "total_job_openings": "openings vacancies numvacancies positions",
    "education_requirements": "education degree",
    "experience_requirements": "experience",
    "job_duration": "duration",
    "min_value": "min minimum salarymin from",
    "max_value": "max maximum salarymax to",
    "unit_text": "unit per period",
    "address_locality": "city town locality",
    "address_region": "region state province",
    "address_country": "country countrycode",
    "postal_code": "zip zipcode postcode plz",
    "street_address": "street address",
    "timezone": "tz zone timezones",
    "organization": "company employer organisation org",
    "jobs_dir": "dir folder jobsfolder careersdir path",
}
_SYNONYM_OF = {
    (key, synonym): key for key, synonyms in _SYNONYMS.items() for synonym in synonyms.split()
}


_WRITE = {
    "email": "apply: {email: ...}",
    "contactemail": "apply: {email: ...}",
    "applyemail": "apply: {email: ...}",
    "url": "apply: {url: ...}",
    "link": "apply: {url: ...}",
    "applyurl": "apply: {url: ...}",
    "applylink": "apply: {url: ...}",
    "applicationlink": "apply: {url: ...}",
    "subject": "apply: {subject: ...}",
    "materials": "apply: {materials: [...]}",
    "instructions": "apply: {instructions: ...}",
    "remote": "job_location_type: TELECOMMUTE",
    "draft": "status: draft",
    "closed": "status: closed",
    "filled": "status: filled",
}
"""Keys that people use for what is a value, or a key further in, here."""

_WORDS = {
    "TELECOMMUTE": "remote fullyremote homeoffice home wfh telework telecommuting virtual",
    "HYBRID": "partlyremote partiallyremote mixed",
    "FULL_TIME": "fulltime vollzeit tempsplein ft",
    "PART_TIME": "parttime teilzeit tempspartiel pt",
    "CONTRACTOR": "contract freelance freelancer selfemployed independent",
    "TEMPORARY": "temp fixedterm befristet term",
    "INTERN": "internship praktikum stage trainee",
    "VOLUNTEER": "voluntary volunteering ehrenamt",
    "PER_DIEM": "daily",
    "HOUR": "hourly perhour anhour",
    "DAY": "daily perday aday",
    "WEEK": "weekly perweek aweek",
    "MONTH": "monthly permonth amonth",
    "YEAR": "yearly annual annually peryear ayear annum perannum",
    "PROJECT": "perproject fixed fixedfee",
    "open": "active published live",
    "draft": "unpublished wip",
    "closed": "ended expired inactive",
    "filled": "hired taken",
    "USD": "$ us$ dollar dollars",
    "EUR": "€ euro euros",
    "GBP": "£ pound pounds sterling",
    "JPY": "¥ yen",
    "CHF": "francs sfr",
    "INR": "₹ rupees",
}
_COUNTRY_NAMES = {
    "usa": "US", "us of a": "US", "america": "US", "uk": "GB", "great britain": "GB",
    "england": "GB", "scotland": "GB", "wales": "GB", "south korea": "KR", "deutschland": "DE",
}  # fmt: skip
_TIMEZONES = {
    "eastern": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "central": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mountain": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
    "pacific": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "cest": "Europe/Berlin", "bst": "Europe/London", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo",
}  # fmt: skip


def suggest_line(key: str) -> str | None:
    """Return the line to write for a key that is a value, or a key further in, of a job."""
    return _WRITE.get(_plain(key))


def suggest_word(value: str, allowed: Iterable[str] | None = None) -> str | None:
    """Return the value that a word people use stands for: `freelance` for `CONTRACTOR`."""
    plain = _plain(value) or value.strip()
    for word, others in _WORDS.items():
        if (allowed is None or word in allowed) and plain in others.split():
            return word
    return None


def suggest_country(value: str) -> str | None:
    """Return the ISO code of a country's name or other code."""
    word = value.strip().lower()
    if word in _COUNTRY_NAMES:
        return _COUNTRY_NAMES[word]
    import pycountry  # only a mistake needs its names

    try:
        return str(pycountry.countries.lookup(word).alpha_2)
    except LookupError:
        return None


def suggest_timezone(zone: str) -> str | None:
    """Return the IANA name for what people call a zone."""
    word = zone.strip().lower().removesuffix(" time").removeprefix("us/")
    return _TIMEZONES.get(word)


def suggest(word: str, candidates: Iterable[str], *, synonyms: bool = False) -> str | None:
    """Return the candidate that `word` was meant to be; None where that is a guess."""
    by_plain = {_plain(candidate): candidate for candidate in candidates}
    plain = _plain(word)
    if plain in by_plain:
        return by_plain[plain]
    if synonyms:
        for candidate in by_plain.values():
            if (candidate, plain) in _SYNONYM_OF:
                return candidate
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(plain, by_plain, n=1, cutoff=0.75)
    return by_plain[close[0]] if close else None


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())

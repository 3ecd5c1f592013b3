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
    "apply": "application howtoapply applyurl applyemail applylink email contactemail url link "
    "subject materials instructions",
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

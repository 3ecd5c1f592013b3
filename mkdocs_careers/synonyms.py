"""Synonyms: what people write for our keys and values, read in real job files and applications.

Keys are compared in lower case, without spaces, `_` and `-`.
"""

from __future__ import annotations

_KEYS = {
    "title": "position role jobtitle rolename titel titre name roles titles",
    "description": "summary teaser lead abstract",
    "date_posted": "date posted postedon published publishedon opens opendate pubdate dateposted "
    "datepublished",
    "valid_through": "closes closedate closingdate deadline applicationdeadline expires expirydate "
    "expiry expirationdate dateexpires enddate until validuntil validthrough applyby "
    "bewerbungsfrist datelimite",
    "employment_type": "jobtype contracttype employment contract schedule worktype contrat "
    "appointmenttype conditions type",
    "employment_unit": "department team unit division abteilung",
    "job_location": "location locations place places office offices city address joblocation "
    "countrydescription workplacelocation ort",
    "job_location_type": "remote workplace workplacetype locationtype hybrid",
    "applicant_location_requirements": "applicantlocation remotefrom region regions countries "
    "continent",
    "base_salary": "salary pay compensation wage payrange salaryrange rate gehalt",
    "job_start_date": "startdate start starts startingdate",
    "identifier": "id reference ref jobid jobnumber requisition requisitionid referencenumber "
    "jobannouncementnumber guid",
    "hiring_organization": "company employer organization organisation org hiringcompany firma "
    "employeur",
    "status": "state active",
    "apply": "application howtoapply",
    "application_contact": "contact contacts recruiter",
    "job_benefits": "benefits perks offer offers",
    "qualifications": "requirements quals profile",
    "responsibilities": "duties tasks deliverables expectations keyobjectives",
    "skills": "techno technologies",
    "work_hours": "hours workinghours",
    "total_job_openings": "openings vacancies numvacancies positions",
    "occupational_category": "discipline specialty",
    "education_requirements": "education degree",
    "experience_requirements": "experience",
    "job_duration": "duration",
    "min_value": "min minimum salarymin from minsalary",
    "max_value": "max maximum salarymax to maxsalary",
    "value": "amount",
    "unit_text": "unit per period",
    "address_locality": "city town locality",
    "address_region": "region state province",
    "address_country": "country countrycode",
    "postal_code": "zip zipcode postcode plz",
    "street_address": "street address",
    "email": "mail emailaddress mailto",
    "url": "link href",
    "timezone": "tz zone timezones",
    "organization": "company employer organisation org",
    "jobs_dir": "dir folder jobsfolder careersdir path",
}

GUESSES = frozenset(
    "position role name roles titles summary teaser lead abstract employment contract schedule "
    "conditions worktype office offices city address ort place places location locations "
    "joblocation countrydescription workplacelocation remote workplace hybrid region regions "
    "countries continent pay compensation wage rate salary gehalt id reference ref guid "
    "requisition state active application howtoapply contact contacts recruiter offer offers "
    "requirements quals profile expectations deliverables keyobjectives techno technologies hours "
    "positions openings type discipline specialty education degree experience from to unit per "
    "company employer organization organisation org hiringcompany firma employeur period amount "
    "town province street link href mail dir folder path date published start "
    "starts".split()
)
"""Synonyms that can mean something else as well: they are suggested, and never written."""

MEANT_KEYS = {
    (key, synonym): key for key, synonyms in _KEYS.items() for synonym in synonyms.split()
}
"""Our key and a synonym of it."""

_EMAIL, _URL = "apply: {email: ...}", "apply: {url: ...}"
LINES = {
    **dict.fromkeys(
        "email mail emails contactemail applyemail applicationemail jobsemail ohrmcontactemail "
        "ohrmcomtactemail".split(), _EMAIL,
    ),
    **dict.fromkeys(
        "url link applyurl applylink applicationlink applicationurl externalurl workdaylink form "
        "airtableformulaire informationlink".split(), _URL,
    ),
    "subject": "apply: {subject: ...}",
    "materials": "apply: {materials: [...]}",
    "instructions": "apply: {instructions: ...}",
    "howtoapply": "apply: {instructions: ...}",
    "salarymin": "base_salary: {min_value: ...}",
    "minsalary": "base_salary: {min_value: ...}",
    "salarymax": "base_salary: {max_value: ...}",
    "maxsalary": "base_salary: {max_value: ...}",
    "currency": "base_salary: {currency: ...}",
    "remote": "job_location_type: TELECOMMUTE",
    "draft": "status: draft",
    "closed": "status: closed",
    "filled": "status: filled",
    "open": "status: open",
    "posteouvert": "status: open",
    "postouvert": "status: open",
    "posteferme": "status: closed",
    "postepourvu": "status: filled",
    "orgurl": "organization: {url: ...} in the settings",
    "organizationurl": "organization: {url: ...} in the settings",
    "organisationurl": "organization: {url: ...} in the settings",
    "companyurl": "organization: {url: ...} in the settings",
    "companylogo": "organization: {logo: ...} in the settings",
    "sponsorlogo": "organization: {logo: ...} in the settings",
    "logo": "organization: {logo: ...} in the settings",
}  # fmt: skip
"""Keys that people use for what is a value, or a key further in, here."""

SWITCHES = {
    "remote": {"false": "", "no": "", "onsite": "", "fullyonsite": ""},
    "draft": {"false": ""},
    "open": {"true": "", "false": "status: closed"},
    "posteouvert": {"true": "", "false": "status: closed"},
    "postouvert": {"true": "", "false": "status: closed"},
    "closed": {"false": ""},
    "filled": {"false": ""},
    "posteferme": {"false": ""},
    "postepourvu": {"false": ""},
}
"""The same by their values; an empty line says what holds anyway."""

WORDS = {
    "TELECOMMUTE": "remote fullyremote homeoffice home wfh telework telecommuting telecommute "
    "virtual 100remote télétravail",
    "HYBRID": "hybrid partlyremote partiallyremote mixed hybride",
    "FULL_TIME": "fulltime vollzeit tempsplein ft fulltimejob permanentfulltime",
    "PART_TIME": "parttime teilzeit tempspartiel pt",
    "CONTRACTOR": "contract contractor freelance freelancer selfemployed independent indépendant "
    "freiberuflich",
    "TEMPORARY": "temp temporary fixedterm befristet term cdd",
    "INTERN": "intern internship praktikum stage stagiaire trainee",
    "VOLUNTEER": "volunteer voluntary volunteering ehrenamt bénévole",
    "PER_DIEM": "perdiem daily",
    "HOUR": "hour hourly perhour anhour hours hr hrs stunde heure",
    "DAY": "day daily perday aday days tag jour",
    "WEEK": "week weekly perweek aweek weeks wk woche semaine",
    "MONTH": "month monthly permonth amonth months mo monat mois",
    "YEAR": "year yearly annual annually peryear ayear annum perannum years yr yrs pa jahr "
    "jährlich an",
    "PROJECT": "project perproject fixed fixedfee",
    "open": "open active published live searching",
    "draft": "draft unpublished wip",
    "closed": "closed ended expired inactive completed solved resolved",
    "filled": "filled hired taken",
    "always": "on yes true",
    "never": "off no none false",
    "high school": "highschool secondaryschool abitur",
    "associate degree": "associate associates associatedegree associatesdegree",
    "bachelor degree": "bachelor bachelors bachelordegree bachelorsdegree ba bsc bs",
    "professional certificate": "certificate professionalcertificate",
    "postgraduate degree": "master masters mastersdegree masterdegree phd doctorate postgraduate",
    "USD": "$ us$ dollar dollars usdollar usdollars",
    "EUR": "€ euro euros",
    "GBP": "£ pound pounds sterling",
    "JPY": "¥ yen",
    "CHF": "francs sfr",
    "INR": "₹ rupees rs",
}
UNSURE_WORDS = frozenset(
    "$ dollar dollars ¥ pound pounds francs rs rupees contract stage term trainee fixed mixed home "
    "independent schedule permanentfulltime an temp daily virtual taken associate master masters "
    "phd doctorate certificate mo fixedterm befristet cdd".split()
)
"""Words that can stand for something else as well: `$` is also that of Canada."""

COUNTRIES = {
    "usa": "US", "us of a": "US", "u.s.": "US", "u.s.a.": "US", "america": "US", "uk": "GB",
    "u.k.": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "south korea": "KR", "deutschland": "DE", "österreich": "AT",
    "schweiz": "CH", "suisse": "CH", "españa": "ES", "italia": "IT", "the netherlands": "NL",
    "holland": "NL", "brasil": "BR", "russia": "RU", "turkey": "TR", "czech republic": "CZ",
}  # fmt: skip

UNSURE_PLACES = frozenset("georgia jersey congo guinea europe america".split())
"""Names that more than one country, a state, or more than one kind of area goes by."""

TIMEZONES = {
    "eastern": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "et": "America/New_York", "central": "America/Chicago", "cst": "America/Chicago",
    "cdt": "America/Chicago", "ct": "America/Chicago", "mountain": "America/Denver",
    "mst": "America/Denver", "mdt": "America/Denver", "pacific": "America/Los_Angeles",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "cest": "Europe/Berlin", "bst": "Europe/London", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo",
    "gmt": "Europe/London",
}  # fmt: skip

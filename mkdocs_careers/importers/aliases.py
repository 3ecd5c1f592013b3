"""Aliases: what other generators' keys are called here, read in 2,014 jobs of 28 repositories.

Keys are compared in lower case, without spaces, `_` and `-`.
"""

from __future__ import annotations

_ALIASES = {
    "title": "title jobtitle rolename position role pdjobtitle titel titre name headline",
    "description": "description summary lead teaser abstract excerpt subtitle",
    "date_posted": "dateposted posted postedon opens opendate pubdate date published publishedat "
    "publishdate datepublished posteddate",
    "valid_through": "validthrough closes closedate closingdate deadline applicationdeadline "
    "expires expirydate expiry expirationdate dateexpires enddate applyby bewerbungsfrist "
    "datelimite validuntil expiresdate",
    "employment_type": "employmenttype jobtype employment contracttype contrat schedule "
    "appointmenttype worktype conditions",
    "employment_unit": "employmentunit team department division unit abteilung",
    "job_location": "joblocation location locations place places countrydescription ort lieu city",
    "remote": "remote joblocationtype locationtype workplacetype workplace",
    "applicant_location_requirements": "applicantlocationrequirements remotefrom",
    "base_salary": "basesalary salary pay compensation wage gehalt payrange salaryrange rate",
    "base_salary.min_value": "salarymin minsalary minvalue",
    "base_salary.max_value": "salarymax maxsalary maxvalue",
    "base_salary.currency": "currency salarycurrency",
    "base_salary.unit_text": "salaryunit salaryperiod payperiod",
    "job_start_date": "jobstartdate startdate starts startingdate start eintritt",
    "identifier": "identifier jobannouncementnumber jobnumber jobid reference referencenumber "
    "requisition requisitionid ref",
    "organization": "hiringorganization organization organisation company employer org firma",
    "organization.url": "orgurl organizationurl organisationurl companyurl",
    "organization.logo": "logo sponsorlogo companylogo",
    "status": "status state open active draft published closed filled posteouvert postouvert",
    "apply.url": "applyurl applylink applicationlink applicationurl externalurl workdaylink "
    "airtableformulaire applicationform",
    "apply.email": "applyemail contactemail ohrmcontactemail email emails mail applicationemail "
    "jobsemail",
    "apply": "howtoapply apply application bewerbung",
    "apply.subject": "subject emailsubject applysubject",
    "application_contact": "contact contacts recruiter applicationcontact",
    "application_contact.name": "contactname ohrmcontactname recruitername",
    "application_contact.telephone": "phone telephone contactphone telefon",
    "responsibilities": "responsibilities deliverables keyobjectives expectations duties tasks "
    "aufgaben missions",
    "qualifications": "qualifications requirements quals profile profil anforderungen",
    "skills": "skills techno technologies",
    "job_benefits": "jobbenefits benefits offers perks wirbieten",
    "work_hours": "workhours hours workinghours",
    "total_job_openings": "totaljobopenings numvacancies vacancies openings numberofpositions",
    "occupational_category": "occupationalcategory discipline specialty",
    "industry": "industry",
    "job_duration": "jobduration duration",
    "language": "language lang locale",
}  # fmt: skip
ALIASES = {alias: key for key, names in _ALIASES.items() for alias in names.split()}
"""Our key by an alias of it; `remote` and `organization` are read into more than one."""

RANKS = {alias: rank for names in _ALIASES.values() for rank, alias in enumerate(names.split())}
"""Which of several aliases of one key is trusted more: the lower."""

ONLY_IN_LISTS = {"url": "apply.url", "link": "apply.url", "href": "apply.url"}
"""What means the application in a list of jobs, and the page itself in a job's own file."""

OF_GENERATORS = frozenset(
    "layout permalink slug weight menu nav subnav tags categories redirectfrom aliases template "
    "sidebar toc author authors image images lastmod updated modified sitemap weekssopen id "
    "backgroundimage banner eleventynavigation type extra taxonomies lang sectionid".split()
)
"""Keys by which a generator builds pages."""


def plain_key(key: str) -> str:
    """Return a key as keys are compared."""
    return "".join(letter for letter in key.lower() if letter.isalnum())

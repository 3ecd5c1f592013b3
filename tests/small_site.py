"""A small site: its settings, a job that is right and complete, and others with one mistake."""

from __future__ import annotations

SITE = """\
site_name: Example Learning Circles
site_url: https://www.example.org/
plugins:
  - careers:
      organization: {name: Example Learning Circles}
      timezone: America/Chicago
      apply: {email: jobs@example.org}
"""
JOB = """\
---
title: Program Coordinator
date_posted: 2026-11-02
valid_through: 2027-01-15
identifier: PC-1
employment_unit: Community
employment_type: FULL_TIME
job_location:
  street_address: 12 Lantern Street
  address_locality: Chicago
  address_region: IL
  postal_code: "60601"
  address_country: US
base_salary: {currency: USD, value: 52000, unit_text: YEAR}
---

Help learning circles grow across North America, and write down what you see work, so that
others who start a circle in a library near them can build upon it. You travel to two or three
cities a year, you answer the questions of people who lead a circle for the first time, and you
keep our handbook in order. It helps if you have sat in a circle yourself.
"""
SECOND = JOB.replace("Program Coordinator", "Workshop Trainer").replace("PC-1", "WT-1")
TYPO = SECOND.replace("employment_unit", "employement_unit")
"""On line 6."""
WARNED = SECOND.replace("currency: USD, ", "")
TODAY = "2026-11-23"
"""The day on which `JOB` has nothing to note."""

"""A site with everything that hosts may see differently: one folder that each of them builds."""

from __future__ import annotations

from typing import Any

import yaml

from tests.hosts.site import CHICAGO, EMPLOYER, QUIET, SITE_URL, job, page
from tests.hosts.sphinx_site import conf

LONG = "".join(
    f'## Part {number}\n\nYou "look after" circle no. {number}, don\'t forget it, and *write* '
    f"about what you **see** in `notes/{number}.txt`.\n\n- one\n- two\n- three\n\n"
    for number in range(1, 41)
)
BODIES = {
    "plain": "Help learning circles grow. It's a \"big\" thing -- really... and 'small', too.\n",
    # Four spaces: Python-Markdown wants them, and takes fewer for a list that has ended.
    "lists": """\
You will:

- read *papers*, and **mark** them
- write
    - in English
    - in German
- rest

First things first:

1. wake up
2. sleep

A loose list:

- The first item has a paragraph

    and another.

- The second has one.

Later things:

3. begins with three
4. and goes on
""",
    "headings": """\
Words above.

## About you & us

### What you *know*

Words about `code` and "quotes".

### What you don't

#### Deeper

Down here.

## About the work

Done.
""",
    "table": """\
| What | How *much* |
| --- | ---: |
| Books | 12 |
| `Pens` | "many" |

Below the table.
""",
    "code": """\
Run this:

```python
print("it's <here>", 'and -- there')

done = True
```

    indented = "code"

And `x < y && "z"` inline.

> A quotation: "learn, don't wait".
>
> In two paragraphs.

* * *

The end.
""",
    "links": """\
See [the other job](plain.md), [its people](../about.md#people), [the page](../about.md "About"),
[the world](https://example.com/?a=1&b=2), <https://example.org/x>, <jobs@example.org>
and [a mail](mailto:jobs@example.org?subject=Hello%20there).

![A picture](../_static/dot.png "Dot")

[Later]: https://example.com/later
This is [later][Later].
""",
    "umlauts": (
        "Grüße aus Köln, “so” \u2013 «wie» \u2018immer\u2019 … ☕ 日本語 &amp; &nbsp;&mdash; "
        "&lt;tag&gt;.\n"
    ),
    "html": """\
Press <kbd>Enter</kbd>, then <b>wait</b>.<br>
Two spaces{SPACES}
break a line, a backslash \\\\ here does not.

<!-- nobody reads this -->

<div class="box">
<p>Words in a box.</p>
</div>

Escapes: \\*no emphasis\\* and snake_case_words, 2 * 3 * 4.
""".replace("{SPACES}", "  "),
    "odd": """\
- a list
- comes first

## Same

a*b*c snake_case_word **bold*nest*bold** 2*3*4 un_frigging_believable, $50,000 to $60,000

## Same

Words <!-- secret --> here.

---

| a | b |
|---|---|
| <b>x</b><br>y | [l](plain.md) |
| `a` | |

<details>
<summary>More</summary>
<p>Hidden <em>words</em>.</p>
</details>

~~~
plain -- "x"
~~~

## Empty
""",
    "same-title": "# The same-title job\n\nWords below a title of its own.\n",
    "long": LONG,
}
BERLIN = {"address_locality": "Berlin", "address_country": "DE"}
KEYS: dict[str, dict[str, Any]] = {
    "plain": {"job_location_type": "TELECOMMUTE", "job_location": None,
              "applicant_location_requirements": ["US", "CA"]},
    "lists": {"job_location": [CHICAGO, BERLIN], "job_location_type": "HYBRID",
              "employment_type": ["FULL_TIME", "PART_TIME"]},
    "headings": {"description": "It's \"all\" about <headings> & more.", "featured": True},
    "table": {"base_salary": {"currency": "USD", "min_value": 52000, "max_value": 64000,
                              "unit_text": "YEAR", "description": "plus 'travel' days"}},
    "code": {"apply": {"url": "https://apply.example.com/?a=1&b=2",
                       "instructions": "Don't *call*; see [about](../about.md).",
                       "materials": ['a "letter"', "R&D's <code>"]}},
    "links": {"valid_through": "2027-01-15 12:00", "skills": ["C++", "R&D"]},
    "umlauts": {"title": "Köchin „für“ Bücher", "employment_unit": "Küche & Café",
                "job_location": {"address_locality": "Köln", "address_country": "DE"}},
    "html": {"responsibilities": "Teach *well* & don't worry.", "employment_type": "INTERN",
             "job_benefits": ['a "desk"', "tea"]},
    "odd": {},
    "same-title": {"identifier": "ST-1",
                   "education_requirements": {"credential_category": "high school"}},
    "long": {"description": None, "date_posted": "2026-10-01"},
}  # fmt: skip
STATES: dict[str, dict[str, Any]] = {
    "draft": {"status": "draft"},
    "paused": {"status": "paused"},
    "filled": {"status": "filled", "identifier": "ST-1"},
    "over": {"valid_through": "2026-11-09"},
    "scheduled": {"date_posted": "2026-12-01"},
}
UNITS = ("Community", "Research")
CAREERS: dict[str, Any] = {
    "source_dir": "docs",
    "site_url": SITE_URL,
    "timezone": "Europe/Berlin",
    "organization": {
        "name": EMPLOYER, "url": "https://www.example.com", "logo": "_static/dot.png",
        "overview": "We're *small*, \"open\" -- and [here](about.md).\n\n- one\n- two\n",
        "equal_opportunity": "Everybody's welcome.",
    },
    "listing": {"group_by": "employment_unit", "filters": ["employment_type", "job_location"]},
    "notices": {"paused": "Back in *spring*, we're sure."},
    "open_application": {"text": "Write to us, [anyway](about.md)."},
    "feeds": {"atom": True, "rss": True, "json_feed": True, "jobs_json": True, "indeed": True,
              "sitemap": True},
    "rules": {**QUIET, "thin-body": "off", "logo-size": "off"},
}  # fmt: skip
INDEX = """\
Words above the jobs.

<!-- careers:listing -->

## Only interns

<!-- careers:listing {where: {employment_type: INTERN}} -->
"""
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def write_jobs() -> dict[str, str]:
    """Return the job files."""
    found = {}
    for number, (name, body) in enumerate(BODIES.items()):
        unit = {"employment_unit": UNITS[number % 2]}
        keys = {"title": f"The {name} job", "description": f"Words of {name}."} | unit | KEYS[name]
        found[name] = job(body=body, **keys)
    for name, keys in STATES.items():
        found[name] = job(f"The {name} job", employment_unit=UNITS[0], **keys)
    return {f"docs/careers/{name}.md": text for name, text in found.items()}


def write_site(**careers: Any) -> dict[str, str | bytes]:
    """Return the files of the whole site, for each of the hosts."""
    mkdocs = {
        "site_name": "Example", "site_url": SITE_URL, "theme": {"name": "mkdocs"},
        "plugins": ["search", "careers"], "exclude_docs": "*.rst",
    }  # fmt: skip
    return {
        **write_jobs(),
        "careers.yml": yaml.safe_dump(CAREERS | careers, sort_keys=False, allow_unicode=True),
        "mkdocs.yml": yaml.safe_dump(mkdocs),
        "conf.py": conf(language="en", html_static_path=["docs/_static"], myst_heading_anchors=3),
        "docs/_static/dot.png": DOT,
        "docs/index.md": page("Home", "[Work](careers/index.md), [about](about.md)\n", orphan=True),
        "docs/about.md": page(
            "About", "## People\n\nWords.\n\n<!-- careers:listing {limit: 2} -->\n", orphan=True
        ),
        "docs/careers/index.md": page("Work", INDEX, orphan=True),
    }

"""The description: what converters really write, cleaned to what Google reads, no word lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.extensions.emoji import to_svg, twemoji
from pymdownx.slugs import slugify
from pymdownx.superfences import fence_div_format

from mkdocs_careers.model import Apply, Job, Organization
from mkdocs_careers.outputs.description import build_description, clean_html
from mkdocs_careers.outputs.facts import build_facts
from mkdocs_careers.outputs.language import load_language
from tests.strategies import FULL, HOSTILE, MINIMAL, jobs

INLINE = {"strong", "em", "br"}
CONTENT = {
    "p": INLINE, "h2": INLINE, "h3": INLINE, "h4": INLINE, "strong": INLINE, "em": INLINE,
    "ul": {"li"}, "ol": {"li"}, "li": INLINE | {"p", "ul", "ol", "h2", "h3", "h4"}, "br": set(),
    "body": INLINE | {"p", "h2", "h3", "h4", "ul", "ol"},
}  # fmt: skip
"""What may stand in what; also the list of all tags."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {}, "admonition": {}, "attr_list": {}, "def_list": {}, "footnotes": {},
    "md_in_html": {}, "tables": {}, "toc": {"permalink": True},
    "pymdownx.betterem": {}, "pymdownx.caret": {}, "pymdownx.critic": {}, "pymdownx.details": {},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {}, "pymdownx.keys": {}, "pymdownx.magiclink": {}, "pymdownx.mark": {},
    "pymdownx.smartsymbols": {}, "pymdownx.snippets": {},
    "pymdownx.superfences": {
        "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": fence_div_format}]
    },
    "pymdownx.tabbed": {"alternate_style": True, "slugify": slugify(case="lower")},
    "pymdownx.tasklist": {"custom_checkbox": True}, "pymdownx.tilde": {},
}  # fmt: skip


def convert(text: str, *extensions: str, **configs: dict[str, Any]) -> str:
    """Render as a Material site with all its extensions does, or with the given ones only."""
    names = list(extensions or EXTENSIONS)
    html: str = markdown.markdown(
        text, extensions=names, extension_configs={**EXTENSIONS, **configs}, output_format="html"
    )
    return html


def parse(cleaned: str) -> ET.Element:
    """Parse cleaned HTML as XML, which forgives nothing."""
    entities = '<!DOCTYPE body [<!ENTITY nbsp "&#160;">]>'
    text = NOT_XML.sub("", cleaned.replace("<br>", "<br/>"))
    return ET.fromstring(f"{entities}<body>{text}</body>")


def check(cleaned: str) -> None:
    """Hold cleaned HTML to its promises: known tags, no attribute, nothing empty, well nested."""
    assert "<!--" not in cleaned
    for node in parse(cleaned).iter():
        assert node.attrib == {}
        for child in node:
            assert child.tag in CONTENT[node.tag], f"<{child.tag}> in <{node.tag}>"
        if node.tag not in {"br", "body"}:
            assert "".join(node.itertext()).strip(), f"empty <{node.tag}>"


def lines(cleaned: str) -> list[str]:
    """Return the text of the blocks, each with its tag where it is no paragraph."""
    found: list[str] = []

    def say(tag: str, text: str) -> None:
        if text.strip():
            words = " ".join(text.split())
            found.append(words if tag in ("p", "body") else f"{tag}: {words}")

    def visit(node: ET.Element) -> None:
        text = node.text or ""
        for child in node:
            if child.tag in INLINE:
                text += "\n" if child.tag == "br" else "".join(child.itertext())
            else:
                say(node.tag, text)
                text = ""
                visit(child)
            text += child.tail or ""
        say(node.tag, text)

    visit(parse(cleaned))
    return found


CASES: list[tuple[str, str, list[str]]] = [
    ("paragraphs", "One *two*\n**three**.\n\nFour", ["One two three.", "Four"]),
    ("line break", "One  \nTwo", ["One Two"]),
    ("permalinks", "## Duties\n\nText\n\n### Daily", ["h2: Duties", "Text", "h3: Daily"]),
    ("headings", "#### Four\n\n##### Five\n\n###### Six", ["h4: Four", "h4: Five", "h4: Six"]),
    ("headings of the first level", "Text\n\n# Requirements\n\nA degree",
     ["Text", "h2: Requirements", "A degree"]),
    ("links", "See [our site](https://a.org 'Title') and <https://b.org>, a@b.org.",
     ["See our site and https://b.org, a@b.org."]),
    ("buttons", "Text\n\n[Apply](https://a.org){ .md-button .md-button--primary }", ["Text"]),
    ("button in a sentence", "Text [Apply](https://a.org){ .md-button } more", ["Text more"]),
    ("footnotes", "Pay[^1] is fair.\n\n[^1]: By our *scale*.", ["Pay is fair.", "By our scale."]),
    ("table of contents", "[TOC]\n\n## Duties\n\nText", ["h2: Duties", "Text"]),
    ("tabs", '=== "Full time"\n\n    Forty hours\n\n=== "Part time"\n\n    Twenty hours',
     ["Forty hours", "Twenty hours"]),
    ("admonition", '!!! note "Please note"\n\n    Travel is needed.\n\n    * a\n',
     ["Please note", "Travel is needed.", "li: a"]),
    ("inline admonition", '!!! tip inline end ""\n\n    Travel is needed.', ["Travel is needed."]),
    ("details", '??? question "How many days?"\n\n    Five', ["How many days?", "Five"]),
    ("code", "```python\nx = 1\nif x < 2 & 3:\n    y()\n```", ["x = 1 if x < 2 & 3: y()"]),
    ("code with a title", '```python title="job.py"\nx = 1\n```', ["job.py", "x = 1"]),
    ("code with line numbers", '```python linenums="1"\nx = 1\ny = 2\n```', ["x = 1 y = 2"]),
    ("inline code", "Know `a < b` and `#!python x = 1`.", ["Know a < b and x = 1."]),
    ("indented code", "Text\n\n    a\n      b\n", ["Text", "a b"]),
    ("table", "| Day | Hours |\n|:--|--:|\n| Mon | 8 |\n| Tue | |", ["Day Hours", "Mon 8", "Tue"]),
    ("task list", "- [x] a degree\n- [ ] a car", ["li: a degree", "li: a car"]),
    ("definition list", "Duties\n:   Training\n\n:   Travel\n\nPay\n:   Fair",
     ["Duties", "Training", "Travel", "Pay", "Fair"]),
    ("emoji", "We :heart: you :material-account: ☕", ["We you ☕"]),
    ("emoji alone", "Text\n\n:material-account:\n\n- :heart:\n- b", ["Text", "li: b"]),
    ("emoji in a heading", "## :rocket: Duties", ["h2: Duties"]),
    ("comments", "Text <!-- hidden --> more\n\n<!-- careers:listing -->\n\nEnd",
     ["Text more", "End"]),
    ("script and style", "<script>alert(1)</script>\n\n<style>p{}</style>\n\nText", ["Text"]),
    ("frames", '<iframe src="https://a.org">no frames</iframe>\n\nText', ["Text"]),
    ("video", '<video controls><source src="a.mp4">no video</video>\n\nText', ["Text"]),
    ("form", '<form><label>Name <input name="a"></label><button>Go</button></form>\n\nText',
     ["Text"]),
    ("image", "![The team](team.png)\n\nText ![x](y.png) more", ["Text more"]),
    ("figure", '<figure markdown="span">\n![A](a.png)\n<figcaption>Us</figcaption>\n</figure>',
     ["Us"]),
    ("nested lists", "* a\n    1. b\n        * c\n    2. d\n* e\n\n    f",
     ["li: a", "li: b", "li: c", "li: d", "e", "f"]),
    ("abbreviation", "HTML is text.\n\n*[HTML]: HyperText", ["HTML is text."]),
    ("quote", "> One\n>\n> > Two", ["One", "Two"]),
    ("rule", "One\n\n---\n\nTwo", ["One", "Two"]),
    ("marks", "==a== ^^b^^ ~~c~~ H~2~O x^2^ {++d++} ++ctrl+c++ (c) -->",
     ["a b c H2O x2 d Ctrl+C © →"]),
    ("formula", "Know $E = mc^2$.", [r"Know \(E = mc^2\)."]),
    ("diagram", "```mermaid\ngraph LR\n  A --> B\n```", ["graph LR A --> B"]),
    ("blocks of HTML", "<div>One</div><div>Two</div>", ["One Two"]),
    ("markdown in HTML", '<div class="grid cards" markdown>\n\n- One\n- Two\n\n</div>',
     ["li: One", "li: Two"]),
    ("sign in an attribute", '<div title="a > b">Text</div>', ["Text"]),
    ("old tags", "<p><b>a</b> <i>b</i> <font color=red>c</font><center>d</center></p>",
     ["a b c", "d"]),
    ("entities", "R&D &lt;b&gt; &copy; a&nbsp;b 1 < 2", ["R&D <b> © a b 1 < 2"]),
    ("open tags", "<ul><li>a<li>b</ul><p>c", ["li: a", "li: b", "c"]),
    ("nothing", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_clean_html(text: str, expected: list[str]) -> None:
    cleaned = clean_html(convert(text))
    check(cleaned)
    assert lines(cleaned) == expected


@pytest.mark.parametrize("style", ["table", "inline", "pymdownx-inline"])
def test_line_numbers_are_not_in_the_code(style: str) -> None:
    html = convert(
        '```python linenums="1"\nx = 5\ny = 6\n```',
        "pymdownx.superfences",
        "pymdownx.highlight",
        **{"pymdownx.highlight": {"linenums_style": style, "anchor_linenums": True}},
    )
    cleaned = clean_html(html)
    check(cleaned)
    assert lines(cleaned) == ["x = 5 y = 6"]


def test_lines_of_code_stay_lines() -> None:
    assert "x = 1<br>y = 2" in clean_html(convert("```\nx = 1\ny = 2\n```"))


@pytest.mark.parametrize("permalink", [True, "#", "⚓︎"])
def test_any_permalink(permalink: object) -> None:
    html = convert("## Duties", "toc", toc={"permalink": permalink})
    assert clean_html(html) == "<h2>Duties</h2>"


def test_heading_as_a_link_keeps_its_words() -> None:
    html = convert("## Duties", "toc", toc={"anchorlink": True})
    assert clean_html(html) == "<h2>Duties</h2>"


def test_old_tabs() -> None:
    html = convert('=== "A"\n\n    One\n', "pymdownx.tabbed", **{"pymdownx.tabbed": {}})
    assert lines(clean_html(html)) == ["One"]


def test_sphinx() -> None:
    html = (
        '<section id="x"><h2>Duties<a class="headerlink" href="#x" title="Link">¶</a></h2>'
        '<div class="highlight-python notranslate"><div class="highlight"><pre><span></span>'
        '<span class="n">x</span>\n</pre></div></div><p class="rubric">Note</p></section>'
    )
    cleaned = clean_html(html)
    check(cleaned)
    assert lines(cleaned) == ["h2: Duties", "x", "Note"]


def words(html: str) -> list[str]:
    """Return what a browser shows of HTML: its words, in order."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for node in tree.iter():
        if node.tag not in {"a", "code", "em", "span", "strong"}:
            node.text, node.tail = f" {node.text or ''}", f" {node.tail or ''}"
    return re.findall(r"\w+", "".join(tree.itertext()))


MARKDOWN = st.sampled_from(
    ["text", "*a*", "**b**", "\n\n", "\n", "## H", "* i", "    * j", "1. n", "> q", "a | b",
     "\n--- | ---\n", "`c`", "\n```\n", "<b>x</b>", "x<br>y", "&amp;", "<", ">", "\nTerm\n:   d\n",
     "\n\n<blockquote>q</blockquote>\n\n", "\n\n<div>One</div><div>Two</div>\n\n", "![i](i.png)"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["text", " ", "\n", "<b>", "</b>", "<p>", "</p>", "<td>", "<ul>", "<li>", "</ul>", "<h1>",
     "<h2>", "</h1>", "<pre>", "</pre>", "<br>", "&amp;", "<", ">", "<dd>", "<!--", "-->",
     "<script>", "<a ", 'class="headerlink"', "</a>", "<table>", "</table>", "<svg>", "<select>",
     "<template>", *HOSTILE]
)  # fmt: skip


@given(st.lists(MARKDOWN, max_size=15).map(" ".join))
def test_any_markdown(text: str) -> None:
    html = convert(text, "tables", "def_list", "pymdownx.superfences", "md_in_html")
    cleaned = clean_html(html)
    check(cleaned)
    assert words(cleaned) == words(html)


@given(st.text(max_size=40) | st.lists(TAGS, max_size=10).map("".join))
def test_any_html(html: str) -> None:
    """Tags in no order come out well nested; where they then stand is the author's matter."""
    for node in parse(clean_html(html)).iter():
        assert node.tag in CONTENT
        assert node.attrib == {}


def describe(job: Job, body: str = "<p>Text</p>") -> str:
    english = load_language("en")
    return build_description(body, job, build_facts(job, english), english, markdown.markdown)


def test_body_alone_where_nothing_else_is_known() -> None:
    assert describe(Job(path="a.md", title="A", hiring_organization=None)) == "<p>Text</p>"


def test_description_of_a_full_job() -> None:
    cleaned = describe(FULL)
    check(cleaned)
    assert lines(cleaned) == [
        "Text",
        "li: Workplace: At the office or fully remote, as you like",
        "li: Where you may live: United States; Ontario, Canada; the European Union",
        "li: Type of employment: Full time; Contractor",
        "li: Working hours: 35 hours a week",
        "li: Skills: facilitation; community building",
        "li: Qualifications: Fluent English",
        "li: Responsibilities: Run workshops; Answer questions",
        "li: Education: Bachelor degree; or as much practice",
        "li: Experience: At least 24 months; in libraries",
        "li: Experience in place of education: Accepted",
        "li: Benefits: Health insurance; 30 days of holiday",
        "h2: How to apply",
        "No calls, please.",
        "Please send:",
        "li: resume",
        "li: cover letter",
        "li: portfolio link",
        "Email: thepeople@p2pu.org, jobs@p2pu.org Subject: Program Coordinator (PC-2026-1)",
        "h2: About Peer 2 Peer University",
        "Founded in 2009, we run learning circles.",
        "h2: Equal opportunity",
        "We are an equal opportunity employer.",
    ]


def test_confidential_employer_is_not_described() -> None:
    secret = Organization(
        "confidential", overview="Peer 2 Peer University", equal_opportunity="Yes."
    )
    text = describe(replace(MINIMAL, hiring_organization=secret))
    assert "Peer" not in text
    assert "About" not in text
    assert "Equal opportunity" in text


def test_application_by_form_alone_has_no_empty_heading() -> None:
    text = describe(replace(MINIMAL, apply=Apply(url="https://a.org")))
    assert "How to apply" not in text


@given(jobs())
def test_description_of_any_job(job: Job) -> None:
    check(describe(job))

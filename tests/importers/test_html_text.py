"""HTML text: Markdown that reads well, and out of which nothing can run."""

from __future__ import annotations

import re

import html5lib
import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_careers.importers.html_text import to_markdown


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>About</h1><h3>Us</h3><p>We&nbsp;teach.</p>", "## About\n\n#### Us\n\nWe teach."),
        ("<h4><strong>About</strong></h4><h2></h2><p></p>x", "## About\n\nx"),
        ("<p>You:</p><ul><li><p>a</p></li><li>b</li></ul>", "You:\n\n- a\n- b"),
        ("<p>You:<ul><li>a<ul><li>b</li></ul></li></ul>", "You:\n\n- a\n    - b"),
        ("<ol><li>a</li><li></li><li>b</li></ol>", "1. a\n2. b"),
        ("a<br>b<br><br><br>c", "a  \nb\n\nc"),
        ("<b>a</b><b>b</b> <i><b> c </b></i>", "**ab** ***c***"),
        ('<a href="https://example.org/a_b?c=1&amp;d=2">it</a>',
         "[it](https://example.org/a_b?c=1&d=2)"),
        ('<a href="https://example.org/">https://example.org/</a>', "<https://example.org/>"),
        ('<a href="mailto:jobs@example.org">jobs@example.org</a>', "<jobs@example.org>"),
        ('<a href="/jobs/1">one</a><a href="/x"></a><a>two</a>', "[one](/jobs/1)two"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://a.example/)<script>">x</a>', "[x](https://a.example/%29%3Cscript%3E)"),
        ("snake_case, 5*6*7, _x_, [m/w/d]", r"snake_case, 5\*6\*7, \_x\_, \[m/w/d\]"),
        ("a &lt;b&gt; &amp;lt; R&amp;D", "a &lt;b> &amp;lt; R&D"),
        ("<p># 1</p><p>- 2</p><p>3. 4</p><p>.NET</p><p>-5</p><p>2026 x</p>",
         "\\# 1\n\n\\- 2\n\n3\\. 4\n\n.NET\n\n-5\n\n2026 x"),
        ("{{ config }} {: onclick=x }", "&#123;&#123; config }} &#123;: onclick=x }"),
        ("<script>x</script><style>y</style><form>z</form><section>a</section><section>b</section>",
         "a\n\nb"),
        ("<p>C#, a - b and 50 % &gt; 40 %</p>", "C#, a - b and 50 % > 40 %"),
        ("", ""),
    ],
)  # fmt: skip
def test_it_reads_as_if_written_by_hand(html: str, text: str) -> None:
    assert to_markdown(html) == text


_PIECES = st.sampled_from(
    """<p> </p> <ul> <li> </li> </ul> <b> </b> <a_href="x"> </a> <br> <h1> </h1> <pre> </pre>
    <code> <table><tr><td> </td></tr></table> <blockquote> </blockquote> <div> &lt; &gt; &amp; < >
    script iframe onclick=alert(1) onerror=x &lt;script&gt;alert(1)&lt;/script&gt; javascript:x
    &lt;img_src=x_onerror=alert(1)&gt; <a_href="javascript&amp;colon;alert(1)"> ``` ` ~~~ {: }
    <a_href="x)&lt;img_src=x_onerror=y&gt;"> [x](javascript:alert(1)) [x]: javascript:alert(1)
    ![x](x) &amp;lt;script&amp;gt; &#60;script&#62; \\ \\&lt; ) ( [ ] " ' * ** _ # - 1. | = : !!!
    &amp;#106;avascript:x &lt;!-- --&gt; &lt;?x &lt;/p&gt; &nbsp; &#2;""".split()
).map(lambda piece: piece.replace("_", " ")) | st.sampled_from([" ", "\n", "\n\n", "\n    ", "x"])


def risks(text: str) -> list[str]:
    """Return what could run in the page that Python-Markdown makes of a text."""
    page = markdown.markdown(
        text, extensions=["attr_list", "tables", "fenced_code", "def_list", "md_in_html", "toc"]
    )
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for element in tree.iter():
        if element.tag in {"script", "iframe", "img", "style", "object", "form", "svg"}:
            found.append(element.tag)
        for name, value in element.attrib.items():
            plain = re.sub(r"[\s\x00-\x20]", "", value).lower()
            if str(name).lower().startswith("on") or plain.startswith("javascript:"):
                found.append(f"{name}={value}")
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
@example("<p>a</p><pre>\n\n&lt;script&gt;alert(1)&lt;/script&gt;</pre>")
@example("<h2>x {: onclick=alert(1) }</h2>")
@example("<p>*x*{: onclick=alert(1) }</p>")
@example("<p>\\&lt;script&gt;</p>")
def test_nothing_runs_that_came_from_the_source(html: str) -> None:
    assert risks(to_markdown(html)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_converted(html: str) -> None:
    assert risks(to_markdown(html)) == []


def test_elements_in_one_another_without_end_leave_their_words() -> None:
    assert to_markdown("<div><b>" * 3000 + "word") == "word"

"""Logos: which files tell which size, and what is said of an employer's, wherever one asks."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.cli import main
from mkdocs_careers.image_size import ImageSize, read_image_size
from mkdocs_careers.rules.logo import find_logo_file, logo_problems, size_problems
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.site_check import read_head
from tests.hosts.site import HOSTS, build, config, job, write_files
from tests.images import gif, jpeg, png, svg, webp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BODY = "Help learning circles grow across North America, and write about it. " * 3

# Sizes

RASTER: dict[str, Callable[[int, int], bytes]] = {
    "png": png,
    "gif": gif,
    "jpeg": jpeg,
    "jpeg with a profile": lambda w, h: jpeg(w, h, b"Exif\0\0" + b"\xff\xc0" * 20_000, b"x" * 9),
    "VP8 ": lambda w, h: webp("VP8 ", w, h),
    "VP8L": lambda w, h: webp("VP8L", w, h),
    "VP8X": lambda w, h: webp("VP8X", w, h),
}


@pytest.mark.parametrize("make", RASTER.values(), ids=RASTER)
@given(st.integers(1, 16_383), st.integers(1, 16_383))
def test_size_of_a_picture(make: Callable[[int, int], bytes], width: int, height: int) -> None:
    assert read_image_size(make(width, height)) == ImageSize(width, height)
    assert read_image_size(make(width, height)[:9]) is None


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (svg('width="256" height="128"'), ImageSize(256, 128)),
        (svg("width='256px' height='1in'"), ImageSize(256, 96)),
        (svg('viewBox="0 0 24 24"'), ImageSize(24, 24, scales=True)),
        (svg('width="100%" height="100%" viewBox="0,0,300,100"'), ImageSize(300, 100, scales=True)),
        (svg('height="2em" viewBox="-5 -5 30 10.5"'), ImageSize(30, 10.5, scales=True)),
        (svg('stroke-width="3" data-height="4" width="9" height="9"'), ImageSize(9, 9)),
        (svg('width="9"\n height="9"', '<?xml version="1.0"?>\n<!-- <svg width="1"> -->\n'),
         ImageSize(9, 9)),
        (b"\xef\xbb\xbf" + svg('width="9" height="9"'), ImageSize(9, 9)),
        (b"<svg:svg xmlns:svg='x' width='9' height='9'/>", ImageSize(9, 9)),
        (svg(""), None),
        (svg('width="9"'), None),
        (svg('width="0" height="0"'), None),
        (svg('viewBox="0 0 nan 1"'), None),
        (svg('viewBox="0 0 inf 1"'), None),
        (svg('viewBox="0 0 1"'), None),
        (svg('width="-5" height="5"'), None),
        (b"<svg width='9' height='9'", None),
        (b"<html><svgs width='9' height='9'>", None),
        (b"", None),
        (b"BM" + bytes(40), None),
        (png(0, 5), None),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), None),
        (b"\xff\xd8\xff\xda" + bytes(20), None),
        (b"\xff\xd8\xff\xe0\0\0" + b"\xff\xe0\0\0" * 100_000, None),
        (b"\xff\xd8" + b"\xff" * 500_000, None),
        (b"<svg " * 100_000, None),
        (b"<!--" * 100_000, None),
        (b"<svg " + b"width = " * 60_000 + b">", None),
    ],
)  # fmt: skip
def test_size_of_other_files(data: bytes, size: ImageSize | None) -> None:
    assert read_image_size(data) == size


@given(st.sampled_from([make(300, 200) for make in RASTER.values()]), st.data())
def test_broken_files(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data)))
    junk = draw.draw(st.binary(max_size=40))
    size = read_image_size(data[:at] + junk + data[at + len(junk) :])
    assert size is None or (size.width > 0 and size.height > 0)


@given(st.binary(max_size=200))
def test_any_file(data: bytes) -> None:
    read_image_size(data)
    read_image_size(b"<svg " + data + b">")


# What is said


def said(width: float, height: float, *, scales: bool = False) -> str:
    problems = list(size_problems(("organization", "logo"), ImageSize(width, height, scales)))
    assert len(problems) <= 1
    return problems[0].message.partition(" is ")[2] if problems else ""


def test_size_and_shape() -> None:
    assert said(112, 112) == ""
    assert said(112, 149) == ""
    assert said(400, 160) == ""
    assert said(111, 112) == "111 by 112 pixels: too small for Google."
    assert said(1000, 399) == "1,000 by 399 pixels: too wide for Google."
    assert said(200, 267) == "200 by 267 pixels: too narrow for Google."
    assert said(600, 100) == "600 by 100 pixels: too small and too wide for Google."
    assert said(24, 24, scales=True) == ""
    assert said(24, 8, scales=True) == "24 by 8: too wide for Google."


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_the_shape_does_not_depend_on_the_scale(width: float, height: float) -> None:
    large = ("too wide" in said(width, height), "too narrow" in said(width, height))
    assert large == tuple(
        f"too {w}" in said(width, height, scales=True) for w in ("wide", "narrow")
    )


@pytest.mark.parametrize(
    ("logo", "path"),
    [
        ("assets/logo.png", "assets/logo.png"), ("/assets/logo.png", "assets/logo.png"),
        ("./a/../logo.png", "logo.png"), ("assets/my%20logo.png", "assets/my logo.png"),
        ("logo.svg?v=3#x", "logo.svg"), ("../logo.png", None), ("a/../../logo.png", None),
        ("https://example.org/logo.png", None), ("http://example.org/logo.png", None),
        ("//example.org/logo.png", None), ("data:image/png;base64,AA==", None),
    ],
)  # fmt: skip
def test_which_logos_are_files(logo: str, path: str | None) -> None:
    assert find_logo_file(logo) == path


def test_every_employer_but_the_confidential() -> None:
    settings = read_settings(
        {"organization": {"name": "A", "logo": "HTTP://example.org/a.png"},
         "organizations": {"b": {"name": "B", "logo": "b.png"}, "c": {"name": "C"},
                           "d": {"name": "confidential", "logo": "d.png"},
                           "e": {"name": "E", "logo": "https://example.org/e.png"}}}
    ).settings  # fmt: skip
    problems = list(logo_problems(settings, lambda _: None))
    assert [(p.code.code, p.path) for p in problems] == [
        ("logo-not-https", ("organization", "logo")),
        ("missing-logo", ("organizations", "b", "logo")),
    ]
    assert problems[0].hint == "write `https://example.org/a.png`"


def test_first_bytes_of_what_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "large.png").write_bytes(png(300, 300) + bytes(3_000_000))
    os.mkfifo(tmp_path / "pipe.png")
    assert len(read_head(tmp_path / "large.png") or b"") < 1_000_000
    for name in ("none.png", "pipe.png", ".", "a\0b.png", "x" * 5_000):
        assert read_head(tmp_path / name) is None


# In the command and in builds


def site(folder: Path, logo: str, **files: bytes) -> Path:
    employer = {"name": "Example Learning Circles", "logo": logo}
    quiet = {"incomplete-posting": "off", "incomplete-address": "off"}
    theme = {"name": "mkdocs", "custom_dir": "overrides"}
    settings = {"organization": employer, "rules": quiet}
    more: dict[str, str | bytes] = {"overrides/img/theme.png": png(20, 20)}
    more |= {"docs/careers/a.md": job(body=BODY), "mkdocs.yml": config(theme, settings)}
    return write_files(folder, more | {f"docs/assets/{k}": v for k, v in files.items()})


def checked(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    options = ["--config", str(folder / "mkdocs.yml"), "--as-of", "2026-11-10", "--format", "json"]
    report = CliRunner().invoke(main, ["check", *options, *arguments])
    found: list[dict[str, Any]] = json.loads(report.stdout)["diagnostics"]
    return found


CASES = [
    ("assets/logo.png", {"logo.png": png(300, 300)}, None),
    ("/assets/logo.png", {"logo.png": png(90, 90)}, "logo-size"),
    ("assets/logo.svg", {"logo.svg": svg('viewBox="0 0 24 24"')}, None),
    ("assets/logo.png", {"logo.png": b"no picture"}, None),
    ("logo.png", {"logo.png": png(300, 300)}, "missing-logo"),
    ("img/theme.png", {}, "logo-size"),
    ("http://example.org/logo.png", {}, "logo-not-https"),
    ("../assets/logo.png", {}, None),
]


@pytest.mark.parametrize(("logo", "files", "code"), CASES)
def test_command(tmp_path: Path, logo: str, files: dict[str, bytes], code: str | None) -> None:
    found = checked(site(tmp_path, logo, **files))
    assert [d["code"] for d in found] == ([code] if code else [])
    for d in found:
        line = (tmp_path / "mkdocs.yml").read_text().splitlines()[d["line"] - 1]
        assert line[d["column"] - 1 : d["end_column"] - 1] == logo


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("logo", "files", "code"), CASES)
def test_build(
    tmp_path: Path, host: str, logo: str, files: dict[str, bytes], code: str | None
) -> None:
    result = build(site(tmp_path, logo, **files), host=host)
    assert re.findall(r"\[([a-z-]*logo[a-z-]*)\]", result.log) == ([code] if code else [])
    assert result.code == bool(code)


MADE = """\
from mkdocs.structure.files import File

def on_files(files, config):
    files.append(File.generated(config, "assets/made.png", content={data!r}))
"""


@pytest.mark.parametrize(("size", "code"), [((300, 300), None), ((30, 30), "logo-size")])
def test_a_logo_that_a_plugin_makes(
    tmp_path: Path, size: tuple[int, int], code: str | None
) -> None:
    site(tmp_path, "assets/made.png")
    (tmp_path / "made.py").write_text(MADE.format(data=png(*size)))
    with (tmp_path / "mkdocs.yml").open("a") as file:
        file.write("hooks: [made.py]\n")
    result = build(tmp_path)
    assert ("missing-logo" in result.log) is False
    assert (f"warning[{code}]" in result.log) is bool(code)
    assert [d["code"] for d in checked(tmp_path)] == ["missing-logo"]


def test_a_logo_that_is_left_out_of_the_site(tmp_path: Path) -> None:
    site(tmp_path, "assets/logo.png", **{"logo.png": png(300, 300)})
    with (tmp_path / "mkdocs.yml").open("a") as file:
        file.write("exclude_docs: assets/\n")
    assert "warning[missing-logo]" in build(tmp_path).log

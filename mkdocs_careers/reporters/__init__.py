"""Reporters: one diagnostic, many formats. Each is a pure function to text."""

from mkdocs_careers.reporters.concise import render_concise, render_line
from mkdocs_careers.reporters.full import render_full, render_one
from mkdocs_careers.reporters.json import render_json
from mkdocs_careers.reporters.summary import render_summary

__all__ = [
    "render_concise",
    "render_full",
    "render_json",
    "render_line",
    "render_one",
    "render_summary",
]

"""The door for Sphinx: `extensions = ["mkdocs_careers.sphinxext"]` in `conf.py`."""

from mkdocs_careers.hosts.sphinx import setup

__all__ = ["setup"]

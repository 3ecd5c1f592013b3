"""What hosts have of their own: keys of front matter that pass unchecked, and names of files."""

from __future__ import annotations

SHARED = frozenset({"title", "description", "status"})
"""Keys that hosts have too; where a job file has them they are the job's."""

MKDOCS = frozenset(
    # MkDocs and Material for MkDocs, then its tags, social and search plugins
    "template hide icon subtitle robots meta comments search tags social social_image image boost "
    # git-revision-date-localized, rss, redirects, awesome-nav, macros, exclude-search
    "git_revision_date git_creation_date revision_date rss redirects redirect nav_title "
    "ignore_macros render_macros nav no_comments toc_depth og_image twitter_image alternate "
    "hide_title page_css page_js extra_css extra_javascript css_class".split()
)

SPHINX = frozenset(
    # MyST, Sphinx's own file-wide metadata, then sphinxext-opengraph and Furo
    "orphan nosearch tocdepth no-search myst html_meta jupytext kernelspec substitutions "
    "mystnb file_format sd_hide_title html_theme html_theme.sidebar_secondary.remove tags "
    "og:title og:type og:description og:image og:url og:image:alt sidebar-toc hide-toc "
    "hide-navigation hide-edit-this-page numbering".split()
)

MARKDOWN_FILES = (".md",)
"""What the names of a site's documents end with, and so those of jobs."""
SPHINX_FILES = (".md", ".rst")
"""The same under Sphinx."""

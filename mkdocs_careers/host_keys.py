"""Front-matter keys that belong to the hosts, their themes and common plugins, and pass unchecked.

`title`, `description` and `status` are shared: a job has them too, and its meaning holds.
"""

from __future__ import annotations

MKDOCS = frozenset(
    # MkDocs and Material for MkDocs, then its tags, social, search and blog plugins
    "template hide icon subtitle robots meta comments search tags social social_image image "
    "authors author date categories links slug draft readtime pin boost exclude "
    # mkdocs-git-revision-date-localized, rss, redirects, awesome-nav, macros, exclude-search
    "git_revision_date git_creation_date revision_date rss redirects redirect nav_title order "
    "ignore_macros render_macros hidden nav weight no_comments disqus toc_depth "
    "og_image twitter_image keywords canonical lang alternate localization "
    "hide_title page_css page_js extra_css extra_javascript css_class".split()
)

SPHINX = frozenset(
    # MyST, Sphinx's own file-wide metadata, then ABlog and sphinxext-opengraph
    "orphan nosearch tocdepth no-search myst html_meta jupytext kernelspec substitutions "
    "mystnb file_format html_theme.sidebar_secondary.remove sd_hide_title html_theme blogpost "
    "date author category tags location og:title og:type og:description og:image og:url "
    "og:image:alt layout sidebar-toc hide-toc hide-navigation hide-edit-this-page "
    "parent abstract numbering".split()
)

"""The example as a Sphinx site: `sphinx-build -c . docs OUT`."""

project = "Peer 2 Peer University (demonstration)"
html_title = project
html_baseurl = "https://careers.example.org/"
language = "en"

extensions = ["mkdocs_careers.sphinxext"]  # its settings stand in careers.yml, as for MkDocs

exclude_patterns = ["index.md"]  # index.rst includes it, and adds what leads to the other pages

html_theme = "furo"
html_static_path = ["docs/_static"]
html_logo = html_favicon = "docs/_static/logo.png"

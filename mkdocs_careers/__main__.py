"""`python -m mkdocs_careers` is `mkdocs-careers`."""

from mkdocs_careers.cli import main

if __name__ == "__main__":
    main(prog_name="mkdocs-careers")

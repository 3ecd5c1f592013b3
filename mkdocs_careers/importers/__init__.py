"""Importers: other people's job data, turned into job files of ours."""

"""The outputs: what pages and machines get of a job. Pure functions and templates."""

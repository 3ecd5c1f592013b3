"""The hosts: thin adapters from a site generator's objects to the core."""

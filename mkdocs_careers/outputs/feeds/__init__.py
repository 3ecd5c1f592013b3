"""Feeds: the open jobs of a site, for readers and machines elsewhere; one module per format."""

"""Benchmarks: what the plugin and the command cost, measured in child processes."""

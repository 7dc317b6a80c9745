"""The commands: `run` of a module is one, and in `catalogues` each function of that name.

Its docstring is its help. It takes a `Session` and its own options and returns an answer; it
neither prints nor exits.
"""

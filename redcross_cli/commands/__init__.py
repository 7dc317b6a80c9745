"""The commands: `run`, or in `catalogues` a function, is one, and its docstring the help.

It takes a `Session` and its own options and returns an answer; it neither prints nor exits.
"""

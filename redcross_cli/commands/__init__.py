"""The commands, one module each: `run` is the command, its docstring the help.

`run` takes a `Session` and its own options and returns an answer; it neither
prints nor exits. To add a command, add its module and its name in `cli.COMMANDS`.
The four that list what facts refer to are alike, and so functions of `catalogues`.
"""

"""`python -m redcross_cli`: the same as the command `redcross`."""

from redcross_cli.cli import main

if __name__ == "__main__":
    main()

"""Where a run begins, as `redcross` and as `python -m redcross_cli`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit."""
    try:
        gc.disable()  # what is imported stays: looking through it for garbage takes milliseconds
        from redcross_cli.cli import main as run

        gc.freeze()
        gc.enable()
        run()
    except KeyboardInterrupt:  # while importing; later Typer sees to it
        sys.exit(130)


if __name__ == "__main__":
    main()

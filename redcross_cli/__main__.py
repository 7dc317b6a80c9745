"""Where a run begins, as `redcross` and as `python -m redcross_cli`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line and exit."""
    gc.disable()  # what is imported stays: looking through it for garbage takes milliseconds
    from redcross_cli.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()

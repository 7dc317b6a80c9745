"""Where a run begins, as `redcross` and as `python -m redcross_cli`."""

import gc
import signal
import sys


def main() -> None:
    try:
        for name in ("SIGTERM", "SIGHUP"):  # at which Python ends without cleaning up
            number = getattr(signal, name, signal.SIGTERM)  # Windows knows no SIGHUP
            if signal.getsignal(number) == signal.SIG_DFL:  # or else nohup ignores it
                signal.signal(number, lambda number, _: sys.exit(128 + number))
        gc.disable()  # what is imported stays: looking through it for garbage takes milliseconds
        from redcross_cli.cli import main as run

        gc.freeze()
        gc.enable()
        run()
    except KeyboardInterrupt:  # while importing; later Typer sees to it
        sys.exit(130)


if __name__ == "__main__":
    main()

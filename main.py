"""HearingDesk. With a command it does the work and stops; with nothing, or a case file, it opens the window."""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Run a command or the window; returns the exit status."""
    if arguments == ["--work"]:  # the program as one file, started by itself to work aside
        from hearingdesk.working import child

        child.leave(child.main())
    if arguments and not arguments[0].endswith(".hearing"):
        from hearingdesk.commands.run import run

        return run(arguments)
    from ui.app import run as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

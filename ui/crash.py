"""What becomes of an exception nobody caught: a sentence if it was made for people, else the crash dialog."""

from __future__ import annotations

import platform
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as pyside
from PySide6.QtCore import QObject, Qt, Signal

from hearingdesk import __version__, logs
from hearingdesk.errors import HearingDeskError


class Crashes(QObject):
    """Takes over sys.excepthook, where Qt sends what slots raise, and the hook of threads."""

    _raised = Signal(object)

    def __init__(
        self,
        tell: Callable[[str], object],
        show: Callable[[str], object],
        parent: QObject | None = None,
        explain: Callable[[BaseException], bool] = lambda _error: False,
    ) -> None:
        """`tell` says a sentence; `show` shows the details of a bug; `explain` is asked first: did it say it?"""
        super().__init__(parent)
        self._tell, self._show, self._explain = tell, show, explain
        self._busy = False
        self._raised.connect(self.handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def caught(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """An exception reached the top, in whatever thread."""
        if error is None or issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if not isinstance(error, HearingDeskError):
            _report(error)
        self._raised.emit(error)

    def handle(self, error: BaseException) -> None:
        """Say it, on the screen's thread. A second one while the first is told is only printed and logged."""
        if self._busy:
            return
        self._busy = True
        try:
            if self._explain(error):
                return
            if isinstance(error, HearingDeskError):
                self._tell(str(error))
            else:
                self._show(details(error))
        finally:
            self._busy = False


def details(error: BaseException) -> str:
    """What whoever mends it needs: versions, and the way through the code. Messages stay out: they quote the case."""
    program = f"HearingDesk {__version__}, Python {platform.python_version()}, PySide6 {pyside}"
    return f"{program}, {platform.platform()}\n\n{logs.trace(error)}\n"


def _report(error: BaseException) -> None:
    """Log it, and print it where there is somewhere to print: the desktop keeps what a program prints."""
    logs.failure(error)
    if sys.stderr is not None:
        sys.stderr.write(details(error))

"""PySide6 6.12.0 takes a reference from None at each call that returns it: Python before 3.12 dies of it
(PYSIDE-3474). The pins in requirements.txt keep it out; this test says so when they no longer do."""

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QCoreApplication, QTimer
app = QCoreApplication([])
timer = QTimer()
for _ in range(20_000):
    timer.stop()
print("survived", flush=True)
"""


def test_qt_survives_twenty_thousand_calls_that_return_none():
    child = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CALLS], capture_output=True, text=True, timeout=120
    )
    assert (child.returncode, child.stdout.strip()) == (0, "survived"), child.stderr

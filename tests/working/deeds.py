"""What a child is told to do in tests: well, badly, and for ever. Run in the child, never in a test."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path
from typing import Any

from hearingdesk import words
from hearingdesk.errors import Unreadable
from hearingdesk.working.child import Told


def double(arguments: dict[str, Any], told: Told) -> Any:
    for n in range(arguments["n"]):
        told(n, arguments["n"], "Doubling")
        told.item(2 * n)
    return {"sum": arguments["n"], "qt": [name for name in sys.modules if name.startswith("PySide6")]}


def say_back(arguments: dict[str, Any], told: Told) -> Any:
    return arguments["words"]


def language(arguments: dict[str, Any], told: Told) -> Any:
    return words.language()


def print_too(arguments: dict[str, Any], told: Told) -> Any:
    sys.stdout.write("a library talks\n")
    sys.stdout.flush()
    os.write(1, b"so does C\n")
    return "done"


def hang(arguments: dict[str, Any], told: Told) -> Any:
    Path(arguments["mark"]).write_text(str(os.getpid()))
    told.item("begun")
    time.sleep(600)


def busy_for_ever(arguments: dict[str, Any], told: Told) -> Any:
    while True:
        told.item("again")
        time.sleep(0.02)


def eat(arguments: dict[str, Any], told: Told) -> Any:
    eaten = []
    for n in range(1000):
        eaten.append(bytearray(10_000_000))
        told(n, 1000, "Eating")
    return len(eaten)


def crash(arguments: dict[str, Any], told: Told) -> Any:
    told.item("before")
    ctypes.string_at(0)


def give_up(arguments: dict[str, Any], told: Told) -> Any:
    os._exit(3)


def refuse(arguments: dict[str, Any], told: Told) -> Any:
    raise Unreadable("The words mean nothing.")


def stumble(arguments: dict[str, Any], told: Told) -> Any:
    return [][1]


def talk_nonsense(arguments: dict[str, Any], told: Told) -> Any:
    told._out.write(arguments["bytes"].encode("latin-1"))
    told._out.flush()
    time.sleep(600)


def start_another(arguments: dict[str, Any], told: Told) -> Any:
    import subprocess

    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    told.item(child.pid)
    time.sleep(600)


def stay(arguments: dict[str, Any], told: Told) -> Any:
    def do(ask: dict[str, Any]) -> None:
        told.item({"begun": ask["n"]})
        if ask.get("busy"):
            end = time.monotonic() + ask["busy"]
            while time.monotonic() < end:
                try:
                    sum(range(1000))
                except Exception:  # what gets over failures must not get over being superseded
                    continue
        told.item({"done": ask["n"]})

    told.serve(do)


def give_bytes(arguments: dict[str, Any], told: Told) -> Any:
    for size in arguments["sizes"]:
        told.give(bytes(n % 251 for n in range(size)))
    return len(arguments["sizes"])


def give_half(arguments: dict[str, Any], told: Told) -> Any:
    told._out.write(b'["bytes", 1000]\nonly this')
    told._out.flush()
    os._exit(4)

"""What this machine says about its disks and folders. Tests describe other machines in the same words."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

_ESCAPED = re.compile(r"\\([0-7]{3})")
_IS_LOCAL = 0x1000  # macOS: MNT_LOCAL of a mounted file system


@dataclass(frozen=True, slots=True)
class Mount:
    """What a folder belongs to: where it is mounted, its file system, whether it can be pulled out."""

    point: str
    type: str  # as the system calls it; "remote" where it says no more than that
    device: str = ""  # Linux: "8:17"
    removable: bool = False


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine as the judgement of places needs it."""

    platform: str  # linux, win32, darwin
    home: PurePath
    environment: Mapping[str, str]
    names: Callable[[PurePath], frozenset[str]]  # what lies in a folder; nothing where it cannot be read
    read: Callable[[PurePath], str]  # a small text file; "" where it cannot be read
    mount: Callable[[PurePath], Mount | None]


def this_machine() -> Machine:
    """The machine the program runs on."""
    asked = {"win32": _windows_mount, "darwin": _mac_mount}.get(sys.platform, _linux_mount)
    return Machine(sys.platform, Path.home(), os.environ, _names, _read, asked)


def mounted(table: str, path: PurePath) -> Mount | None:
    """The line of a Linux mount table (/proc/self/mountinfo) that a path belongs to; the last one laid over it."""
    found: Mount | None = None
    for line in table.splitlines():
        head, _dash, tail = line.partition(" - ")
        fields, kind = head.split(), tail.split()
        if len(fields) < 5 or not kind:
            continue
        point = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[4])
        if path.is_relative_to(PurePosixPath(point)) and (not found or len(point) >= len(found.point)):
            found = Mount(point, kind[0], fields[2])
    return found


def is_running(process: int) -> bool:
    """Is there a process of this number on this machine?"""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x00100000, False, process)  # SYNCHRONIZE
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _names(folder: PurePath) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def _read(path: PurePath) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(1 << 20)
    except OSError:
        return ""


def _linux_mount(path: PurePath) -> Mount | None:
    found = mounted(_read(PurePosixPath("/proc/self/mountinfo")), path)
    if found is None:
        return None
    device = PurePosixPath("/sys/dev/block", found.device)  # a partition says it of itself, or its disk does
    removable = any(_read(device / name).strip() == "1" for name in ("removable", "../removable"))
    return Mount(found.point, found.type, found.device, removable)


def _windows_mount(path: PurePath) -> Mount | None:
    import ctypes

    root = path.anchor
    sort = ctypes.windll.kernel32.GetDriveTypeW(root) if sys.platform == "win32" else 0
    return Mount(
        root, {4: "remote"}.get(sort, "fixed"), removable=sort in (2, 5)
    )  # 2: stick or card, 5: disc


def _mac_mount(path: PurePath) -> Mount | None:
    import ctypes
    import platform

    class FileSystem(ctypes.Structure):
        """`struct statfs` with 64-bit inodes, sys/mount.h."""

        _fields_ = (
            ("sizes", ctypes.c_uint32 * 2),
            ("blocks", ctypes.c_uint64 * 5),
            ("id", ctypes.c_int32 * 2),
            ("owner_and_type", ctypes.c_uint32 * 2),
            ("flags", ctypes.c_uint32),
            ("subtype", ctypes.c_uint32),
            ("name", ctypes.c_char * 16),
            ("point", ctypes.c_char * 1024),
            ("source", ctypes.c_char * 1024),
            ("more", ctypes.c_uint32 * 8),
        )

    library = ctypes.CDLL(None)
    ask = library["statfs" if platform.machine() == "arm64" else "statfs$INODE64"]
    told = FileSystem()
    if ask(os.fsencode(path), ctypes.byref(told)):
        return None
    kind = told.name.decode() if told.flags & _IS_LOCAL else "remote"
    return Mount(os.fsdecode(told.point), kind)

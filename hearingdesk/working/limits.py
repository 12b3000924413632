"""What a process that works aside may take: seconds, and memory where the system holds it to that.

Memory: on Linux the kernel refuses more (RLIMIT_DATA, RLIMIT_AS); on Windows a job object does; on macOS, where neither
is to be had, the process looks at what it took five times a second and ends itself.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

_MAPPED = (
    1_000_000_000  # bytes of address space beside what holds data: programs, libraries, stacks of threads
)
_LOOK = 0.2  # seconds between two looks at the memory taken
FULL = 77  # the exit status of a process that took more memory than it may


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a task may say nothing, how long it may take in all (seconds), how much memory (bytes)."""

    silence: float = 60.0
    total: float = 3600.0
    memory: int = 1_000_000_000


def hold(memory: int) -> None:
    """Hold this process, and those it starts, to so many bytes from now on. For the child alone."""
    if sys.platform == "win32":
        _hold_by_job(memory)
    elif sys.platform == "darwin":
        threading.Thread(target=_watch, args=(memory,), daemon=True).start()
    else:
        import resource

        for what, most in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_AS, memory + _MAPPED)):
            hard = resource.getrlimit(what)[1]
            room = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with suppress(ValueError, OSError):  # a system that has no such limit
                resource.setrlimit(what, (room, hard))


def _watch(memory: int) -> None:
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < memory:  # in bytes on macOS
        time.sleep(_LOOK)
    os._exit(FULL)


def _hold_by_job(memory: int) -> None:
    """Put this process into a job object, which also ends whatever it started when it ends itself."""
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("counts", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    of_process, with_handle, extended = (
        0x100,
        0x2000,
        9,
    )  # JOB_OBJECT_LIMIT_…, JobObjectExtendedLimitInformation
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))  # its one handle stays open as long as we live
    told = Extended(basic=Basic(flags=of_process | with_handle), process_memory=memory)
    kernel.SetInformationJobObject(job, extended, ctypes.byref(told), ctypes.sizeof(told))
    kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

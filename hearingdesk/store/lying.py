"""Where a file lies: on this machine's own disk, on a share, in a folder that a cloud service copies, on a stick.

SQLite must not have a case open anywhere but on a disk of its own: a share loses locks, a cloud service copies a
file in the middle of a change, a stick is pulled out. There the program works on a copy (`workcopy`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from hearingdesk.store.machine import Machine, this_machine
from hearingdesk.words import N_, _

PRETEND = "HEARINGDESK_PRETEND_NETWORK"  # a folder that is to be taken for a share: for tests and trials

Sort = Literal["own", "share", "cloud", "stick"]

_SHARES = re.compile(
    r"cifs|smb[23]|smbfs|nfs4?|9p|afs|afpfs|ceph|glusterfs|lustre|gfs2|ocfs2|ncpfs|davfs|webdav|ftp|remote"
    r"|macfuse|osxfuse|vboxsf|prl_fs|virtiofs"
    r"|fuse\.(?!(ntfs-3g|exfat|bindfs|mergerfs|fuse-overlayfs|ecryptfs|encfs|gocryptfs|cryfs)$).*"
)  # of an unknown file system of FUSE nobody can say what it does with locks
_STICKS = (("media",), ("run", "media"))
_SENTENCES: dict[Sort, str] = {
    "own": N_("{name} lies on a disk of this machine."),
    "share": N_(
        "{name} lies on a network share ({service}). The work is done on a copy on this machine, "
        "which is put back there when the case is closed."
    ),
    "cloud": N_(
        "{name} lies in a folder that {service} copies. The work is done on a copy outside of it, "
        "which is put back there when the case is closed."
    ),
    "stick": N_(
        "{name} lies on a medium that can be pulled out. The work is done on a copy on this machine, "
        "which is put back there when the case is closed."
    ),
}


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a file lies, and whose doing that is."""

    sort: Sort
    service: str = ""  # "OneDrive", "cifs"

    @property
    def live(self) -> bool:
        """May a case be opened right there?"""
        return self.sort == "own"

    def sentence(self, name: str) -> str:
        """The same for people."""
        return _(_SENTENCES[self.sort], name=name, service=self.service)


def where(path: Path) -> Lying:
    """Where a file of this machine lies, links followed."""
    return judge(path.resolve(), this_machine())


def judge(path: PurePath, machine: Machine) -> Lying:
    """Where a file lies on the machine described. The path is whole and has no links in it."""
    pretended = machine.environment.get(PRETEND)
    if pretended and path.is_relative_to(Path(pretended).resolve()):
        return Lying("share", _("pretended"))
    return _share(path, machine) or _cloud(path, machine) or _stick(path, machine) or Lying("own")


def _share(path: PurePath, machine: Machine) -> Lying | None:
    drive = path.drive.upper()
    if drive.startswith("\\\\") and (drive.startswith("\\\\?\\UNC") or drive[2] not in "?."):
        return Lying("share", path.drive)
    mount = machine.mount(path)
    if mount is None:
        return None
    return Lying("share", mount.type) if _SHARES.fullmatch(mount.type) else None


def _stick(path: PurePath, machine: Machine) -> Lying | None:
    mount = machine.mount(path)
    if mount is None:
        return None
    parts = PurePath(mount.point).parts[1:]
    on_linux = machine.platform == "linux" and any(parts[: len(top)] == top for top in _STICKS)
    on_mac = machine.platform == "darwin" and parts[:1] == ("Volumes",)
    return Lying("stick", mount.point) if mount.removable or on_linux or on_mac else None


def _cloud(path: PurePath, machine: Machine) -> Lying | None:
    for service, holds in _CLOUDS.items():
        if holds(path, machine):
            return Lying("cloud", service)
    folder = machine.home / "Library" / "CloudStorage"  # where macOS lays the folders of every other service
    if machine.platform == "darwin" and path.is_relative_to(folder) and path != folder:
        return Lying("cloud", path.relative_to(folder).parts[0].split("-")[0])
    return None


def _under(path: PurePath, folders: Iterable[str]) -> bool:
    return any(folder and path.is_relative_to(folder) for folder in folders)


def _in_onedrive(path: PurePath, machine: Machine) -> bool:
    told = (
        machine.environment.get(name, "") for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
    )
    if _under(path, told):
        return True
    for folder in path.parents:
        if re.fullmatch(r"(?i)onedrive([ -].*)?|skydrive", folder.name):
            return True
        if machine.platform == "win32" and "onedrive" in machine.read(folder / "desktop.ini").lower():
            return True
    return False


def _in_dropbox(path: PurePath, machine: Machine) -> bool:
    settings = [machine.home / ".dropbox"]
    settings += [
        type(path)(found, "Dropbox")
        for name in ("APPDATA", "LOCALAPPDATA")
        if (found := machine.environment.get(name))
    ]
    if any(_under(path, _dropbox_folders(machine.read(folder / "info.json"))) for folder in settings):
        return True
    return any(
        ".dropbox.cache" in names
        or (".dropbox" in names and folder != machine.home)  # at home it is the settings
        for folder in path.parents
        for names in [machine.names(folder)]
    )


def _dropbox_folders(told: str) -> list[str]:
    try:
        accounts = json.loads(told)
        return [account["path"] for account in accounts.values()]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _in_google_drive(path: PurePath, machine: Machine) -> bool:
    marks = {".tmp.driveupload", ".tmp.drivedownload", ".shortcut-targets-by-id"}
    for folder in path.parents:
        if re.fullmatch(r"(?i)google ?drive([ -].*)?|drivefs", folder.name):
            return True
        if folder.name in ("My Drive", "내 드라이브") and len(folder.parts) == 2:
            return True
        if marks & machine.names(folder):
            return True
    return False


def _in_icloud(path: PurePath, machine: Machine) -> bool:
    apple = machine.platform == "darwin" and path.is_relative_to(
        machine.home / "Library" / "Mobile Documents"
    )
    return apple or path.is_relative_to(machine.home / "iCloudDrive")


def _in_nextcloud(path: PurePath, machine: Machine) -> bool:
    mark = re.compile(r"\._?sync_[0-9a-f]+\.db|\.(nextcloud|owncloud)sync\.log")
    return any(mark.fullmatch(name) for folder in path.parents for name in machine.names(folder))


def _in_syncthing(path: PurePath, machine: Machine) -> bool:
    return any(".stfolder" in machine.names(folder) for folder in path.parents)


_CLOUDS: dict[str, Callable[[PurePath, Machine], bool]] = {
    "OneDrive": _in_onedrive,
    "Dropbox": _in_dropbox,
    "Google Drive": _in_google_drive,
    "iCloud Drive": _in_icloud,
    "Nextcloud": _in_nextcloud,
    "Syncthing": _in_syncthing,
}

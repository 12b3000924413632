"""Where a file lies is told from what the machine says: three systems, described."""

import json
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from hearingdesk.store.lying import PRETEND, Lying, judge, where
from hearingdesk.store.machine import Machine, Mount, mounted

TABLE = r"""
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:30 / /mnt/share rw shared:9 - cifs //server/cases rw
31 27 0:31 / /mnt/한글\040이름 rw - nfs4 server:/cases rw
32 27 0:32 / /home/ada/remote rw - fuse.sshfs host: rw
33 27 0:33 / /home/ada/cloud rw - fuse.rclone drive: rw
34 27 8:17 / /media/ada/STICK rw - vfat /dev/sdb1 rw
35 27 8:33 / /run/media/ada/CARD rw - exfat /dev/sdc1 rw
36 27 8:49 / /backup rw - ext4 /dev/sdd1 rw
37 27 0:37 / /mnt/host rw - 9p drvfs rw
38 27 0:38 / /mnt/windows rw - fuseblk /dev/sda2 rw
39 27 0:39 / /mnt/secret rw - fuse.gocryptfs x rw
40 27 0:40 / /mnt/odd rw - fuse.somethingnew x rw
41 27 0:41 / /net rw - autofs systemd-1 rw
42 41 0:42 / /net rw - nfs server:/net rw
a line that is none
"""
MARKED = {"removable": {"8:49"}}
FOLDERS = {
    "/home/ada": {".dropbox", "notes"},
    "/home/ada/box": {".dropbox", ".dropbox.cache"},
    "/home/ada/shared box": {".dropbox"},
    "/home/ada/gd": {".tmp.driveupload"},
    "/home/ada/nc": {".sync_0a1b2c3d4e5f.db"},
    "/home/ada/oc": {"._sync_0a1b2c3d4e5f.db"},
    "/home/ada/st": {".stfolder"},
}


def linux(**environment):
    def mount(path):
        found = mounted(TABLE, path)
        if not found or found.device not in MARKED["removable"]:
            return found
        return Mount(found.point, found.type, found.device, removable=True)

    info = json.dumps({"personal": {"path": "/srv/dropped"}})
    files = {"/home/ada/.dropbox/info.json": info}
    return Machine(
        "linux",
        PurePosixPath("/home/ada"),
        environment,
        lambda folder: frozenset(FOLDERS.get(str(folder), ())),
        lambda path: files.get(str(path), ""),
        mount,
    )


def windows(**environment):
    drives = {"Z:\\": "remote", "C:\\": "fixed", "E:\\": "fixed", "G:\\": "fixed"}
    files = {
        r"C:\Users\ada\Ministry\desktop.ini": "[.ShellClassInfo]\nIconResource=C:\\…\\OneDrive.exe,6",
        r"C:\Users\ada\Pictures\desktop.ini": "[.ShellClassInfo]\nIconResource=imageres.dll",
        r"C:\Users\ada\AppData\Local\Dropbox\info.json": '{"business": {"path": "C:\\\\Work\\\\Box"}}',
        r"C:\Users\ada\AppData\Roaming\Dropbox\info.json": "no JSON",
    }
    return Machine(
        "win32",
        PureWindowsPath(r"C:\Users\ada"),
        environment,
        lambda folder: frozenset(),
        lambda path: files.get(str(path), ""),
        lambda path: Mount(path.anchor, drives.get(path.anchor, "fixed"), removable=path.anchor == "E:\\"),
    )


def mac():
    def mount(path):
        parts = path.parts
        if parts[1] == "Volumes":
            return Mount("/".join(("", *parts[1:3])), "remote" if parts[2] == "cases" else "msdos")
        return Mount("/System/Volumes/Data" if parts[1] == "System" else "/", "apfs")

    return Machine("darwin", PurePosixPath("/Users/ada"), {}, lambda f: frozenset(), lambda p: "", mount)


@pytest.mark.parametrize(
    ("path", "sort", "service"),
    [
        ("/home/ada/a.hearing", "own", ""),
        ("/home/ada/notes/a.hearing", "own", ""),
        ("/mnt/share/a.hearing", "share", "cifs"),
        ("/mnt/share/deep/er/a.hearing", "share", "cifs"),
        ("/mnt/shared/a.hearing", "own", ""),
        ("/mnt/한글 이름/a.hearing", "share", "nfs4"),
        ("/home/ada/remote/a.hearing", "share", "fuse.sshfs"),
        ("/home/ada/cloud/a.hearing", "share", "fuse.rclone"),
        ("/mnt/host/a.hearing", "share", "9p"),
        ("/mnt/windows/a.hearing", "own", ""),
        ("/mnt/secret/a.hearing", "own", ""),
        ("/mnt/odd/a.hearing", "share", "fuse.somethingnew"),
        ("/net/a.hearing", "share", "nfs"),
        ("/media/ada/STICK/a.hearing", "stick", "/media/ada/STICK"),
        ("/run/media/ada/CARD/a.hearing", "stick", "/run/media/ada/CARD"),
        ("/backup/a.hearing", "stick", "/backup"),
        ("/home/ada/box/deep/a.hearing", "cloud", "Dropbox"),
        ("/home/ada/shared box/a.hearing", "cloud", "Dropbox"),
        ("/srv/dropped/a.hearing", "cloud", "Dropbox"),
        ("/home/ada/gd/a.hearing", "cloud", "Google Drive"),
        ("/home/ada/nc/a.hearing", "cloud", "Nextcloud"),
        ("/home/ada/oc/a.hearing", "cloud", "Nextcloud"),
        ("/home/ada/st/a.hearing", "cloud", "Syncthing"),
        ("/home/ada/OneDrive/a.hearing", "cloud", "OneDrive"),
    ],
)
def test_on_linux(path, sort, service):
    assert judge(PurePosixPath(path), linux()) == Lying(sort, service)


@pytest.mark.parametrize(
    ("path", "sort", "service"),
    [
        (r"C:\Users\ada\Documents\a.hearing", "own", ""),
        (r"\\?\C:\Users\ada\a.hearing", "own", ""),
        (r"Z:\a.hearing", "share", "remote"),
        (r"\\server\cases\a.hearing", "share", r"\\server\cases"),
        (r"\\?\UNC\server\cases\a.hearing", "share", r"\\?\UNC\server\cases"),
        (r"E:\a.hearing", "stick", "E:\\"),
        (r"C:\Users\ada\OneDrive\a.hearing", "cloud", "OneDrive"),
        (r"C:\Users\ada\OneDrive - 국회사무처\문서\a.hearing", "cloud", "OneDrive"),
        (r"C:\Sync\One\deep\a.hearing", "cloud", "OneDrive"),
        (r"C:\Users\ada\Ministry\a.hearing", "cloud", "OneDrive"),
        (r"C:\Users\ada\Pictures\a.hearing", "own", ""),
        (r"C:\Work\Box\a.hearing", "cloud", "Dropbox"),
        (r"G:\My Drive\a.hearing", "cloud", "Google Drive"),
        (r"G:\내 드라이브\a.hearing", "cloud", "Google Drive"),
        (r"C:\Users\ada\My Drive\a.hearing", "own", ""),
        (r"C:\Users\ada\Google Drive\a.hearing", "cloud", "Google Drive"),
        (r"C:\Users\ada\iCloudDrive\a.hearing", "cloud", "iCloud Drive"),
    ],
)
def test_on_windows(path, sort, service):
    told = {
        "OneDriveCommercial": r"C:\Sync\One",
        "APPDATA": r"C:\Users\ada\AppData\Roaming",
        "LOCALAPPDATA": r"C:\Users\ada\AppData\Local",
    }
    assert judge(PureWindowsPath(path), windows(**told)) == Lying(sort, service)


@pytest.mark.parametrize(
    ("path", "sort", "service"),
    [
        ("/Users/ada/Documents/a.hearing", "own", ""),
        ("/System/Volumes/Data/a.hearing", "own", ""),
        ("/Volumes/cases/a.hearing", "share", "remote"),
        ("/Volumes/STICK/a.hearing", "stick", "/Volumes/STICK"),
        ("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/a.hearing", "cloud", "iCloud Drive"),
        ("/Users/ada/Library/CloudStorage/OneDrive-Personal/a.hearing", "cloud", "OneDrive"),
        ("/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.org/a.hearing", "cloud", "Google Drive"),
        ("/Users/ada/Library/CloudStorage/Box-Box/a.hearing", "cloud", "Box"),
    ],
)
def test_on_a_mac(path, sort, service):
    assert judge(PurePosixPath(path), mac()) == Lying(sort, service)


def test_a_folder_can_be_pretended_to_be_a_share(tmp_path, monkeypatch):
    assert where(tmp_path / "a.hearing").live
    monkeypatch.setenv(PRETEND, str(tmp_path / "share"))
    assert where(tmp_path / "share" / "deep" / "a.hearing").sort == "share"
    assert where(tmp_path / "a.hearing").live


def test_a_link_into_a_share_lies_on_the_share(tmp_path, monkeypatch):
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    monkeypatch.setenv(PRETEND, str(tmp_path / "share"))
    assert where(tmp_path / "link" / "a.hearing").sort == "share"


def test_this_machine_is_asked_without_an_error():
    assert where(Path(tempfile.gettempdir()) / "a.hearing").sort in ("own", "share", "cloud", "stick")
    assert where(Path("/no/such/folder/a.hearing")).sort in ("own", "share", "cloud", "stick")


@pytest.mark.parametrize("sort", ["own", "share", "cloud", "stick"])
def test_every_place_is_said_in_a_sentence(sort):
    assert Lying(sort, "cifs").sentence("a.hearing").startswith("a.hearing lies ")

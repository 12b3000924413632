"""What anybody can do with an archive who has Python and none of our programs: the standard library alone is used."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any


class OpenArchive:
    """An archive read as its README says."""

    def __init__(self, path: Path) -> None:
        self.zip = zipfile.ZipFile(path)
        self.manifest: dict[str, Any] = json.loads(self.read("manifest.json"))

    def read(self, name: str) -> bytes:
        return self.zip.read(name)

    def names(self, folder: str) -> list[str]:
        return [name for name in self.zip.namelist() if name.startswith(f"{folder}/")]

    def table(self, name: str) -> list[dict[str, str]]:
        text = self.read(name).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def rows(self, kind: str) -> list[dict[str, Any]]:
        (name,) = [name for name in self.names("records") if name.split("/")[1].split(".")[0] == kind]
        text = self.read(name).decode()
        return (
            [json.loads(line) for line in text.splitlines()]
            if name.endswith("l")
            else json.loads(text)["rows"]
        )

    def changes(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.read("log/changes.jsonl").decode().split("\n") if line]

    def wrong_files(self) -> list[str]:
        """Files whose hash or size is not the one that is listed, or that are listed nowhere."""
        assert self.zip.testzip() is None
        sums = dict(
            line.split("  ", 1)[::-1] for line in self.read("SHA256SUMS.txt").decode().splitlines() if line
        )
        listed = {one["path"]: one for one in self.manifest["files"]}
        wrong = []
        for name in self.zip.namelist():
            data = self.read(name)
            digest = hashlib.sha256(data).hexdigest()
            if name != "SHA256SUMS.txt" and sums.get(name) != digest:
                wrong.append(name)
            told = listed.get(name)
            if name not in ("SHA256SUMS.txt", "manifest.json") and (
                told is None or (told["sha256"], told["size"]) != (digest, len(data))
            ):
                wrong.append(name)
        return wrong + [name for name in {*sums, *listed} if name not in self.zip.namelist()]

    def broken_links(self) -> list[int]:
        """Entries of the log that do not follow from the one before, by the recipe of the README."""
        last: dict[int, str] = {}
        broken = []
        for entry in self.changes():
            told = [
                entry[name]
                for name in (
                    *("previous", "id", "desk", "seq", "at", "author", "title", "act", "of", "note"),
                    *("body", "packed"),
                )
            ]
            text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            follows = entry["previous"] == last.get(entry["desk"], "")
            if not follows or hashlib.sha256(text.encode()).hexdigest() != entry["hash"]:
                broken.append(entry["id"])
            last[entry["desk"]] = entry["hash"]
        return broken

    def close(self) -> None:
        self.zip.close()

"""Passwords and keys that the evidence tells: in a text beside what is locked, or in a note near.

People send an archive and write its password into the mail around it, into a second mail, or into
a file named `password.txt`; servers keep the key in a file of its own or in their settings. What is
found here is only ever tried, never kept, sent or logged.
"""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path

import polars as pl

from detectors.protection.found_keys import keys_in, of_file
from scanner.frames import Task

MOST = 300
"""Candidates that one source is tried with at most; the latest are kept."""

NOTE_BYTES = 64 << 10
"""Size of a file that may be a note with a password in it."""

_NOTES = 200
_FOLDERS = 500
_SETTINGS = 300
_LONGEST = 128

_WORD = (
    r"pass[ -]?(?:word|phrase|code|wd|wort)|pwd?|passwd|kennwort|passwort|contrase\S{1,2}a|clave|"
    r"mot de passe|mật khẩu|zugangscode|"
    r"(?:encryption|fernet|aes|cipher|secret|master|data)[ _-]?key|"
    r"unlock code|密码|密碼|パスワード"
)
_FOR = r"(?:\s+(?:for|to|of|f\S{1,2}r|zu[rm]?|para|pour)\s[^\n:=]{1,80}?)?"
_TOLD = re.compile(
    rf"(?<![^\W_])(?:{_WORD}){_FOR}(?:\s*[:=\uff1a]+|\s+(?:is|ist|es|est|lautet|will be))"
    rf"\s*[:\-\u2013]?[ \t]*(?:\r?\n[ \t]*)?([^\r\n]{{1,{_LONGEST}}})",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "'": "'", "`": "`", "\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb",
           "<": ">", "(": ")", "[": "]"}  # fmt: skip
_NAMED = re.compile(
    r"pass|pw|readme|read_me|lies_?mich|key|zugang|kennwort|secret|clave|unlock|login",
    re.IGNORECASE,
)
_TEXT_NAMES = frozenset(
    {"", ".txt", ".md", ".text", ".log", ".nfo", ".eml", ".csv", ".ini", ".html", ".key", ".env",
     ".pem", ".p8", ".asc", ".json", ".yml", ".yaml", ".toml", ".conf", ".cfg", ".config", ".xml",
     ".properties", ".bin", ".aes", ".secret", ".php", ".py", ".sh", ".ps1", ".cs", ".js"}
)  # fmt: skip
_RAW = frozenset({".bin", ".aes"})
"""Files that may be a key and are no notes."""

_FAR = re.compile(
    r"^(?:.*pass.*|.*key.*|.*secret.*|.*cred.*|\.?ssh|\.?gnupg|certs?|ssl|tls|pki|conf(?:ig)?|etc"
    r"|settings|env|vault|admin|it|backups?)$",
    re.IGNORECASE,
)
"""Folders elsewhere in the evidence whose notes are looked at as well."""


def from_text(text: str) -> list[str]:
    """What a running text says is a password ("the password is Sommer2024!"), likeliest first.

    For each statement the first word, that word without the mark that ends the sentence, and
    the rest of the line, since passwords may hold marks and spaces. Then the keys of the text,
    private keys in armor as they are.
    """
    found: dict[str, None] = {}
    for told in _TOLD.finditer(text):
        rest = told[1].strip()
        closing = _QUOTES.get(rest[:1])
        if closing and closing in rest[1:]:
            found[rest[1 : rest.index(closing, 1)]] = None
        word = rest.split()[0] if rest.split() else ""
        for candidate in (word.rstrip(".,;"), word, word.rstrip(".,;:!?)\"'"), rest):
            if 0 < len(candidate) <= _LONGEST:
                found[candidate] = None
        if len(found) >= MOST:
            break
    return list(found | dict.fromkeys(key.said for key in keys_in(text) if key.said))


class Overheard:
    """The passwords to try in one top-level source: those given, and what was told so far."""

    def __init__(self, task: Task) -> None:
        """Begin with those of the task, and with what notes beside its source tell."""
        self._task = task
        self._told: dict[str, None] = {}
        if task.beside:
            place, path = os.fsdecode(task.location), task.path
            root = place.removesuffix(path) if place.endswith(path) else str(Path(place).parent)
            self._told = dict.fromkeys(from_root(root.rstrip("/") or "/"))
            for candidate in from_folder(str(Path(place).parent)):
                self._told.pop(candidate, None)
                self._told[candidate] = None

    def hear(self, text: str) -> None:
        """Take in what a text of the source says of passwords, if the case wants that."""
        if self._task.beside:
            for candidate in from_text(text):
                self._told.pop(candidate, None)
                self._told[candidate] = None

    def hear_settings(self, batch: pl.DataFrame) -> None:
        """Take in a small table whose rows may be settings: a name, and a value that is a key.

        batch: String columns.
        """
        if self._task.beside and batch.height <= _SETTINGS and batch.width <= _SETTINGS:
            rows = (": ".join(cell for cell in row if cell) for row in batch.iter_rows())
            self.hear("\n".join(rows))

    @property
    def passwords(self) -> tuple[str, ...]:
        """Those given, then those told, the latest first."""
        told = list(self._told)[: -MOST - 1 : -1]
        return tuple(dict.fromkeys((*self._task.passwords, *told)))


@lru_cache(maxsize=64)
def from_folder(folder: str) -> tuple[str, ...]:
    """What notes in a folder tell: files of at most `NOTE_BYTES`, the first 200.

    From each what `from_text` finds; where the name of the note speaks of passwords also each of
    its lines, and the last word of each; of a file that is a key its bytes. Unreadable files tell
    nothing.
    """
    found: dict[str, None] = {}
    for note in _notes(folder):
        try:
            with note.open("rb") as stream:
                content = stream.read(NOTE_BYTES)
        except OSError:
            continue
        raw = of_file(content)
        if raw is not None:
            found[raw] = None
        if raw is not None or b"\0" in content or note.suffix in _RAW:
            continue
        text = content.decode("utf-8-sig", "replace")
        found |= dict.fromkeys(from_text(text))
        if _NAMED.search(note.stem) and "-----BEGIN " not in text:
            found |= dict.fromkeys(_lines(text))
    return tuple(list(found)[MOST::-1])


@lru_cache(maxsize=8)
def from_root(root: str) -> tuple[str, ...]:
    """What notes tell in the outermost folder of the evidence, and in those of keys and settings.

    Such folders are sought in the first 500 folders of the evidence, level by level.
    """
    found = dict.fromkeys(from_folder(root))
    waiting = deque([root])
    for _ in range(_FOLDERS):
        if not waiting:
            break
        inner = _inside(waiting.popleft())
        waiting += inner
        for folder in inner:
            found |= dict.fromkeys(from_folder(folder) if _FAR.match(Path(folder).name) else ())
    return tuple(list(found)[: 2 * MOST])


def _inside(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                e.path for e in islice(entries, 5_000) if e.is_dir(follow_symlinks=False)
            )[:_FOLDERS]
    except OSError:
        return []


def _notes(folder: str) -> Iterable[Path]:
    try:
        with os.scandir(folder) as entries:
            small = [
                Path(entry.path)
                for entry in entries
                if Path(entry.name).suffix.lower() in _TEXT_NAMES
                and entry.is_file(follow_symlinks=False)
                and 0 < entry.stat(follow_symlinks=False).st_size <= NOTE_BYTES
            ]
    except OSError:
        return []
    return sorted(small, key=lambda path: (not _NAMED.search(path.stem), path.name))[:_NOTES]


def _lines(text: str) -> Iterable[str]:
    for line in text.splitlines()[:MOST]:
        whole = line.strip()
        if 0 < len(whole) <= _LONGEST:
            yield whole
            yield whole.split()[-1]

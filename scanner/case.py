"""The case folder: one breach being scoped, and everything breachscope makes of it.

case.toml        what the evidence is and how it is read
incident.toml    the facts that people type in; passwords.txt: what to try on encrypted evidence
audit.jsonl      who did what; other *.jsonl: approvals, judgments on join keys and people
parts/           what was read of each source
tables/          one Parquet file per table, with a receipt per stage
outputs/         summary, lists, notices; the mailing list only when somebody asks for it
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scanner import store, version
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCHEMA = 1
"""Version of the case folder; raised whenever an older breachscope could not use it."""

_OWN_NAMES = frozenset(
    {".lock", ".gitignore", "incident.toml", "audit.jsonl", "audit.head", "parts", "tables"}
    | {"outputs", "passwords.txt", "columns.toml"}
    | {f"{name}.jsonl" for name in ("approvals", "keys", "judgments")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as its case.toml tells it.

    folder: absolute. roots: absolute paths of the evidence, none inside another.
    nlp: name of the installed spaCy model that finds names in text; None for the built-in finder.
    beside: whether passwords that stand in the evidence are tried on what lies beside them.
    ocr: whether pages and pictures without text are recognized.
    """

    folder: Path
    roots: tuple[Path, ...] = ()
    nlp: str | None = None
    beside: bool = False
    ocr: bool = True

    @property
    def audit_path(self) -> Path:
        """The log."""
        return self.folder / "audit.jsonl"

    @property
    def incident_path(self) -> Path:
        """The facts that people type in."""
        return self.folder / "incident.toml"

    @property
    def passwords_path(self) -> Path:
        """The passwords that people give; there need not be any."""
        return self.folder / "passwords.txt"

    @property
    def parts(self) -> Path:
        """What was read of each source, one folder per source."""
        return self.folder / "parts"

    @property
    def tables(self) -> Path:
        """The Parquet tables and the receipts of the stages."""
        return self.folder / "tables"

    @property
    def outputs(self) -> Path:
        """What people and other programs take away."""
        return self.folder / "outputs"


def exists(folder: Path) -> bool:
    """Whether a whole case is at this path; False for one whose making was cut short."""
    return (folder / "case.toml").is_file()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the case for this process alone; a lock dies with its process.

    Raises BreachscopeError `case_missing`, or `case_locked` with the id of the holder.
    """
    if not folder.is_dir():
        raise BreachscopeError("case_missing", folder)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, store.PRIVATE_FILE)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise BreachscopeError("case_locked", folder, holder) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def prepare(folder: Path) -> None:
    """Make the folder of a new case, or accept one whose making was cut short.

    Raises BreachscopeError `case_occupied` where something else is there.
    """
    if folder.exists() and not folder.is_dir():
        raise BreachscopeError("case_occupied", folder)
    if folder.is_dir() and not exists(folder):
        others = [
            entry.name
            for entry in folder.iterdir()
            if entry.name not in _OWN_NAMES and not entry.name.endswith(".tmp")
        ]
        if others:
            raise BreachscopeError("case_occupied", folder)
    store.make_folder(folder)


def refuse_existing(folder: Path) -> None:
    """Raise BreachscopeError `case_exists` where there is a case at this path."""
    if exists(folder):
        raise BreachscopeError("case_exists", folder)


def check_evidence(folder: Path, evidence: Iterable[Path]) -> None:
    """Raise what `with_evidence` would raise for a case at this path, made or not."""
    with_evidence(Case(folder=folder), evidence)


def furnish(case: Case, *, incident: str) -> None:
    """Fill the prepared, locked folder of a new case with all but case.toml and the log.

    incident: text of the facts to fill in.
    """
    case.folder.chmod(store.PRIVATE_FOLDER)
    store.clear_unfinished(case.folder)
    for inner in (case.parts, case.tables, case.outputs):
        store.make_folder(inner)
    store.write(case.folder / ".gitignore", b"*\n")
    store.write(case.incident_path, incident.encode())


def load(folder: Path) -> Case:
    """Read the case at this path. Raises BreachscopeError `case_missing`, `_newer`, `_damaged`."""
    path = folder / "case.toml"
    if not path.is_file():
        raise BreachscopeError("case_missing", folder)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BreachscopeError("case_damaged", path, "not TOML") from None
    schema = content.get("schema")
    if not isinstance(schema, int):
        raise BreachscopeError("case_damaged", path, "no schema version")
    if schema > SCHEMA:
        detail = f"schema {schema}, this one knows {SCHEMA}"
        raise BreachscopeError("case_newer", folder, detail)
    evidence, settings = content.get("evidence", []), content.get("settings", {})
    listed = isinstance(evidence, list) and all(isinstance(root, str) for root in evidence)
    if not listed or not isinstance(settings, dict):
        raise BreachscopeError("case_damaged", path, "settings" if listed else "evidence")
    nlp = settings.get("nlp")
    switches = {"beside": settings.get("passwords_beside", False), "ocr": settings.get("ocr", True)}
    if not isinstance(nlp, str | None) or set(map(type, switches.values())) != {bool}:
        raise BreachscopeError("case_damaged", path, "settings")
    return Case(folder=folder, roots=tuple(map(Path, evidence)), nlp=nlp, **switches)


def save(case: Case) -> None:
    """Write case.toml."""
    lines = [
        f"schema = {SCHEMA}",
        f"breachscope = {_toml_string(version.release())}",
        "evidence = [",
        *(f"    {_toml_string(str(root))}," for root in case.roots),
        "]",
        "\n[settings]",
        *([f"nlp = {_toml_string(case.nlp)}"] if case.nlp else []),
        *(["passwords_beside = true"] if case.beside else []),
        *([] if case.ocr else ["ocr = false"]),
    ]
    store.write(case.folder / "case.toml", ("\n".join(lines) + "\n").encode())


def with_evidence(case: Case, evidence: Iterable[Path]) -> Case:
    """Add evidence to the case as it is in memory; nothing is stored yet.

    What lies inside evidence that the case has adds nothing, and what holds evidence of the case
    takes its place: no file is read twice.
    Raises BreachscopeError `evidence_missing`, `_special`, `_overlap` or `path_unprintable`.
    """
    roots = list(case.roots)
    for path in evidence:
        root = _checked_root(path, case.folder)
        if any(root.is_relative_to(known) for known in roots):
            continue
        roots = [known for known in roots if not known.is_relative_to(root)]
        roots.append(root)
    return replace(case, roots=tuple(roots))


def check_roots(case: Case) -> None:
    """Raise where a root of the case cannot be reached: what was read of it must not be lost.

    Raises BreachscopeError `evidence_none` or `evidence_missing`, OSError where access is denied.
    """
    if not case.roots:
        raise BreachscopeError("evidence_none", case.folder)
    for root in case.roots:
        _checked_root(root, case.folder)


def check_outside_evidence(case: Case, path: Path) -> None:
    """Raise BreachscopeError `into_evidence` where writing to the path would change evidence."""
    target = path.resolve()
    for root in case.roots:
        if target.is_relative_to(root):
            raise BreachscopeError("into_evidence", path, str(root))


def _checked_root(path: Path, folder: Path) -> Path:
    if not path.exists():
        raise BreachscopeError("evidence_missing", path)
    root = path.resolve()
    mode = root.stat().st_mode
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        raise BreachscopeError("evidence_special", path)
    if root.is_relative_to(folder) or folder.is_relative_to(root):
        raise BreachscopeError("evidence_overlap", path, str(folder))
    if not str(root).isprintable():
        raise BreachscopeError("path_unprintable", path)
    if root.is_dir():
        os.scandir(root).close()
    return root


def _toml_string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

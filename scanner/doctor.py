"""What is installed here, what it reads, and what holds while it reads. No evidence is touched."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import msgspec

from scanner import frames, installed, key, probe, sniff, version
from scanner.errors import BreachscopeError
from scanner.frames import BadFrameError, Limits, Setup, Task
from scanner.readers.registry import readers
from scanner.readers.strings import SILENT
from scanner.sandbox import Sandbox

_LARGER_MODEL = (
    "  no other spaCy model is installed; a large one (en_core_web_trf: F1 0.95 on news, published)"
    " may find more names in running prose, at a fraction of the speed"
)
_MODELS = "spacy_models"

MEASURES = ("landlock", "limits", "no", "seccomp")
"""First words of the measures of `scanner/confine.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An optional part of the installation; fields as in `installed.Optional`."""

    extra: str
    installed: bool
    gives: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The state of this installation and machine.

    measures: what workers are confined by. refused: attempt -> whether the system refused it to a
    worker, empty where none could be started. packages: version of every library named in the
    installation. read, text_only, unread: media types with a reader; known ones of which only
    strings are searched; known ones that are left alone. names: finders of names there are.
    memory, free: bytes of this machine, and free on the disk of the current folder. workers: that
    run at once by default. worker_memory: bytes that each may take.
    """

    release: str
    python: str
    system: str
    measures: tuple[str, ...]
    refused: dict[str, bool]
    packages: dict[str, str]
    optional: tuple[Part, ...]
    read: tuple[str, ...]
    text_only: tuple[str, ...]
    unread: tuple[str, ...]
    names: tuple[str, ...]
    key: str
    key_present: bool
    workers: int
    memory: int
    worker_memory: int
    free: int


def examine() -> Health:
    """Look at everything; a worker is started and tried. Raises nothing that is expected."""
    known, with_reader = sniff.known_types(), set(readers())
    alone = {kind for kind in known - with_reader if kind.startswith(SILENT)}
    measures, refused = _isolation()
    path = key.place()
    return Health(
        release=version.release(),
        python=platform.python_version(),
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        measures=measures,
        refused=refused,
        packages=_packages(),
        optional=tuple(
            Part(extra=part.extra, installed=part.present, gives=part.gives)
            for part in installed.OPTIONAL
        ),
        read=tuple(sorted(with_reader)),
        text_only=tuple(sorted(known - with_reader - alone)),
        unread=tuple(sorted(alone)),
        names=("the shipped model and lists", *_models()),
        key=str(path),
        key_present=path.is_file(),
        workers=os.cpu_count() or 1,
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        worker_memory=Limits().memory,
        free=shutil.disk_usage(Path.cwd()).free,
    )


def lines(health: Health) -> list[str]:
    """The state as a person reads it."""
    gigabyte = 1 << 30
    missing = [name for name, found in health.packages.items() if not found]
    failed = [words for words, refused in health.refused.items() if not refused]
    room = health.memory // health.worker_memory
    lacking = sorted(set(MEASURES) - {measure.split(" ")[0] for measure in health.measures})
    return [
        f"breachscope {health.release}, Python {health.python}, {health.system}",
        f"Isolation of workers: {', '.join(health.measures) or 'none could be started'}",
        *([f"  not offered by this system: {', '.join(lacking)}"] if lacking else []),
        *(
            f"  {words}: {'refused' if held else 'POSSIBLE'}"
            for words, held in health.refused.items()
        ),
        *(["  Read hostile evidence on a machine that offers more."] if failed else []),
        f"Libraries: {len(health.packages) - len(missing)} found"
        + (f"; missing: {', '.join(missing)}" if missing else ""),
        "Optional parts:",
        *(f"  {part.extra}: {_part(part)}" for part in health.optional),
        f"Types read: {len(health.read)}",
        f"  only text inside: {', '.join(health.text_only)}",
        f"  not read: {', '.join(health.unread)}",
        f"Names are found by: {', or '.join(health.names)} (--nlp)",
        *([_LARGER_MODEL] if len(health.names) == 1 else []),
        f"Key of the fingerprints: {health.key}"
        + ("" if health.key_present else " (not made yet)"),
        f"Memory: {health.memory / gigabyte:.0f} GB; {health.workers} workers by default, each of"
        f" which may take {health.worker_memory / gigabyte:.0f} GB",
        *(
            [f"  too little for all at once: use --workers {max(1, room)}"]
            if room < health.workers
            else []
        ),
        f"Disk: {health.free / gigabyte:.0f} GB free here",
    ]


def _part(part: Part) -> str:
    if part.installed:
        return f"installed ({part.gives})"
    return f"missing; would read {part.gives}: install breachscope[{part.extra}]"


class _Answer:
    """What the probe tells; a sink of the sandbox."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.refused: dict[str, bool] = {}

    def accept(self, kind: bytes, untrusted_payload: bytes) -> None:
        if kind != frames.ROW:
            raise BadFrameError
        try:
            told = msgspec.json.decode(untrusted_payload, type=dict[str, bool])
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise BadFrameError from None
        self.refused = {words: told.get(words, False) for words in probe.ATTEMPTS}


def _isolation() -> tuple[tuple[str, ...], dict[str, bool]]:
    """The measures that took hold in a worker, and what was refused to it."""
    here, limits = Path(__file__), Limits(seconds=20)
    setup = Setup(roots=(os.fsencode(here),), memory=limits.memory, seconds=limits.seconds)
    task = Task(
        id="0" * 32, path=here.name, size=0, location=os.fsencode(here), key=b"", model=None,
        limits=limits,
    )  # fmt: skip
    try:
        with Sandbox[_Answer](setup, 1, probe.__name__) as sandbox:
            [ending] = sandbox.run(deque([task]), _Answer)
            return sandbox.isolation, ending.sink.refused
    except (BreachscopeError, OSError):
        return (), {}


def _packages() -> dict[str, str]:
    """Library named in the requirements -> its version, "" where it is missing."""
    found = {}
    for line in importlib.metadata.requires("breachscope") or ():
        if "extra ==" in line:
            continue
        name = line.split(";")[0].strip().split("[")[0]
        for mark in "<>=!~ ":
            name = name.split(mark)[0]
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = ""
    return found | installed.versions()


def _models() -> list[str]:
    """Installed spaCy models, which `--nlp` can name."""
    entries = importlib.metadata.entry_points(group=_MODELS)
    return sorted(entry.name for entry in entries)

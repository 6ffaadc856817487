"""Files made to hurt, in full size: how a scan of each ends, and what that costs.

    python -m benchmarks.readers.hostile FOLDER [SHARE] [NAME …]

Makes each form in FOLDER (10,000,000 empty elements, a cell of 200,000,000 bytes; SHARE, default
1.0, makes them smaller), scans it alone into a case of its own with the limits of every scan, and
prints its size, the CPU seconds of all processes and the wall time, the memory of the largest one,
and what the ledger says: status, code, tables, rows and characters. A form that ends neither as
read nor with a code, or a scan that fails, ends the run with an error.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ELEMENTS, CELL = 10_000_000, 200_000_000
_WORDS = b"the record of a visit with words and 12 numbers. "
_STEP = 100_000
_HEIR = 36


def _many(one: bytes, count: int) -> Iterator[bytes]:
    for _ in range(count // _STEP):
        yield one * _STEP
    yield one * (count % _STEP)


def _elements(head: bytes, one: bytes, end: bytes) -> Callable[[float], Iterator[bytes]]:
    def parts(share: float) -> Iterator[bytes]:
        yield head
        yield from _many(one, int(ELEMENTS * share))
        yield end

    return parts


def _cell(head: bytes, end: bytes, words: bytes = _WORDS) -> Callable[[float], Iterator[bytes]]:
    def parts(share: float) -> Iterator[bytes]:
        yield head
        yield from _many(words, int(CELL * share) // len(words))
        yield end

    return parts


_PEOPLE = b"id,name,ssn,note\n1,Ana Ruiz,518-24-7731,short\n2,Bo Tran,519-33-1187,"
FORMS: dict[str, Callable[[float], Iterator[bytes]]] = {
    "elements.xml": _elements(b"<list>", b"<e/>", b"</list>"),
    "named.xml": _elements(b"<list><p><name>Ana Ruiz</name></p>", b"<p><e/></p>", b"</list>"),
    "elements.html": _elements(b"<html><body>", b"<p></p>", b"</body></html>"),
    "open.html": _elements(b"<html><body>", b"<p>", b""),
    "objects.json": _elements(b"[{}", b",{}", b"]"),
    "lists.json": _elements(b'{"people": [[]', b",[]", b"]}"),
    "elements.ndjson": _elements(b'{"name": "Ana Ruiz"}\n', b"{}\n", b""),
    "cell.csv": _cell(_PEOPLE, b"\n3,Cy Lee,521-44-9921,short\n"),
    "quoted.csv": _cell(_PEOPLE + b'"', b'"\n3,Cy Lee,521-44-9921,short\n'),
    "wide.csv": _cell(_PEOPLE, b"\n3,Cy Lee,521-44-9921,short\n", b"a record of words, "),
    "commas.csv": _cell(_PEOPLE, b"\n3,Cy Lee,521-44-9921,short\n", b","),
    "letters.csv": _cell(_PEOPLE, b"\n3,Cy Lee,521-44-9921,short\n", b"abcdefghij"),
    "cell.json": _cell(b'[{"name": "Ana Ruiz", "note": "', b'"}, {"name": "Bo Tran"}]'),
    "cell.xml": _cell(
        b"<list><p><name>Ana Ruiz</name><note>", b"</note></p><p><name>Bo</name></p></list>"
    ),
    "cell.html": _cell(b"<table><tr><td>Ana Ruiz<td>", b"<tr><td>Bo<td>Tran</table>"),
}
"""Name of the file -> its content in pieces, for a share of the full size."""


def _awaited(process: int) -> tuple[int, list[resource.struct_rusage]]:
    """Status of a child, and what it and every process that it left behind took."""
    ended, used = 0, list[resource.struct_rusage]()
    while True:
        try:
            which, status, took = os.wait4(-1, 0)
        except ChildProcessError:
            return ended, used
        used.append(took)
        ended = status if which == process else ended


def scanned(path: Path, case: Path) -> tuple[dict[str, object], list[resource.struct_rusage]]:
    """The ledger row of the file after a scan of it alone, and what its processes took.

    Raises SystemExit where the scan itself fails, or says nothing of a file that is not read.
    """
    program = str(Path(sys.executable).parent / "breachscope")
    quiet = subprocess.DEVNULL
    scan = subprocess.Popen([program, "scan", str(case), str(path)], stdout=quiet, stderr=quiet)
    status, used = _awaited(scan.pid)
    scan.returncode = os.waitstatus_to_exitcode(status)
    if scan.returncode not in {0, 3}:
        raise SystemExit(f"{path.name}: the scan failed")
    told = case / "told.json"
    ask = [program, "export", str(case), "sources", "--format", "json", "-o", str(told)]
    subprocess.run(ask, check=True, stdout=quiet)
    found: dict[str, object] = json.loads(told.read_bytes())[0]
    if found["status"] != "read" and not found["code"]:
        raise SystemExit(f"{path.name}: not read, and no code says why")
    return found, used


def main(folder: Path, share: float, names: list[str]) -> None:
    """Make, scan, print one line a form."""
    folder.mkdir(exist_ok=True)
    # workers outlive the spawner by a moment: as its heir this process learns what they took
    ctypes.CDLL(None).prctl(_HEIR, 1, 0, 0, 0)
    print(f"{'form':16} {'MB':>6} {'CPU s':>6} {'wall s':>6} {'MiB':>6}  how it ended")
    for name, parts in FORMS.items():
        if names and name not in names:
            continue
        path, case = folder / name, folder / f"{name}-case"
        with path.open("wb") as out:
            out.writelines(parts(share))
        shutil.rmtree(case, ignore_errors=True)
        begun = time.perf_counter()
        found, used = scanned(path, case)
        took = time.perf_counter() - begun
        cpu = sum(process.ru_utime + process.ru_stime for process in used)
        memory = max(process.ru_maxrss for process in used) / 1024
        ended = f"{found['status']} {found['code'] or ''}".strip()
        counts = ", ".join(f"{found[key]:,} {key}" for key in ("tables", "rows", "characters"))
        print(
            f"{name:16} {path.stat().st_size / 1e6:6.0f} {cpu:6.0f} {took:6.0f}"
            f" {memory:6.0f}  {ended}: {counts}",
            flush=True,
        )
        path.unlink()
        shutil.rmtree(case)


if __name__ == "__main__":
    given = sys.argv[2:]
    size = float(given.pop(0)) if given and given[0].replace(".", "").isdecimal() else 1.0
    main(Path(sys.argv[1]), size, given)

"""Every reader against its own library called bare, on the same file and one thread.

    python -m benchmarks.readers.compare [FOLDER] [NAME …]

Makes a file for each format in FOLDER (default: a temporary one), reads it with the reader and
with the bare library, each in a child process of its own that has imported both before, and
prints files and MB per CPU second, the memory that both children grew by at most, and the
ratio: 1.0 is as fast as the library, 2.0 twice as fast, below 0.8 is too slow. NAME limits the
run to formats.

The bare call gives rows or text and nothing else. The reader also finds out what the file is,
checks it, makes every cell a string in bounded frames and counts what it could not read.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import wide_table
from benchmarks.readers.cases import CASES, Case
from benchmarks.readers.makers import Rows
from pipelines.blocks import Table
from scanner import sniff
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for

_ONE_THREAD = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS")
_ROUNDS, _SECONDS = 5, 4.0


def read(path: str) -> None:
    """What the worker does with a source, but for looking for people."""
    size = Path(path).stat().st_size
    with open(path, "rb") as stream:  # noqa: PTH123
        kind = sniff.media_type(stream, path)
    reader = reader_for(kind)
    assert reader is not None, kind
    for block in reader(Opened(name=path, media_type=kind, size=size, path=path, data=None)):
        if isinstance(block, Table):
            for _ in block.batches:
                pass


def measure(case: Case, path: str, which: str) -> None:
    """In a child: print the CPU seconds of the fastest round and the peak memory in MiB."""
    call = read if which == "reader" else case.bare
    best, spent, before = float("inf"), 0.0, _memory("VmRSS")
    for _ in range(_ROUNDS):
        begun = time.process_time()
        call(path)
        took = time.process_time() - begun
        best, spent = min(best, took), spent + took
        if spent > _SECONDS:
            break
    print(json.dumps([best, _memory("VmHWM") - before]))


def _memory(kind: str) -> float:
    """MiB that the process holds (VmRSS) or held at most (VmHWM), as Linux counts."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(kind))


def child(case: Case, path: Path, which: str) -> tuple[float, float]:
    """CPU seconds and peak memory of one way to read the file."""
    command = [sys.executable, "-m", "benchmarks.readers.compare", "--one", which, case.name]
    alone = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1")}
    done = subprocess.run([*command, str(path)], check=True, capture_output=True, env=alone)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def people(count: int) -> Rows:
    """Rows of invented people, with the names of the columns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        wide_table.write(path, count)
        return [tuple(line.split(",")) for line in path.read_text("utf-8").splitlines()]


def main(folder: Path, names: list[str]) -> None:
    """Make, read both ways, print one line a format."""
    rows = people(max(case.rows for case in CASES))
    print(
        f"{'format':14} {'MB':>6} {'files/s':>8} {'MB/s':>7} {'peak':>6} {'bare':>6} {'ratio':>6}"
    )
    for case in CASES:
        if names and case.name not in names:
            continue
        path = folder / f"{case.name.replace(' ', '_')}.{case.suffix}"
        if not path.exists():
            case.make(path, rows[: case.rows + 1])
        seconds, peak = child(case, path, "reader")
        bare, held = child(case, path, "bare")
        size = path.stat().st_size / 1e6
        print(
            f"{case.name:14} {size:6.1f} {1 / seconds:8.1f} {size / seconds:7.1f}"
            f" {peak:6.0f} {held:6.0f} {bare / seconds:6.2f}  {case.library}",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        which, name, path = sys.argv[2:5]
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(line_buffering=True)
        measure(next(case for case in CASES if case.name == name), path, which)
    elif len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(exist_ok=True)
        main(Path(sys.argv[1]), sys.argv[2:])
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made), [])

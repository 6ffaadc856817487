"""Every reader against its own library called bare, on the same file and one thread.

    python -m benchmarks.readers.compare [FOLDER] [NAME …]

Makes a file for each format in FOLDER (default: a temporary one), reads it with the reader and
with the bare library in turns, each in a child process of its own that has imported both before
and keeps freed memory as workers do. Prints files and MB per CPU second, the memory that both
children grew by at most, and the ratio: the median over all turns, 1.0 is as fast as the library,
2.0 twice as fast, below 0.8 is too slow. NAME limits the run to formats. A library that
is not installed is named and its format left out; the extra `benchmarks` has them all.

The bare call gives rows or text and nothing else. The reader also finds out what the file is,
checks it, makes every cell a string in bounded frames and counts what it could not read. Where a
library's cheapest call gives less than a reader must find out, the line says "gives less" and
what; the line that counts is then the one that asks the library for as much.
"""

from __future__ import annotations

import json
import os
import statistics
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
from scanner.environment import ALLOCATOR
from scanner.readers.opened import Opened
from scanner.readers.registry import reader_for

_ONE_THREAD = ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS")
_ROUNDS, _SECONDS = 9, 4.0


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
    """In a child: a round for each line that comes in; CPU seconds and MiB at most go out."""
    call = read if which == "reader" else case.bare
    before = _memory("VmRSS")
    for _ in sys.stdin:
        begun = time.process_time()
        try:
            call(path)
        except ModuleNotFoundError as error:
            print(json.dumps(error.name), flush=True)
            return
        took = time.process_time() - begun
        print(json.dumps([took, _memory("VmHWM") - before]), flush=True)


def _memory(kind: str) -> float:
    """MiB that the process holds (VmRSS) or held at most (VmHWM), as Linux counts."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(kind))


class _Child:
    """A process that reads one file one way, a round whenever it is asked."""

    def __init__(self, case: Case, path: Path, which: str) -> None:
        command = [sys.executable, "-m", "benchmarks.readers.compare", "--one", which, case.name]
        alone = {**os.environ, **dict.fromkeys(_ONE_THREAD, "1"), **ALLOCATOR}
        self._process = subprocess.Popen(
            [*command, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=alone
        )
        self.seconds: list[float] = []
        self.peak = 0.0
        self.missing = ""

    def round(self) -> None:
        """One more reading; `missing` names the library where there is none."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        if isinstance(said, str):
            self.missing = said
        else:
            self.seconds.append(said[0])
            self.peak = said[1]

    def close(self) -> None:
        self._process.communicate()


def compared(case: Case, path: Path) -> str:
    """One line: how fast both are in turns, the first turn left out."""
    reader, bare = _Child(case, path, "reader"), _Child(case, path, "bare")
    while len(bare.seconds) < _ROUNDS and sum(reader.seconds + bare.seconds) < _SECONDS:
        bare.round()
        if bare.missing:
            break
        reader.round()
    reader.close()
    bare.close()
    if bare.missing:
        return _missing(case, bare.missing)
    turns = list(zip(bare.seconds, reader.seconds, strict=True))
    ratio = statistics.median(b / r for b, r in turns[1:] or turns)
    seconds, size = min(reader.seconds), path.stat().st_size / 1e6
    less = f"; gives less: {case.less}" if case.less else ""
    return (
        f"{case.name:14} {size:6.1f} {1 / seconds:8.1f} {size / seconds:7.1f}"
        f" {reader.peak:6.0f} {bare.peak:6.0f} {ratio:6.2f}  {case.library}{less}"
    )


def _missing(case: Case, library: str | None) -> str:
    return f"{case.name:14} not compared: {library} is not installed (extra: benchmarks)"


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
        try:
            if not path.exists():
                case.make(path, rows[: case.rows + 1])
            print(compared(case, path), flush=True)
        except ModuleNotFoundError as error:
            print(_missing(case, error.name), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        which, name, path = sys.argv[2:5]
        measure(next(case for case in CASES if case.name == name), path, which)
    elif len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(exist_ok=True)
        main(Path(sys.argv[1]), sys.argv[2:])
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made), [])

"""How well and how fast elements are found, beside Presidio and beside merely reading.

    python -m benchmarks.detection [--rows ROWS] [--wide ROWS] [--peer-values N] [--folder FOLDER]

Quality: precision and recall per element in tables with a header, without, and in cells of text,
on values of this benchmark's own generator; Presidio with its default recognizers and no model on
the same values. Speed: CPU seconds within this process against `polars.scan_csv`, all columns as
text, and per cell against Presidio; start-up of `breachscope -h`, memory of this process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from benchmarks import wide_table
from benchmarks.detection import quality
from benchmarks.detection.values import KINDS
from pipelines.assemble import records_from_table
from pipelines.blocks import Table

_BATCH = 100_000


def cpu(step: Callable[[], object]) -> float:
    """CPU seconds of this process for one step."""
    before = time.process_time()
    step()
    return time.process_time() - before


def show_quality(rows: int, values: int) -> None:
    """Print precision and recall of every element."""
    peer = quality.presidio()
    print(f"{'element':22}{'header P  R':16}{'no header':16}{'text':16}{'Presidio header, text'}")
    for kind in KINDS:
        headed, other = quality.of_tables(kind, rows, headed=True)
        bare, _ = quality.of_tables(kind, rows, headed=False)
        text = quality.of_sentences(kind, rows).told() if kind.sentence else ""
        line = f"{kind.element:22}{headed.told():16}{bare.told():16}{text:16}"
        if peer and kind.peer:
            told = [quality.of_peer(peer, kind, values, headed=True, text=t) for t in (False, True)]
            line += "   ".join(count.told() for count in told)
        print(line + (f"  elsewhere {other}" if other else ""))


def show_speed(rows: int, folder: Path) -> None:
    """Print the ratios of CPU time."""
    folder.mkdir(exist_ok=True, parents=True)
    path = folder / f"people-{rows}.csv"
    if not path.exists():
        wide_table.write(path, rows)

    def batches() -> Iterator[pl.DataFrame]:
        grid = pl.scan_csv(path, infer_schema=False, has_header=False)
        for batch in grid.collect_batches(chunk_size=_BATCH):
            batch.columns = [str(i) for i in range(batch.width)]
            yield batch

    def detect() -> int:
        block = Table(place="", name="people", header=None, batches=batches())
        return sum(frame.height for frame in records_from_table(block, "s", b"k" * 32))

    def read() -> int:
        return sum(b.height for b in pl.scan_csv(path, infer_schema=False).collect_batches())

    detect()
    pairs = [(cpu(read), cpu(detect)) for _ in range(3)]
    ratio = sorted(found / plain for plain, found in pairs)[1]
    cells = rows * 12
    print(f"{rows:,} rows: {pairs[-1][1] / cells * 1e9:,.0f} ns a cell, {ratio:.1f} x scan_csv")
    peer = quality.presidio()
    if peer:
        some = [value for row in next(batches()).head(30).rows() for value in row if value]
        each = cpu(lambda: [peer(value, []) for value in some]) / len(some)
        print(f"Presidio without a model takes {each / (pairs[-1][1] / cells):,.0f} times as long")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of this process {peak:,.0f} MiB, Presidio included")


def show_start() -> None:
    """Print the CPU time of the help text."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [str(Path(sys.executable).parent / "breachscope"), "-h"], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"breachscope -h: {seconds:.2f} s CPU")


def main() -> None:
    """Read the arguments and print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--wide", type=int, default=1_000_000)
    parser.add_argument("--peer-values", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/wide-table"))
    given = parser.parse_args()
    show_quality(given.rows, given.peer_values)
    show_start()
    show_speed(given.wide, given.folder)


if __name__ == "__main__":
    main()

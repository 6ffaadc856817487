"""How well and how fast elements are found, beside Presidio and beside merely reading.

    python -m benchmarks.detection [--rows ROWS] [--wide ROWS] [--peer-values N] [--folder FOLDER]

Quality: precision and recall per element in tables with a header, without, and in cells of text,
on values of this benchmark's own generator, and on the sets of blind tables; Presidio with its
default recognizers and no model on the same values. Speed: CPU seconds within this process against
`polars.scan_csv`, all columns as text, and against Presidio per cell and in text; start-up, and
the memory of a process of its own. Other projects' vectors: `benchmarks.detection.public`; other
programs: `benchmarks.detection.peers`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.detection import blind, quality, speed
from benchmarks.detection.values import KINDS

_CELLS = 12
_TEXT = 16_000


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
    """Print the ratios of CPU time, and the memory of a process of its own."""
    path = speed.wide(folder, rows)
    found = speed.of_tables(path)
    for name, (seconds, times) in found.items():
        each = seconds / (rows * _CELLS) * 1e9
        print(f"{rows:,} rows, {name}: {each:,.0f} ns a cell, {times:.1f} x scan_csv")
    peer = quality.presidio()
    if peer:
        rows_seen = next(speed.batches(path)).head(30).rows()
        some = [value for row in rows_seen for value in row if value]
        each = speed.cpu(lambda: [peer(value, []) for value in some]) / len(some)
        for name, (seconds, _) in found.items():
            times = each / (seconds / (rows * _CELLS))
            print(f"Presidio without a model takes {times:,.0f} times as long as {name}")
    for hits in (True, False):
        pace, times = speed.of_text_in_worker(_TEXT, hits=hits, lean=False)
        kind = "one hit per KB" if hits else "no hits"
        _, leaner = speed.of_text_in_worker(_TEXT, hits=hits, lean=True)
        line = f"text with {kind}: {pace:,.0f} MB/s, {times:,.0f} times as fast as Presidio"
        print(f"{line}, {leaner:,.0f} times as a lean one")
    peak, plain = speed.memory(path)
    print(f"peak memory of a process of its own {peak:,.0f} MiB; merely reading {plain:,.0f} MiB")


def main() -> None:
    """Read the arguments and print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--wide", type=int, default=1_000_000)
    parser.add_argument("--peer-values", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/wide-table"))
    given = parser.parse_args()
    show_quality(given.rows, given.peer_values)
    blind.main()
    help_text, scan = speed.start(given.folder)
    print(f"breachscope -h: {help_text:.2f} s CPU; a whole scan of one line: {scan:.1f} s")
    show_speed(given.wide, given.folder)


if __name__ == "__main__":
    main()

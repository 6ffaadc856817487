"""Key discovery over millions of rows: processor time and peak memory, as ratios within one run.

`python -m benchmarks.keys.discovery 250000 1000000` makes records of a table of people, a bridge
and a table of exposures for each number of people, in a process of its own each, and prints
processor seconds, peak memory and the seconds per million rows. Rows are set aside in a folder, as
in a case.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from pipelines.fingerprint import fingerprint
from pipelines.joins.key_discovery import discovered
from pipelines.joins.link import links
from pipelines.model import RECORDS, SOURCES, conform, empty
from pipelines.shelves import room_for
from scanner.growing import Growing
from scanner.tables import ROWS_PER_GROUP

_KEY = b"\5" * 32


def main() -> None:
    """Measure each number of people, each in its own process."""
    if len(sys.argv) == 3 and sys.argv[1] == "one":
        print(*_measured(int(sys.argv[2])))
        return
    print("rows      CPU find  CPU link  MiB find  MiB all  CPU s per million rows")
    for people in map(int, sys.argv[1:] or ["250000", "1000000"]):
        command = [sys.executable, "-m", "benchmarks.keys.discovery", "one", str(people)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        rows, find, link, first, last = map(float, told)
        print(f"{rows:<9.0f} {find:<9.1f} {link:<9.1f} {first:<9.0f} {last:<8.0f} "
              f"{(find + link) / rows * 1e6:.1f}")  # fmt: skip


def _measured(people: int) -> tuple[float, ...]:
    """Rows, processor seconds of discovery and of linking, peak MiB after each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        command = f"from benchmarks.keys.discovery import write; write({people}, {str(path)!r})"
        subprocess.run([sys.executable, "-c", command], check=True)
        records = pl.scan_parquet(path)
        rows = records.select(pl.len()).collect().item()
        began = time.process_time()
        room = room_for(records, Path(folder))
        found = discovered(records, empty(SOURCES), room=room)
        between, first = time.process_time(), _peak()
        made = Path(folder) / "links.parquet"
        links(records, found).sink_parquet(made, row_group_size=ROWS_PER_GROUP)
        assert pl.scan_parquet(made).select(pl.len()).collect().item() == people
        return rows, between - began, time.process_time() - between, first, _peak()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write(people: int, path: str) -> None:
    """Write RECORDS: people by number, a bridge from number to account, exposures by account."""
    growing = Growing(Path(path), RECORDS)
    for kind in ("who", "own", "acct"):
        for first in range(0, people, ROWS_PER_GROUP):
            growing.add(_table(first, min(people, first + ROWS_PER_GROUP), kind))
    growing.close()


def _table(first: int, end: int, kind: str) -> pl.DataFrame:
    spread = (pl.col("n") * 7_919 + 40_000_003).cast(pl.String)
    account = (pl.col("n") * 104_729 + 5_000_000_029).cast(pl.String)
    held = {
        "who": [("c1", spread)],
        "own": [("c2", spread), ("c3", account)],
        "acct": [("c4", account)],
    }
    keys = [
        pl.struct(
            column=pl.lit(f"key:{name}"), fingerprint=fingerprint(value, "key", _KEY),
            bare=fingerprint(value, "key", _KEY), header=pl.lit(name),
            shape=pl.lit("int 40.0 0.00 free"), declared=pl.lit(None, pl.String),
        )
        for name, value in held[kind]
    ]  # fmt: skip
    exposed = [{"element": "access_code", "detector": "world/access_code", "score": 0.9,
                "protection": "none", "locator": "column p", "because": "header",
                "fingerprint": "0" * 32}]  # fmt: skip
    exposures = exposed if kind == "acct" else []
    locator = pl.format("row {}", pl.col("n"))
    frame = pl.LazyFrame({"n": pl.int_range(first, end, eager=True)}).with_columns(
        source=pl.lit(kind), locator=locator, id=pl.format("{}#{}", pl.lit(kind), locator),
        role=pl.lit("subject"), keys=pl.concat_list(keys),
        exposures=pl.lit(exposures, dtype=RECORDS["exposures"]),
        full_name=pl.format("Ana C{}", pl.col("n")) if kind == "who" else pl.lit(None, pl.String),
        given_name=pl.lit("Ana" if kind == "who" else None, pl.String),
        family_name=pl.format("C{}", pl.col("n")) if kind == "who" else pl.lit(None, pl.String),
        emails=pl.lit([], dtype=pl.List(pl.String)), phones=pl.lit([], dtype=pl.List(pl.String)),
        logins=pl.lit([], dtype=pl.List(pl.String)),
    )  # fmt: skip
    return conform(frame.collect(), RECORDS)


if __name__ == "__main__":
    main()

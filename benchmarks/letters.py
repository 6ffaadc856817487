"""Letters per minute of `merge-letters` on one core, against 1,000.

    python -m benchmarks.letters [LETTERS]

Makes LETTERS invented people (default 1,000) with one set of exposed elements, lists them as for a
mail house, sets their letters, and prints both in seconds, with the size of the file and the peak
memory of the largest process.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import time

import polars as pl

from fixtures.leaks.people import CITIES, ORIGINS, STREETS
from pipelines.law import decisions, incident, obligations, rulepack
from pipelines.model import INDIVIDUALS, SOURCES, empty
from pipelines.outputs import merge_letters, notify, render

FACTS = """
[entity]
kind = "local_agency"
[data]
relationship = "owns"
[breach]
acquisition = "obtained"
discovered = 2026-03-04
[incident]
description = "A server stood open to the internet."
actions = "We closed it and changed every password."
"""


def people(number: int, seed: int = 1) -> pl.DataFrame:
    """INDIVIDUALS with an address each."""
    draw = random.Random(seed)
    rows = []
    for n in range(number):
        givens, families = draw.choice(list(ORIGINS.values()))
        given, family = draw.choice(givens), draw.choice(families)
        city, postal = draw.choice(CITIES)
        rows.append(
            {
                "individual_id": f"{n:032x}",
                "full_name": f"{given} {family}",
                "given_name": given,
                "family_name": family,
                "address": f"{n} {draw.choice(STREETS)}",
                "city": city,
                "state": "CA",
                "postal_code": postal,
                "elements": ["medical", "ssn"],
                "triggers": ["name+medical", "name+ssn"],
                "protected": [],
                "parts": [],
                "flags": [],
                "confidence": 0.95,
                "residency": "CA",
            }
        )
    return pl.DataFrame(rows, schema=INDIVIDUALS)


def main(number: int = 1000) -> None:
    """List them, set them, tell how long it took."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    individuals, facts, packs = people(number), incident.parse(FACTS), rulepack.packs()
    decided = decisions.decisions(individuals, facts, packs)
    counts = obligations.counted(individuals, decided, facts, packs)
    of = render.Outputs(
        individuals=individuals,
        decisions=decided,
        counts=counts,
        obligations=obligations.obligations(counts, facts, packs),
        sources=empty(SOURCES),
        incident=facts,
    )
    told = notify.recipients(individuals, decided)
    start = time.perf_counter()
    listed = pl.concat(notify.mailing_lists(told, facts).values(), how="diagonal").to_dicts()
    between = time.perf_counter()
    made = merge_letters.pdf(render.notices(of, told)[0], listed, draft=True)
    end = time.perf_counter()
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"list     {between - start:7.1f} s  {number / (between - start):10,.0f} people/s")
    print(f"letters  {end - between:7.1f} s  {60 * number / (end - between):10,.0f} letters/min")
    print(f"{len(made) / 1e6:.1f} MB, peak memory of the largest process {peak / 1024:,.0f} MiB")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))

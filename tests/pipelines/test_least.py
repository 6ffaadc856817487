"""At least: nobody is counted who may be somebody that is counted already."""

from __future__ import annotations

from typing import Any

import polars as pl
from mentions_made import HOME, exposure, mention, resolved, ssn

from pipelines.model import INDIVIDUALS
from pipelines.outputs.band import counted

SICK = [exposure("medical")]


def at_least(*rows: dict[str, Any]) -> int:
    found = pl.DataFrame(resolved(*rows), schema=INDIVIDUALS)
    nobodys = pl.DataFrame(schema={"element": pl.String, "values": pl.Int64, "sources": pl.Int64})
    return counted(found, nobodys, "confirmed").people


def test_namesakes_whom_nothing_tells_apart_count_once_and_those_with_numbers_twice() -> None:
    bare = [
        mention("a row 1", "John Smith", exposures=SICK, **HOME),
        mention("b row 2", "John Smith", exposures=SICK, street="9 Elm St", postal_code="90001"),
    ]
    assert len(resolved(*bare)) == 2
    assert at_least(*bare) == 1
    numbered = [row | {"exposures": SICK + ssn(n)} for n, row in enumerate(bare)]
    assert at_least(*numbered) == 2


def test_one_who_may_be_either_of_two_takes_nobodys_place() -> None:
    father = mention("a row 1", "John Smith", exposures=SICK + ssn(1), birth_date="1950-02-03")
    son = mention("a row 2", "John Smith", exposures=SICK + ssn(2), birth_date="1990-07-08")
    either = mention("b row 3", "John Smith", exposures=SICK)
    assert len(resolved(father, son, either)) == 3
    assert at_least(father, son, either) == 2


def test_who_stands_alone_in_a_list_that_garbles_is_not_counted_as_certain() -> None:
    names = ["Tessa Pittser", "Omar Haddadin", "Lucia Benavidez", "Karl Oberholzer"]
    garbled = ["Tesa Pittser", "Omar Hadadin", "Lucia Benavides", "Karl Oberholtzer"]
    mail = [{"emails": [f"p{n}@example.org"], "exposures": SICK} for n in range(4)]
    rows = [
        mention(f"a row {2 * n + place}", name, **mail[n])
        for n, both in enumerate(zip(names, garbled, strict=True))
        for place, name in enumerate(both)
    ]
    lone = mention("a row 20", "Wanda Kowalczyk", exposures=SICK)
    assert len(resolved(*rows, lone)) == 5
    assert at_least(*rows, lone) == 4
    tidy = mention("b row 20", "Wanda Kowalczyk", exposures=SICK)
    assert at_least(*rows, tidy) == 5

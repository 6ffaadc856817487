"""Precision and recall per element in tables and in sentences, beside Presidio's defaults."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from benchmarks.detection.values import DECOYS, FAMILY, GIVEN, KINDS, Kind
from detectors.catalog import detectors
from detectors.texts.search import search
from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

_KEY = b"k" * 32
_LEAST = 0.4
"""The score from which a result of Presidio counts, as its users set it."""

Peer = Callable[[str, list[str]], set[str]]
"""(text, words of its context) -> the kinds that a peer finds in it."""


@dataclass(slots=True)
class Count:
    """Values that were there, that were found, and what was called so and was something else."""

    there: int = 0
    found: int = 0
    wrong: int = 0

    def told(self) -> str:
        """Precision and recall, as in a table."""
        claimed = self.found + self.wrong
        precision = self.found / claimed if claimed else 1.0
        return f"{precision:.3f}  {self.found / max(1, self.there):.3f}"


def table(kind: Kind, head: str, rows: int, draw: random.Random) -> list[list[str]]:
    """Header and rows: a name, a birth date, the element, and columns of decoys around it."""
    top = ["Name", "Date of Birth", *(name for name, _ in DECOYS[:3]), head]
    top += [name for name, _ in DECOYS[3:]]
    body = [
        [
            f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}",
            f"{draw.randint(1, 12):02d}/{draw.randint(1, 28):02d}/{draw.randint(1940, 2004)}",
            *(value(draw) for _, value in DECOYS[:3]),
            kind.draw(draw),
            *(value(draw) for _, value in DECOYS[3:]),
        ]
        for _ in range(rows)
    ]
    return [top, *body]


def of_tables(kind: Kind, rows: int, *, headed: bool) -> tuple[Count, dict[str, int]]:
    """How the program does on tables of a kind; and what else it found in them, by element."""
    count, other = Count(), dict[str, int]()
    for number, head in enumerate(kind.heads if headed else kind.heads[:1]):
        grid = table(kind, head, rows, random.Random(f"{kind.element}{number}"))
        found = _exposures(grid if headed else grid[1:])
        count.there += rows
        place = f"column {head}" if headed else "column F"
        for element, locator in found.iter_rows():
            right = locator.endswith(place)
            if element == kind.element:
                count.found += right
                count.wrong += not right
            elif not right:
                other[element] = other.get(element, 0) + 1
    return count, other


def of_sentences(kind: Kind, number: int) -> Count:
    """How the program does on cells of text that hold one value each."""
    draw = random.Random(kind.element)
    values = [kind.draw(draw) for _ in range(number)]
    finds = search(pl.Series([kind.sentence.format(value) for value in values]))
    codes = finds.select("row", "value", element=_codes(finds["detector"]))
    hits = codes.filter(pl.col("element") == kind.element)
    right = sum(values[row] == value for row, value in hits.select("row", "value").iter_rows())
    return Count(there=number, found=right, wrong=hits.height - right)


def of_peer(peer: Peer, kind: Kind, number: int, *, headed: bool, text: bool) -> Count:
    """The same cells or sentences given to a peer, with every word that may stand nearby."""
    draw, count = random.Random(kind.element), Count(there=number)
    heads = " ".join((*kind.heads, kind.sentence)).lower().replace("_", " ")
    context = heads.replace("{}", "").split() if headed else []
    for _ in range(number):
        value = kind.draw(draw)
        found = peer(kind.sentence.format(value) if text else value, context)
        count.found += kind.peer in found
        decoy = draw.choice(DECOYS)[1](draw)
        count.wrong += not text and kind.peer in peer(decoy, [])
    return count


def presidio() -> Peer | None:
    """Presidio with its default recognizers and no model; None where it is not installed."""
    try:
        from presidio_analyzer import AnalyzerEngine  # noqa: PLC0415
        from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: PLC0415
    except ImportError:
        return None
    settings = {
        "nlp_engine_name": "no_op",
        "models": [{"lang_code": "en", "model_name": "no_op"}],
    }
    engine = NlpEngineProvider(nlp_configuration=settings).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def found(text: str, context: list[str]) -> set[str]:
        results = analyzer.analyze(text=text, language="en", context=context or None)
        return {result.entity_type for result in results if result.score >= _LEAST}

    return found


def kinds_with_text() -> list[Kind]:
    """The kinds that stand in sentences."""
    return [kind for kind in KINDS if kind.sentence]


def _exposures(grid: list[list[str]]) -> pl.DataFrame:
    """Element and locator of everything exposed in a grid without column names."""
    columns = {str(i): [row[i] for row in grid] for i in range(len(grid[0]))}
    block = Table(place="", name="", header=None, batches=iter([pl.DataFrame(columns)]))
    records = list(records_from_table(block, "s", _KEY))
    if not records:
        return pl.DataFrame(schema={"element": pl.String, "locator": pl.String})
    shown = pl.concat(records).select("exposures").explode("exposures").drop_nulls()
    return shown.unnest("exposures").select("element", "locator")


def _codes(names: pl.Series) -> pl.Series:
    codes = {name: detector.detects for name, detector in detectors().items()}
    return names.replace_strict(codes, return_dtype=pl.String)

"""Records from running text: what documents and messages say of whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from detectors.spans import Spans
from detectors.texts.findings import Finding
from pipelines.attribution.holders import held_by
from pipelines.attribution.made_up import is_made_up, is_shown
from pipelines.attribution.merged_letters import letters
from pipelines.attribution.named_people import people_of_each
from pipelines.attribution.nameless import only_goods
from pipelines.attribution.only_person import left_out, names_one, of_the_only, the_only
from pipelines.attribution.plan_holders import holders_in, of_the_holder
from pipelines.attribution.postal_lines import addresses_in
from pipelines.attribution.text_records import EXPOSED, Rows, apart, values_of
from pipelines.attribution.units import Document, document
from pipelines.model import RECORDS, conform, empty
from pipelines.plain.plain_words import in_plain_words
from pipelines.plain.text_tables import TextTable, labelled, of_boxes, tables_in, without
from pipelines.plain.told_beside import told_beside
from pipelines.tables.assemble import records_from_table
from pipelines.tables.password_stores import owned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.attribution.mentions import Person
    from pipelines.attribution.text_records import Value
    from pipelines.blocks import Party, TextBlock

_LEAST = 0.45


class Told(NamedTuple):
    """A document or message in order, and how many tables of it stand apart from its text.

    source: id in SOURCES.
    """

    blocks: Sequence[TextBlock]
    tables: int
    source: str


def records_from_text(
    blocks: Sequence[TextBlock], source: str, key: bytes, model: str | None, tables: int = 0
) -> pl.DataFrame:
    """As `records_from_texts`, of one document or message."""
    return records_from_texts([Told(blocks, tables, source)], key, model)[0]


def records_from_texts(told: Sequence[Told], key: bytes, model: str | None) -> list[pl.DataFrame]:
    """Make RECORDS of each document or message: one per person with an exposure or a contact fact.

    told: texts of any sources; parties of a message come from its blocks. Where tables stand
    apart from a text, whom alone the text names has a record, though no more is told, since they
    may be theirs. key: the secret of the case, for fingerprints. model: an installed spaCy model,
    or None for the names finder alone.
    Elements that may be several people's, or nobody's by name, stand in records without a name.
    Short texts together cost less than half of what they do one by one.
    Raises LookupError where the model is not installed.
    """
    cut = [(at, of_one) for at, one in enumerate(told) for of_one in letters(one.blocks)]
    texts = [_text(of_one, (told[at].source, key)) for at, of_one in cut]
    frames: list[list[pl.DataFrame]] = [[] for _ in told]
    read = _read(texts, key, model)
    for (at, _), text, (named, findings, values) in zip(cut, texts, read, strict=True):
        rows = Rows(text.doc, told[at].source, values)
        alone = names_one(text.tables, named)
        prose = _prose(text.doc, named, findings, rows, (told[at].tables, alone))
        prose = of_the_holder(prose, text.tables, (text.doc, named), text.holders)
        only = the_only(prose, named)
        frames[at] += [prose, *(of_the_only(frame, only) for frame in text.tables)]
    return [pl.concat(some) for some in frames]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One letter: its text outside tables, who stands on its envelope, records of its tables.

    holders: where tables name who holds a plan.
    """

    doc: Document
    parties: list[Party]
    tables: list[pl.DataFrame]
    holders: list[str]


def _text(blocks: Sequence[TextBlock], origin: tuple[str, bytes]) -> _Text:
    kept, tables, holders = [], list[pl.DataFrame](), list[str]()
    for block in map(in_plain_words, blocks):
        told, naming = list[TextTable](), list[tuple[TextTable, list[str]]]()
        found = tables_in(block)
        holders += holders_in(found)
        for item in found:
            frames = [
                frame
                for frame in records_from_table(owned(item.table), *origin)
                if not only_goods(frame, block.text)
            ]
            # A table that tells nothing of its own kind is text: results, lists of services. So
            # are rows of boxes below each other: what the next asks for is the same person's.
            if not of_boxes(item, found) and any(item.tells(frame) for frame in frames):
                told.append(item)
                naming.append((item, [n for f in frames for n in f["full_name"].drop_nulls()]))
                tables.extend(_by_line(frame) for frame in frames)
        other = [item for item in found if item not in told]
        rest = labelled(without(block, told), other)
        kept += [rest, *told_beside(block, rest.text, naming)]
    parties = list(dict.fromkeys(party for block in kept for party in block.parties))
    return _Text(doc=document(kept), parties=parties, tables=tables, holders=holders)


def _by_line(frame: pl.DataFrame) -> pl.DataFrame:
    """Return records of a table in a text, placed by the line of the text."""
    swapped = (r"\brow ([0-9]+)", "line ${1}")
    inner = pl.element().struct.with_fields(pl.field("locator").str.replace(*swapped))
    return frame.with_columns(
        pl.col("locator", "id").str.replace(*swapped), pl.col("exposures").list.eval(inner)
    )


def _read(
    texts: Sequence[_Text], key: bytes, model: str | None
) -> list[tuple[list[Person], list[Finding], dict[Finding, Value]]]:
    """Per text everyone it names, what was found, and what is kept of every value."""
    from detectors.texts.text import engine  # noqa: PLC0415 - half of a worker's start, for text alone

    seen = engine(model).analyze([text.doc.flat for text in texts])
    found = [_with_addresses(t.doc, some) for t, some in zip(texts, seen, strict=True)]
    told = [(t.doc, some, t.parties) for t, some in zip(texts, found, strict=True)]
    values = values_of([(doc, some) for doc, some, _ in told], key)
    return list(zip(people_of_each(told), found, values, strict=True))


def _prose(
    doc: Document,
    named: list[Person],
    findings: Sequence[Finding],
    rows: Rows,
    beside: tuple[int, bool],
) -> pl.DataFrame:
    """Return records of the text outside tables.

    beside: how many tables stand apart, and whether those inside name the one person.
    """
    told = () if is_made_up(doc.flat) else findings
    held, loose = held_by(doc, named, told, alone=beside[1])
    for index, person in enumerate(named):
        for part in apart(doc, held.get(index, []), rows.values):
            rows.person(person, part)
    for scope in sorted(loose):
        rows.nameless(loose[scope])
    for person in left_out(doc, named, rows) if beside[0] else ():
        rows.only(person)
    frame = pl.DataFrame(rows.rows, schema=RECORDS) if rows.rows else empty(RECORDS)
    return conform(frame, RECORDS)


def _with_addresses(doc: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Put stacked addresses in place of the findings they hold (a street, a ZIP code).

    A number under a label of its own is none of them: it stands in the column beside the address.
    What a guide shows for an example is left out.
    """
    places = addresses_in(doc.text)
    taken = Spans((a.start, a.end) for a in places)
    whole = [
        Finding(a.start, a.end, "world/address", "address", 0.9, "street, city, state and ZIP code")
        for a in places
    ]
    return [
        *whole,
        *(
            f
            for f in findings
            if f.score >= _LEAST
            and (_beside(f) or not taken.touch(f.start, f.end))
            and not is_shown(doc.flat, f.start)
        ),
    ]


def _beside(finding: Finding) -> bool:
    return finding.detects in EXPOSED and finding.because.startswith("label")

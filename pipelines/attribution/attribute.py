"""Records from running text: what a document or message says of whom."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl

from detectors.spans import Spans
from detectors.texts.credential_lines import LOGIN_LINE
from detectors.texts.findings import Finding
from pipelines.attribution.mentions import Person, people
from pipelines.attribution.merged_letters import letters
from pipelines.attribution.nameless import of_goods, only_goods, tells, worth_keeping
from pipelines.attribution.nearby import Nearby
from pipelines.attribution.only_person import left_out, of_the_only, the_only
from pipelines.attribution.owners import Owners
from pipelines.attribution.postal_lines import addresses_in
from pipelines.attribution.text_records import EXPOSED, Held, Rows, apart, values_of
from pipelines.attribution.units import Document, document
from pipelines.blocks import TextBlock
from pipelines.model import RECORDS, conform, empty
from pipelines.plain.plain_words import in_plain_words
from pipelines.plain.text_tables import TextTable, labelled, tables_in, without
from pipelines.tables.assemble import records_from_table
from pipelines.tables.own_logins import in_login

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTACT = frozenset(
    {"email", "phone", "address", "street", "city", "state", "postal_code", "user_name"}
)
_SECRET = frozenset({"password", "security_question", "security_answer", "access_code"})
_SHORT_LABEL = re.compile(r"[\s>*-]*(?:\w{1,3}[ ]?[:=])?[ ]*")
_LEAST = 0.45
_MANY = 200


def records_from_text(
    blocks: Sequence[TextBlock], source: str, key: bytes, model: str | None, tables: int = 0
) -> pl.DataFrame:
    """Make RECORDS of one document or message: one per person with an exposure or a contact fact.

    blocks: the document in order; parties of a message come from its blocks. source: id in
    SOURCES. key: the secret of the case, for fingerprints. model: an installed spaCy model, or
    None for the names finder alone. tables: how many tables of the document stand apart from its
    text: whom alone the text names has a record, though no more is told, since they may be theirs.
    Elements that may be several people's, or nobody's by name, stand in records without a name.
    Raises LookupError where the model is not installed.
    """
    origin = (source, key)
    documents = [_of_document(of_one, origin, model, tables) for of_one in letters(blocks)]
    return pl.concat(documents)


def _of_document(
    blocks: Sequence[TextBlock], origin: tuple[str, bytes], model: str | None, apart: int
) -> pl.DataFrame:
    kept, tables = [], list[pl.DataFrame]()
    for block in map(in_plain_words, blocks):
        told = list[TextTable]()
        found = tables_in(block)
        for item in found:
            frames = [
                frame
                for frame in records_from_table(item.table, *origin)
                if not only_goods(frame, block.text)
            ]
            # A table that tells nothing of its own kind is text: results, lists of services.
            if any(item.tells(frame) for frame in frames):
                told.append(item)
                tables.extend(_by_line(frame) for frame in frames)
        other = [item for item in found if item not in told]
        kept.append(labelled(without(block, told), other))
    doc = document(kept)
    prose, named = _from_prose(doc, kept, origin, (model, apart))
    only = the_only(prose, named)
    return pl.concat([prose, *(of_the_only(frame, only) for frame in tables)])


def _by_line(frame: pl.DataFrame) -> pl.DataFrame:
    """Return records of a table in a text, placed by the line of the text."""
    swapped = (r"\brow ([0-9]+)", "line ${1}")
    inner = pl.element().struct.with_fields(pl.field("locator").str.replace(*swapped))
    return frame.with_columns(
        pl.col("locator", "id").str.replace(*swapped), pl.col("exposures").list.eval(inner)
    )


def _from_prose(
    doc: Document,
    blocks: Sequence[TextBlock],
    origin: tuple[str, bytes],
    how: tuple[str | None, int],
) -> tuple[pl.DataFrame, list[Person]]:
    """Return records of the text outside tables, and everyone it names.

    how: the model, and how many tables stand apart.
    """
    from detectors.texts.text import engine  # noqa: PLC0415 - half of a worker's start, for text alone

    parties = list(dict.fromkeys(party for block in blocks for party in block.parties))
    findings = _with_addresses(doc, engine(how[0]).analyze(doc.flat))
    named = people(doc, findings, parties)
    held, loose = _held(doc, named, findings)
    rows = Rows(doc, origin[0], values_of(doc, findings, origin[1]))
    for index, person in enumerate(named):
        for part in apart(doc, held.get(index, []), rows.values):
            rows.person(person, part)
    for scope in sorted(loose):
        rows.nameless(loose[scope])
    for person in left_out(doc, named, rows) if how[1] else ():
        rows.only(person)
    told = pl.DataFrame(rows.rows, schema=RECORDS) if rows.rows else empty(RECORDS)
    return conform(told, RECORDS), named


def _with_addresses(doc: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Put stacked addresses in place of the findings they hold (a street, a ZIP code).

    A number under a label of its own is none of them: it stands in the column beside the address.
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
            if f.score >= _LEAST and (_beside(f) or not taken.touch(f.start, f.end))
        ),
    ]


def _beside(finding: Finding) -> bool:
    return finding.detects in EXPOSED and finding.because.startswith("label")


def _held(
    doc: Document, named: list[Person], findings: Sequence[Finding]
) -> tuple[dict[int, list[Held]], dict[int, list[Held]]]:
    """Give findings to people (by index); the rest stays by the start of its line or form."""
    owners = Owners(Nearby(doc, named, findings), list(findings))
    held: dict[int, list[Held]] = defaultdict(list)
    loose: dict[int, list[Held]] = defaultdict(list)
    by_scope: dict[int, int] = {}
    facts: list[Finding] = []
    for finding in findings:
        if of_goods(doc, finding) or finding.detects in _CONTACT or finding.detects == "name":
            facts.extend([finding] if finding.detects in _CONTACT else [])
            continue
        owner = owners.of(finding)
        if owner is not None:
            held[owner.person].append(Held(finding, owner.sure, owner.because))
            if finding.detects in _SECRET:
                by_scope[_scope(doc, finding)] = owner.person
        elif worth_keeping(doc, finding, named):
            loose[_scope(doc, finding)].append(Held(finding, 0.5, "nobody named for it"))
    for finding in facts:
        found = _owner_of_fact(doc, named, owners, finding)
        _give_fact(finding, found, by_scope, (held, loose), doc)
    return held, {scope: items for scope, items in loose.items() if items and tells(items)}


def _give_fact(
    finding: Finding,
    found: tuple[int | None, bool],
    by_scope: dict[int, int],
    kept: tuple[dict[int, list[Held]], dict[int, list[Held]]],
    doc: Document,
) -> None:
    """Give a contact fact to its person, and to the password of nobody that it stands beside."""
    held, loose = kept
    owner, surely = found
    scope, line = _scope(doc, finding), doc.line(finding.start)
    login = finding.detects in ("email", "user_name")
    if owner is None and login:
        owner = by_scope.get(scope)
    around = doc.form(finding.start)
    scopes = {scope, around.start} if around else {scope}
    secrets = [
        h
        for place in sorted(scopes)
        for h in loose.get(place, ())
        if login
        and h.finding.detects in _SECRET
        and (place == scope or line[0] <= h.finding.start < line[1])
    ]
    if owner is not None:
        held[owner].append(Held(finding, 0.8, "close by"))
        if surely and not secrets:
            _take_over(held, owner, line)
        if surely and secrets:
            held[owner] += secrets
            for place in scopes & loose.keys():
                loose[place] = [h for h in loose[place] if h not in secrets]
            secrets = []
    if scope in loose and (owner is None or secrets):
        loose[scope].append(Held(finding, 0.5, "same line or form"))


def _take_over(held: dict[int, list[Held]], owner: int, line: tuple[int, int]) -> None:
    """Give the only secret of a line to whom the user name beside it names, not to who tells it."""
    told = [
        (at, h)
        for at, items in held.items()
        for h in items
        if h.finding.detects in _SECRET and line[0] <= h.finding.start < line[1]
    ]
    if len(told) == 1 and told[0][0] != owner:
        held[told[0][0]].remove(told[0][1])
        held[owner].append(told[0][1])


def _owner_of_fact(
    doc: Document, named: list[Person], owners: Owners, finding: Finding
) -> tuple[int | None, bool]:
    """Return whose a contact fact is, and whether the address itself says so."""
    close = owners.close(finding)
    beside = close is not None and close.because == "same line"
    written = finding.detects in ("email", "user_name")
    if written and not (beside and finding.detects == "email" and finding.because != LOGIN_LINE):
        local = doc.flat[finding.start : finding.end].lower()
        alike = [
            index
            for index, person in enumerate(named[:_MANY])
            if local in person.emails or in_login(person, local.split("@")[0])
        ]
        if len(alike) == 1:
            return alike[0], True
    return (close.person if close is not None and close.person >= 0 else None), False


def _scope(doc: Document, finding: Finding) -> int:
    """Return the start of what a finding stands in: its form, or its line."""
    line = doc.line(finding.start)[0]
    under = finding.because == LOGIN_LINE and finding.detects == "password"
    if under and line and _SHORT_LABEL.fullmatch(doc.flat, line, finding.start):
        return doc.line(line - 1)[0]  # the line above has the user name
    alone = finding.because == LOGIN_LINE or finding.detects == "login"
    form = None if alone else doc.form(finding.start)
    return form.start if form is not None else line

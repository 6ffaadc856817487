"""What passes between the stages: blocks that readers yield, and the schema of every table.

Two forms only. A frozen dataclass for what passes one at a time; a `polars.Schema`, a comment
per column, for what passes by the million. Spans are half-open in code points, rows count from
0, times are UTC, scores are 0 to 1, null means unknown and never "no".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

# ---------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows as they lie: every cell a string (or null), in bounded batches.

    place: where in its source, for people and for locators ("sheet Staff", "table users"); ""
        when the source is one table.
    name: name of the sheet, table or file stem, a hint for typing; "" when there is none.
    header: the column names where the format has them (databases, JSON, Parquet); None where
        the grid itself must be searched for a header row (delimited text, workbooks).
    batches: frames of String columns named "0", "1", …, all of the same width, at most 100,000
        rows each; read once, before the next block is asked for.
    first_row: number of the first row of the first batch in its source (0-based), so that a
        locator can name the row a person sees.
    hidden: the sheet or table is hidden from an ordinary user.
    keys: declared keys: column index -> "table.column" it refers to, or its own
        "table.column" where it is the primary key.
    """

    place: str
    name: str
    header: tuple[str, ...] | None
    batches: Iterator[pl.DataFrame]
    first_row: int = 0
    hidden: bool = False
    keys: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person named by the envelope of a message: role is `author` or `addressee`."""

    role: str
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A run of text: a page, the body of a message, a document, a piece of a long log.

    text: at most 1,000,000 characters; longer runs are cut at line ends into several blocks.
    place: where in its source ("page 2", "message 14", "" for the whole).
    kind: `page` (fixed lines), `prose` (flowing paragraphs), `mail` (a message body), `log`.
    parties: who the envelope names; empty outside mail.
    """

    text: str
    place: str
    kind: str
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside a source: archive member or attachment. Read like a source of its own.

    name: the name the container gives it, never used as a path on this machine.
    """

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something a reader saw and could not read. Failure is data.

    place: where in its source; "" for the whole of it.
    code: a code of `EXCEPTIONS`; never a message from the evidence or a library.
    """

    place: str
    code: str


Block = Table | TextBlock | Member | Unread

EXCEPTIONS: dict[str, str] = {
    "unsupported": "The type is known, and this version has no reader for it.",
    "unknown_type": "The content matches no known type.",
    "encrypted": "A password is needed.",
    "damaged": "The content breaks the rules of its own format.",
    "truncated": "The content ends before it should.",
    "empty": "There is nothing inside.",
    "no_text": "Pages without text, most likely scans: character recognition is needed.",
    "too_large": "Reading would pass the memory or output limit.",
    "too_deep": "Containers are nested deeper than the limit.",
    "bomb": "The content expands beyond the allowed ratio.",
    "timeout": "Reading took longer than the time limit.",
    "crashed": "The reader ended abnormally.",
    "unreadable": "The operating system refused to open or read the file.",
    "changed": "The file changed while it was read.",
    "link": "A link to somewhere else, not followed.",
    "special": "A device, socket or pipe, not a file.",
    "rows_lost": "Some rows could not be taken apart into cells.",
    "undecodable": "Some characters could not be decoded.",
}
"""Code -> reason a person understands. A code that is not here never leaves the sandbox."""

# ---------------------------------------------------------------------------------- tables

SOURCES = pl.Schema(
    {
        "id": pl.String,  # 32 hex digits: hash of parent, path and content
        "path": pl.String,  # relative to its evidence root; "!/" before a member of a container
        "sha256": pl.String,  # of the content; null where it could not be read
        "size": pl.Int64,  # bytes
        "media_type": pl.String,  # as sniffed from the content, never from the name
        "modified": pl.Datetime("us", "UTC"),  # null for members that carry no time
        "parent": pl.String,  # id of the container, null at the top
        "family": pl.String,  # id of the outermost container, or own id
        "custodian": pl.String,  # first folder below the evidence root, null at the top
        "status": pl.String,  # read | partial | exception | excluded
        "code": pl.String,  # first exception code, null when read
        "places": pl.List(pl.String),  # the parts that were not read: "code at place"
        "tables": pl.Int64,  # tables read
        "rows": pl.Int64,  # rows read
        "pages": pl.Int64,  # text blocks read
        "characters": pl.Int64,  # characters of text read
        "duplicate_of": pl.String,  # id of the first source with the same content, null otherwise
    }
)
"""One row per file, member and attachment: what came in and how it was read."""

EXPOSURE = pl.Struct(
    {
        "element": pl.String,  # code of an element or part
        "detector": pl.String,  # "us/ssn"
        "score": pl.Float64,  # 0..1
        "protection": pl.String,  # none | masked | hashed | tokenised | encrypted
        "locator": pl.String,  # within the source: "sheet Staff, row 12, column E"
        "because": pl.String,  # reason in words, without any value: "header ssn; check passed"
        "fingerprint": pl.String,  # keyed hash of the normal form, 32 hex digits; null if protected
    }
)

JOIN_KEY = pl.Struct(
    {
        "column": pl.String,  # what the key is, comparable across tables: "person_key:employee id"
        "fingerprint": pl.String,  # keyed hash of the normal form
    }
)

RECORDS = pl.Schema(
    {
        "id": pl.String,  # source id + "#" + locator + "/" + role
        "source": pl.String,  # id in SOURCES
        "locator": pl.String,  # where in the source: "sheet Staff, row 12"; "page 2"; "message 3"
        "role": pl.String,  # subject | spouse | dependant | guarantor | contact | provider | staff
        # | author | addressee
        "full_name": pl.String,  # as written, white space tidied; null when there is no name
        "given_name": pl.String,
        "middle_name": pl.String,
        "family_name": pl.String,
        "name_suffix": pl.String,  # JR, SR, II, III, IV, V
        "name_score": pl.Float64,  # how sure it is that this is a person's name; null without one
        "birth_date": pl.String,  # ISO date, or YYYY-MM / YYYY when that is all there is
        "death_date": pl.String,  # ISO date; "unknown" when only the fact is known
        "emails": pl.List(pl.String),  # lower case
        "phones": pl.List(pl.String),  # E.164 where possible, else digits
        "logins": pl.List(pl.String),  # user names, lower case
        "street": pl.String,  # with the unit
        "city": pl.String,
        "state": pl.String,  # two letters for US states
        "postal_code": pl.String,
        "country": pl.String,  # ISO 3166 two letters; null is read as US
        "exposures": pl.List(EXPOSURE),
        "keys": pl.List(JOIN_KEY),
    }
)
"""One row per mention of a person in one place; also one per row that holds exposures or join
keys and no name (`full_name` null), which links may give to a person."""

LINKS = pl.Schema(
    {
        "record": pl.String,  # a record with exposures or contact facts and no name of its own
        "person": pl.String,  # the record of the person it belongs to
        "column": pl.String,  # the key that leads there
        "score": pl.Float64,  # 0..1
        "because": pl.String,  # in words, without any value
    }
)
"""Which record without a name belongs to which record with one, and by which key."""

INDIVIDUALS = pl.Schema(
    {
        "individual_id": pl.String,  # stable: hash of the smallest member id
        "full_name": pl.String,  # null where only a login was exposed
        "given_name": pl.String,
        "family_name": pl.String,
        "aliases": pl.List(pl.String),  # other written forms of the name
        "date_of_birth": pl.String,  # ISO or null
        "emails": pl.List(pl.String),
        "phones": pl.List(pl.String),
        "logins": pl.List(pl.String),
        "address": pl.String,  # street with unit
        "city": pl.String,
        "state": pl.String,
        "postal_code": pl.String,
        "elements": pl.List(pl.String),  # exposed ones (protection none), sorted
        "triggers": pl.List(pl.String),  # "name+ssn", "login", sorted
        "confidence": pl.Float64,  # 0..1
        "sources": pl.List(pl.Struct({"path": pl.String, "locator": pl.String})),
        # --- beyond the export contract
        "members": pl.List(pl.String),  # record ids, sorted
        "protected": pl.List(pl.String),  # elements seen only masked, hashed or encrypted
        "parts": pl.List(pl.String),  # bare numbers and codes that make no exposure
        "residency": pl.String,  # two-letter state; null = unknown
        "residency_basis": pl.String,  # address | license state | phone area | null
        "flags": pl.List(pl.String),  # minor | deceased | no_address | conflict
        "because": pl.List(pl.String),  # why the members are one person, without any value
    }
)
"""One row per resolved natural person, affected or not."""

EXPORT_COLUMNS = tuple(INDIVIDUALS.names()[:17])
"""The public contract of `breachscope export CASE individuals`, in order."""

DECISIONS = pl.Schema(
    {
        "individual_id": pl.String,
        "rule": pl.String,  # id of the rule pack
        "version": pl.String,  # of the rule pack
        "outcome": pl.String,  # notify | do_not_notify | review
        "triggers": pl.List(pl.String),  # those of the pack that are met
        "clauses": pl.List(pl.String),  # citations of the triggers and exemptions used
        "facts": pl.List(pl.String),  # "name = value" of the incident facts used
        "facts_missing": pl.List(pl.String),  # names of incident facts that would settle it
        "because": pl.String,  # one sentence
    }
)

OBLIGATIONS = pl.Schema(
    {
        "rule": pl.String,
        "obligation": pl.String,  # id within the pack
        "outcome": pl.String,  # due | not_due | review
        "to": pl.String,
        "by": pl.String,  # the clock in words: "immediately", "without unreasonable delay"
        "due": pl.String,  # ISO date where the clock has a number and its start is known
        "how": pl.String,
        "contents": pl.List(pl.String),
        "citation": pl.String,
        "inputs": pl.List(pl.String),  # "name = value" of facts and counts used
        "facts_missing": pl.List(pl.String),
    }
)


def empty(schema: pl.Schema) -> pl.DataFrame:
    """A table of the schema without rows."""
    return pl.DataFrame(schema=schema)


def conform(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """The frame in the schema's columns, order and types; columns it lacks become null.

    Raises polars.exceptions.PolarsError where a value does not fit its type.
    """
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(dtype).alias(name)
        for name, dtype in schema.items()
    )

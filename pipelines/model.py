"""The schema of every stored table: what passes between the stages by the million.

A `polars.Schema`, a comment per column. Spans are half-open in code points, rows count from 0,
times are UTC, scores are 0 to 1, null means unknown and never "no". What passes one at a time is
a frozen dataclass in the module that makes it (`blocks.py` for what readers yield).
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl


def _schema(columns: Mapping[str, pl.DataType | type[pl.DataType]]) -> pl.Schema:
    """A schema; the declared parameter type lets mypy see what the columns are."""
    return pl.Schema(columns)


SOURCES = _schema(
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

PIECES = _schema(
    {
        "source": pl.String,  # id in SOURCES
        "place": pl.String,  # "sheet Staff"; "page 2"; "message 14"; "" for the whole source
        "kind": pl.String,  # sheet | column (a hidden one) | table | page | message | text | part
        # (anything else that was not read) | key (of a cipher, a server or a person, that lies
        # there) | tried (keys and passwords, in vain) | whole (what the source says of itself) |
        # more (pieces that are not listed)
        "hidden": pl.Boolean,  # from an ordinary user: a hidden sheet, a hidden column
        "unit": pl.String,  # of the numbers: rows | characters | sheets | tables | pages | messages
        # | members | pieces
        "expected": pl.Int64,  # how many the source itself says it holds; null where it does not
        "read": pl.Int64,  # how many were read
        "status": pl.String,  # read | partial | exception
        "code": pl.String,  # first exception code, null when read
    }
)
"""One row per sheet, table, page, message or run of text of a source, and per part not read."""

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
        "column": pl.String,  # what the key is, comparable across tables: "person_key:employee id";
        # "key:xref id" where only values speak for a key, "part_key:site id" for half of one
        "fingerprint": pl.String,  # keyed hash of the normal form
        "bare": pl.String,  # the same of the value without the letters that all begin with
        "header": pl.String,  # what locators call the column; null outside tables
        "shape": pl.String,  # as `key_shapes.Shape` tells it, no value; null where there is none
        "declared": pl.String,  # "table.column" that the source declares; null where it does not
    }
)

COLUMNS = _schema(
    {
        "source": pl.String,  # id in SOURCES
        "place": pl.String,  # of the table in its source; "" where the source is one table
        "column": pl.String,  # its header, or its letter where the header may be a value
        "detects": pl.String,  # code of elements.toml; null where nothing claims the column
        "detector": pl.String,  # name of the detector; null as above
        "role": pl.String,  # whose it is, as in RECORDS
        "score": pl.Float64,  # 0..1, how sure the type is
        "reasons": pl.List(pl.String),  # in words, without any value
    }
)
"""What each column of each table was taken for."""

RECORDS = _schema(
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

LINKS = _schema(
    {
        "record": pl.String,  # a record with exposures or contact facts and no name of its own
        "person": pl.String,  # the record of the person it belongs to
        "column": pl.String,  # the key that leads there
        "score": pl.Float64,  # 0..1
        "because": pl.String,  # in words, without any value
    }
)
"""Which record without a name belongs to which record with one, and by which key."""

KEYS = _schema(
    {
        "column": pl.String,  # "path:table.header" of the column whose rows seek a person
        "refers_to": pl.String,  # the same of the column where they are found
        "verdict": pl.String,  # accepted | doubtful (a person should look) | refused
        "score": pl.Float64,  # 0..1, 0 unless accepted
        "because": pl.String,  # in words and counts, without any value
        "seeker_values": pl.Int64,  # different values of the first column
        "holder_values": pl.Int64,  # of the second
        "common": pl.Int64,  # of both; an estimate where the pair was refused by a sketch
    }
)
"""Which key columns of two tables were thought to mean the same, and what came of it."""

MERGE = pl.Struct(
    {
        "a": pl.String,  # a record
        "b": pl.String,  # one of the same person
        "weight": pl.Float64,  # bits for one person; null where an exact rule or a person decided
        "because": pl.String,  # what agrees, without any value
    }
)

REVIEW = pl.Struct(
    {
        "other": pl.String,  # individual_id of somebody who may be the same person
        "weight": pl.Float64,  # bits for one person, less the chance that any two are one
        "because": pl.String,  # what speaks against, without any value
    }
)

ORIGIN = pl.Struct(
    {
        "fact": pl.String,  # name | birth date | death | address
        "path": pl.String,  # of the source whose record tells it as it stands
        "locator": pl.String,  # of that record
    }
)

INDIVIDUALS = _schema(
    {
        "individual_id": pl.String,  # hash of the mention that was met first, see `identities`
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
        "country": pl.String,  # of the address, as in RECORDS
        "merges": pl.List(MERGE),  # how the members came together
        "strict": pl.Int64,  # how many people the strict rules alone make of the members
        "reviews": pl.List(REVIEW),  # open questions, the weightiest first
        "loose": pl.String,  # individual_id of one told apart from all others who may be this one
        "origins": pl.List(ORIGIN),  # where the facts that stand above come from
        "supersedes": pl.List(pl.String),  # ids of earlier lists that this person replaces, sorted
    }
)
"""One row per resolved natural person, affected or not."""

IDENTITIES = _schema(
    {
        "content": pl.String,  # of a mention: hash of its source, and the place in it
        "arrived": pl.UInt32,  # number of the run that met it first
        "called": pl.List(pl.String),  # its individual_id, in order; the last is of now
    }
)
"""What the mentions of a case were called: it makes ids stay where evidence is added."""

EXPORT_COLUMNS = tuple(INDIVIDUALS.names()[:17])
"""The public contract of `breachscope export CASE individuals`, in order."""


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

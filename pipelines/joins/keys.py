"""Join keys: which columns name the person or case of a row, and under what comparable name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from detectors.columns.judge import Verdict
from detectors.columns.values import cleaned, profiles, samples
from detectors.forms import key
from detectors.sparing import where
from detectors.words.header_words import word_set
from detectors.words.headers import capacity_of, is_heading, words
from pipelines.fingerprint import fingerprint
from pipelines.joins.key_candidates import ID_OF_USER, open_keys, parts_of_keys
from pipelines.joins.key_shapes import POINTER, Shape, shape_of, without_prefix
from pipelines.joins.sample_keys import SAMPLE_FILE, names_samples, numbers_samples

_NUMBERING = frozenset(
    {"id", "number", "key", "code", "uuid", "guid", "ref", "reference", "mrn", "sk", "pk", "fk"}
    | {"oid", "rid", "uid", "pidm", "objectid"}
)
_KNOWN = word_set("about") | word_set("fillers") | word_set("things", "name")
"""Words that say what else a column of numbers holds."""

_RECORD_ID = (
    r"^[A-Za-z]{0,4}-?[0-9]{4,12}$|^[0-9a-zA-Z]{15}(?:[0-9A-Z]{3})?$"
    r"|^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$"
)
"""Counted numbers, the ids of Salesforce, UUIDs."""

NAMED, OPEN, PART = "person_key:", "key:", "part_key:"
"""What the name of a key column begins with: its words, or only its values, speak for a key; half
of a key of two columns."""

_OWN_MEANING = frozenset({"mrn", "pidm"})
"""Words for a number that say which number it is."""

_NOT_KEY_WORDS = """
phone line page zip postal house room floor apartment unit suite box version row seq sequence
type status department branch location plan group tax routing country state area color size
product item sku part model serial fax street building shift grade class course check
"""
_NOISE_WORDS = """
tbl table export dump data list sheet dbo public backup report extract master file all final
copy new old records record db csv xlsx view vw t v dim fact stg
"""
_NOT_KEYS = frozenset(_NOT_KEY_WORDS.split())
_TYPED = frozenset({"person_key", "order_number", "row_number", "account_number"})
_TABLE_NOISE = frozenset(_NOISE_WORDS.split())
_SAME = {
    "mrn": "medical record id",
    "medical record": "medical record id",
    "chart id": "medical record id",
    "pid": "patient id",
    "eid": "employee id",
    "emplid": "employee id",
    "sid": "student id",
    "badge": "badge id",
    **dict.fromkeys(("kit", "specimen", "biosample", "biospecimen", "swab"), "sample id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A key column as its table writes it.

    name: comparable across tables. header: what locators call the column. shape: None where the
    values have none. declared: "table.column" as the source declares it, lower case.
    """

    name: str
    header: str
    shape: Shape | None
    declared: str | None


def key_columns(
    verdicts: Sequence[Verdict], sample: pl.DataFrame, table: str, declared: Mapping[int, str]
) -> dict[int, str]:
    """The columns that can join a row to rows of other tables -> their comparable names.

    verdicts: one per column of the sample, in order; table: name of the table, "" without one;
    declared: column -> "table.column" as the source declares it, which settles the name.
    Names look like "person_key:employee id", the same for `employees.id`, `emp_no` and a column
    that is declared to refer to `employees.id`; "key:xref id" where only the values speak for a
    key, and "part_key:site id" for what may be one half of a key of two columns.
    """
    found = {column: _declared_name(target) for column, target in declared.items()}
    for verdict in verdicts:
        if verdict.column not in found and names_samples(sample.to_series(verdict.column)):
            found[verdict.column] = SAMPLE_FILE
        elif verdict.column not in found and _is_key(verdict, sample):
            found[verdict.column] = _name(_own_words(words(verdict.header), table), table)
    opened = open_keys(verdicts, sample, found)
    parts = parts_of_keys(verdicts, sample, [*found, *opened])
    for kind, columns in ((OPEN, opened), (PART, parts)):
        for column in columns:
            header = words(verdicts[column].header)
            found[column] = kind + (" ".join(header) or "column")
    return found


def written_keys(
    names: Mapping[int, str],
    sample: pl.DataFrame,
    called: Sequence[str],
    declared: Mapping[int, str],
) -> dict[int, Written]:
    """How each key column is written. names: as `key_columns` gives them; called: of all columns.

    Only what a source declares itself has a declared name.
    """
    return {
        column: Written(
            name=name,
            header=called[column],
            shape=shape_of(sample.to_series(column)),
            declared=declared.get(column, "").lower() or None,
        )
        for column, name in names.items()
    }


def _own_words(header: tuple[str, ...], table: str) -> tuple[str, ...]:
    """The header without the table's name in front (SPRIDEN_PIDM), where words remain that tell."""
    rest = header[1:] if header[:1] == words(table)[:1] else header
    return rest if set(rest) - _NUMBERING or _OWN_MEANING & set(rest) else header


def _declared_name(target: str) -> str:
    table, _, column = target.rpartition(".")
    return _name(words(column), table)


def _is_key(verdict: Verdict, sample: pl.DataFrame) -> bool:
    header = words(verdict.header)
    if verdict.detects == "person_key" or (verdict.detector or "").endswith("/insurance_member"):
        return True
    if verdict.detects == "user_name":
        return _numbers_users(header, sample.to_series(verdict.column))
    # A column of staff numbers that are SSNs still joins tables.
    numbered = verdict.detects == "ssn" and "ssn" not in header and "social" not in header
    if verdict.detects is not None and verdict.detects not in _TYPED and not numbered:
        return False
    if not header or _NOT_KEYS & set(header):
        return False
    [values] = samples(sample.select(pl.nth(verdict.column)))
    people = _numbers_people(header, values) or numbers_samples(header, values)
    if header[-1] not in _NUMBERING and not people:
        return False
    [seen] = profiles([values])
    return seen.size < 20 or seen.distinct * seen.size >= 20


def _numbers_users(header: tuple[str, ...], written: pl.Series) -> bool:
    """Whether a column headed "user" or "sender" holds ids that a program drew, and no digits."""
    values = written.drop_nulls()
    if values.is_empty() or values.str.contains("^[0-9]+$").any():
        return False
    drawn = values.str.contains(ID_OF_USER) & values.str.contains("[0-9]")
    return bool(drawn.all()) and not _NOT_KEYS & set(header)


def _numbers_people(header: tuple[str, ...], values: pl.Series) -> bool:
    """Whether a word for a person ("Contact__c") or a name of a system ("CIF") heads ids."""
    person = capacity_of(header) == " ".join(header)
    own_name = len(header) <= 2 and not is_heading(header[-1]) and header[-1] not in _KNOWN
    if not (person or own_name) or values.is_empty():
        return False
    return bool(values.str.contains(_RECORD_ID).mean() >= 0.9)  # type: ignore[operator]


def _name(header: Sequence[str], table: str) -> str:
    own = [word if word not in _NUMBERING - _OWN_MEANING else "id" for word in header]
    own = list(dict.fromkeys(word for word in own if not word.isdigit()))
    if own in ([], ["id"]):
        own = [*_table_words(table), "id"]
    if len(own) == 1 and own[0] not in _OWN_MEANING:
        own.append("id")
    name = " ".join(own)
    return f"person_key:{_SAME.get(name, _SAME.get(name.removesuffix(' id'), name))}"


def _table_words(table: str) -> list[str]:
    return [_singular(w) for w in words(table) if w not in _TABLE_NOISE and not w.isdigit()]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


_WITHOUT_POINTER = where("^[A-Zu]", lambda value: value.str.replace(POINTER, ""))


def key_structs(batch: pl.DataFrame, column: int, written: Written, secret: bytes) -> pl.Series:
    """JOIN_KEY of one column, one per row; null where the row has no key.

    batch: String columns named by index; secret: of the case, for fingerprints.
    """
    value, shape = pl.col("value"), written.shape
    said = _WITHOUT_POINTER(pl.col(str(column)))
    if written.name == SAMPLE_FILE:
        said = said.str.replace(r"^.*[/\\]", "")
    prefix = shape.prefix if shape else ""
    # 00 says nothing as a number, and everything as the half of a key.
    half = written.name.startswith(PART)
    cells = batch.select(value=said.str.strip_chars() if half else cleaned(said))
    keyed = cells.select(value=key(value)).select(pl.when(value.str.len_bytes() > 0).then(value))
    mark = keyed.select(fingerprint(value, "key", secret)).to_series()
    bare = mark
    if prefix:
        plain = cells.select(value=key(without_prefix(value, prefix)))
        bare = plain.select(fingerprint(value, "key", secret)).to_series()
    both = pl.struct(
        column=pl.lit(written.name),
        fingerprint=mark,
        bare=bare,
        header=pl.lit(written.header),
        shape=pl.lit(shape and shape.told(_mark(shape.prefix, secret)), pl.String),
        declared=pl.lit(written.declared, pl.String),
    )
    held = both if not keyed["value"].null_count() else pl.when(value.is_not_null()).then(both)
    return keyed.select(held).to_series()


def _mark(prefix: str, secret: bytes) -> str:
    """Eight hex digits for a prefix, "" for none."""
    if not prefix:
        return ""
    marked = pl.DataFrame({"p": [prefix]}).select(fingerprint(pl.col("p"), "prefix", secret))
    return str(marked.item())[:8]

"""Join keys: which columns name the person or case of a row, and under what comparable name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from detectors.columns import Verdict
from detectors.forms import key
from detectors.headers import words
from detectors.values import cleaned, profile, sample_of
from pipelines.fingerprint import fingerprint

_NUMBERING = frozenset({"id", "number", "key", "code", "uuid", "guid", "ref", "reference", "mrn"})
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
}


def key_columns(
    verdicts: Sequence[Verdict], sample: pl.DataFrame, table: str, declared: Mapping[int, str]
) -> dict[int, str]:
    """The columns that can join a row to rows of other tables -> their comparable names.

    verdicts: one per column of the sample, in order; table: name of the table, "" without one;
    declared: column -> "table.column" as the source declares it, which settles the name.
    Names look like "person_key:employee id", the same for `employees.id`, `emp_no` and a column
    that is declared to refer to `employees.id`.
    """
    found = {column: _declared_name(target) for column, target in declared.items()}
    for verdict in verdicts:
        if verdict.column not in found and _is_key(verdict, sample):
            found[verdict.column] = _name(words(verdict.header), table)
    return found


def _declared_name(target: str) -> str:
    table, _, column = target.rpartition(".")
    return _name(words(column), table)


def _is_key(verdict: Verdict, sample: pl.DataFrame) -> bool:
    header = words(verdict.header)
    if verdict.detects == "person_key" or (verdict.detector or "").endswith("/insurance_member"):
        return True
    # A column of staff numbers that are SSNs still joins tables.
    numbered = verdict.detects == "ssn" and "ssn" not in header and "social" not in header
    if verdict.detects is not None and verdict.detects not in _TYPED and not numbered:
        return False
    if not header or header[-1] not in _NUMBERING or _NOT_KEYS & set(header):
        return False
    seen = profile(sample_of(sample.to_series(verdict.column).alias("value")))
    return seen.size < 20 or seen.distinct * seen.size >= 20


def _name(header: Sequence[str], table: str) -> str:
    own = ["id" if word in _NUMBERING and word != "mrn" else word for word in header]
    own = list(dict.fromkeys(word for word in own if not word.isdigit()))
    if own in ([], ["id"]):
        own = [*_table_words(table), "id"]
    name = " ".join(own)
    return f"person_key:{_SAME.get(name, _SAME.get(name.removesuffix(' id'), name))}"


def _table_words(table: str) -> list[str]:
    return [_singular(w) for w in words(table) if w not in _TABLE_NOISE and not w.isdigit()]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def key_structs(batch: pl.DataFrame, column: int, name: str, secret: bytes) -> pl.Series:
    """JOIN_KEY of one column, one per row; null where the row has no key.

    batch: String columns named by index; secret: of the case, for fingerprints.
    """
    value = pl.col("value")
    stages = batch.lazy().select(value=key(cleaned(pl.col(str(column)))))
    said = stages.select(value=pl.when(value.str.len_bytes() > 0).then(value))
    both = pl.struct(column=pl.lit(name), fingerprint=fingerprint(value, "key", secret))
    return said.select(pl.when(value.is_not_null()).then(both)).collect().to_series()

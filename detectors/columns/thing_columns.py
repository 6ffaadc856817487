"""Names of things: titles of entries in stores of logins, and goods in lists of goods."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.columns.verdicts import Look, Verdict, name_share, verdict_for

_ENTRY = frozenset({"name", "title", "item", "entry", "account", "label"})
_WHERE = frozenset({"url", "uri", "urls", "website", "site", "web", "origin", "hostname"})
"""What stores of logins call an entry and its place (LastPass, Bitwarden, 1Password, KeePass)."""

_DRUG = "us/ndc"
_OF_ONE = frozenset(
    {"ssn", "tax_id", "birth_date", "phone", "street", "address", "given_name", "family_name",
     "person_key", "insurance_member"}
)  # fmt: skip
_SURELY, _MOST = 0.6, 0.5


def of_things(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts, in order, without names where few of the words are ones people have.

    Stores of logins name their entries ("SonicWall TZ 470"), and lists of drugs each drug. A
    column most of whose values the lists know as names stays: that of whom a drug was given.
    """
    entries, goods = _stores_logins(verdicts, looks), _lists_goods(verdicts)
    for at, verdict in enumerate(verdicts):
        said = set(looks[at].words)
        entry = entries and bool(said) and said <= _ENTRY
        if verdict.detects != "name" or not (entry or goods):
            continue
        if name_share(looks[at].values, _SURELY) < _MOST:
            verdicts[at] = verdict_for(looks[at], None, 0.0, "names of things, not of people")
    return verdicts


def _stores_logins(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> bool:
    held = {verdict.detects for verdict in verdicts}
    placed = any(_WHERE & set(seen.words) for seen in looks)
    return placed and "password" in held and bool(held & {"user_name", "email"})


def _lists_goods(verdicts: Sequence[Verdict]) -> bool:
    held = {verdict.detects for verdict in verdicts}
    goods = any(v.detector == _DRUG or v.detects == "product_number" for v in verdicts)
    return goods and not held & _OF_ONE

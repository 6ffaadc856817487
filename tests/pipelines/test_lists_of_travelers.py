"""Lists of those aboard: what the number of a "document" is, and rows as paragraphs."""

from __future__ import annotations

import pytest
from told import about

_CREW = """Crew manifest  F/V NORTHERN LIGHT
rank;family name;given name;document;nat;remarks
MSTR;Delgado;Ernesto;548813027;US;
C/O;Tran;Kim;on renewal;US;signs off here
AB;Petrov;Sergei;529410884;US;
total 3 persons
"""
_PASSPORTS = {("Ernesto Delgado", "passport"), ("Sergei Petrov", "passport")}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_document_beside_nationalities_is_a_passport(between: str) -> None:
    assert about(_CREW.replace("\n", between)) == _PASSPORTS


def test_a_document_of_clerks_beside_currencies_is_none() -> None:
    invoices = _CREW.replace("nat;", "cur;").replace(";US;", ";USD;").replace("Crew", "Invoice")
    assert about(invoices) == set()

"""Addresses in one column, and the normal forms of their parts."""

from __future__ import annotations

import polars as pl
import pytest

from detectors.people.addresses import postal_code, split_addresses, state_code
from detectors.words.area_codes import state_of_phone


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (
            "123 Main St, Apt 4, San Jose, CA 95112-1234",
            ("123 Main St, Apt 4", "San Jose", "CA", "95112-1234"),
        ),
        ("123 MAIN ST SAN JOSE CA 95112", ("123 MAIN ST", "SAN JOSE", "CA", "95112")),
        ("PO Box 12, Fresno CA 93701", ("PO Box 12", "Fresno", "CA", "93701")),
        ("P.O. BOX 12 FRESNO CA 937010012", ("P.O. BOX 12", "FRESNO", "CA", "93701-0012")),
        (
            "12 Elm Rd\nUnit 5\nOakland, California 94601\nUSA",
            ("12 Elm Rd, Unit 5", "Oakland", "CA", "94601"),
        ),
        ("San Jose, CA 95112", (None, "San Jose", "CA", "95112")),
        ("1200 BROADWAY OAKLAND CA 94601", ("1200 BROADWAY", "OAKLAND", "CA", "94601")),
        ("123 Main St", ("123 Main St", None, None, None)),
        ("123 Main St, Palo Alto", ("123 Main St", "Palo Alto", None, None)),
        ("123 Main St, #5", ("123 Main St, #5", None, None, None)),
        (
            "45 N 1st Street #210 San Jose CA 95113",
            ("45 N 1st Street #210", "San Jose", "CA", "95113"),
        ),
        (
            "99 St James Ave Santa Clara CA 95050",
            ("99 St James Ave", "Santa Clara", "CA", "95050"),
        ),
        ("HC 1 Box 23 Utuado PR 00641", ("HC 1 Box 23", "Utuado", "PR", "00641")),
        ("5 Main St NE", ("5 Main St NE", None, None, None)),
        ("12 Elm Ct", ("12 Elm Ct", None, None, None)),
        ("not stated", ("not stated", None, None, None)),
        ("95112", (None, None, None, "95112")),
        (None, (None, None, None, None)),
    ],
)
def test_parts_of_an_address(written: str | None, parts: tuple[str | None, ...]) -> None:
    assert split_addresses(pl.Series([written], dtype=pl.String)).row(0) == parts


def test_rows_keep_their_places() -> None:
    values = pl.Series(["1 Elm St, Fresno, CA 93701", None, "2 Elm St, Reno, NV 89501"] * 2)
    assert split_addresses(values)["state"].to_list() == ["CA", None, "NV"] * 2


@pytest.mark.parametrize(
    ("written", "code"),
    [("California", "CA"), ("Calif.", "CA"), ("ca", "CA"), ("US-CA", "CA"), ("N.Y.", "NY"),
     ("Puerto Rico", "PR"), ("AE", "AE"), ("Ontario", None), ("zz", None), ("", None),
     (None, None)],
)  # fmt: skip
def test_state_codes(written: str | None, code: str | None) -> None:
    assert pl.select(state_code(pl.lit(written, pl.String))).item() == code


@pytest.mark.parametrize(
    ("written", "code"),
    [("95112", "95112"), ("2139", "02139"), ("2139.0", "02139"), ("951121234", "95112-1234"),
     ("95112-0000", "95112"), ("601", "00601"), ("K1A 0B1", "K1A 0B1"), ("00000", None),
     ("1234567", None), ("abc", None), (None, None)],
)  # fmt: skip
def test_postal_codes(written: str | None, code: str | None) -> None:
    assert pl.select(postal_code(pl.lit(written, pl.String))).item() == code


@pytest.mark.parametrize(
    ("phone", "state"),
    [("+14085550134", "CA"), ("2125550134", "NY"), ("+18005550134", None), ("+442079460000", None),
     (None, None)],
)  # fmt: skip
def test_area_codes(phone: str | None, state: str | None) -> None:
    assert pl.select(state_of_phone(pl.lit(phone, pl.String))).item() == state

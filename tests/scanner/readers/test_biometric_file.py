"""Packages of biometric samples: whose each sample is."""

from __future__ import annotations

import base64

from pipelines.blocks import Table
from scanner.readers.biometric_file import read
from scanner.readers.opened import Opened


def person(family: str, given: str, samples: int) -> str:
    image = base64.b64encode(f"{family} sample of a finger".encode()).decode()
    return (
        f"<Person><PersonSurName>{family}</PersonSurName>"
        f"<PersonGivenName>{given}</PersonGivenName></Person>"
        + f"<BinaryBase64Object>{image}</BinaryBase64Object>"
        * samples
    )


def test_every_person_of_a_package_has_their_own_samples() -> None:
    content = f"<Package>{person('Menon', 'Rosa', 2)}{person('Pak', 'Hagop', 1)}</Package>".encode()
    source = Opened(
        name="x.xml", media_type="application/x-nist-itl-xml", size=len(content), path=None,
        data=content,
    )  # fmt: skip
    (table,) = read(source)
    assert isinstance(table, Table)
    assert table.header is not None
    rows = [dict(zip(table.header, row, strict=True)) for b in table.batches for row in b.rows()]
    whose = [(row["Last name"], row["First name"]) for row in rows]
    assert whose == [("Menon", "Rosa"), ("Menon", "Rosa"), ("Pak", "Hagop")]
    assert rows[1]["Biometric template"] != rows[2]["Biometric template"]

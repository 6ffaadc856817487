"""Detectors are found by listing the folders."""

from __future__ import annotations

from pathlib import Path

import detectors.us
import detectors.world
from detectors.catalog import detectors as catalog
from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS


def test_every_file_in_the_folders_is_a_detector() -> None:
    files = {
        f"{folder.__name__.rpartition('.')[2]}/{path.stem}"
        for folder in (detectors.us, detectors.world)
        for path in Path(folder.__path__[0]).glob("*.py")
        if path.stem != "__init__"
    }
    assert set(catalog()) == files
    assert list(catalog()) == sorted(files)


def test_every_code_has_a_detector_but_those_that_parts_make() -> None:
    made_of_parts = {"financial_account", "payment_card", "alpr"}
    declared = {detector.detects for detector in catalog().values()}
    assert {*ELEMENTS, *PARTS, *IDENTITY, *DECOYS} - declared == made_of_parts

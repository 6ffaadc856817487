"""Every declaration keeps its promises, and a broken promise is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detectors import examples
from detectors.catalog import detectors
from detectors.examples import failures
from detectors.model import Detector, Pattern


def test_all_declarations_keep_their_promises() -> None:
    assert failures() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"detects": "shoe_size"}, "no code of elements.toml"),
        ({"authority": ""}, "authority is empty"),
        ({"free": True}, "one of the two"),
        ({"examples": ("524-18-3067",)}, "fewer than two"),
        ({"examples": ("524-18-3067", "000-18-3067")}, "refuses '000-18-3067'"),
        ({"counter_examples": ("524-18-3067", "x")}, "takes '524-18-3067'"),
        ({"headers": ("SSN", "ssn")}, "lower case words"),
        ({"headers": ("ssn", "ssn")}, "stand twice"),
        ({"patterns": (Pattern(regex=r"\d{9}", score=0.5),)}, "do not share"),
        ({"patterns": (Pattern(regex="(?!000)[0-9]{9}", score=0.5),)}, "do not share"),
        ({"patterns": (Pattern(regex="([0-9]{9})", score=0.5),)}, "do not share"),
        ({"patterns": (Pattern(regex="[0-9]{9}", score=7),)}, "is not above 0"),
        ({"patterns": (Pattern(regex="[0-9]{9", score=0.5),)}, "does not compile"),
    ],
)
def test_a_broken_promise_is_named(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, object], said: str
) -> None:
    broken: Detector = replace(detectors()["us/ssn"], **change)  # type: ignore[arg-type]
    monkeypatch.setattr(examples, "detectors", lambda: {"us/ssn": broken})
    assert any(said in sentence and sentence.startswith("us/ssn: ") for sentence in failures())

"""Every detector there is, found by listing the folders of declarations."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from detectors.model import Detector

_FOLDERS = ("us", "world")


@cache
def detectors() -> dict[str, Detector]:
    """All declarations by name ("us/ssn"), sorted by name; read once per process.

    Raises TypeError where a file in the folders declares no `DETECTOR`.
    """
    found: dict[str, Detector] = {}
    for folder in _FOLDERS:
        package = importlib.import_module(f"detectors.{folder}")
        for entry in pkgutil.iter_modules(package.__path__):
            found[f"{folder}/{entry.name}"] = _declared(f"{package.__name__}.{entry.name}")
    return dict(sorted(found.items()))


@cache
def detector_for(code: str) -> str | None:
    """The first detector by name that detects a code; None where there is none."""
    return next((name for name, d in detectors().items() if d.detects == code), None)


def _declared(module: str) -> Detector:
    declaration = getattr(importlib.import_module(module), "DETECTOR", None)
    if not isinstance(declaration, Detector):
        raise TypeError(f"{module} declares no DETECTOR")
    return declaration

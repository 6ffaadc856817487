"""Which program made a table: the release, and a hash of the code itself."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

_PACKAGES = ("detectors", "pipelines", "scanner", "templates")


@cache
def release() -> str:
    """Tell the version as released ("0.1.0"); "source" where the program was not installed."""
    try:
        return metadata.version("breachscope")
    except metadata.PackageNotFoundError:
        return "source"


@cache
def code() -> str:
    """Hash of every file of the program, data files too: 64 hex digits.

    A table that other code made is made again, so that a changed rule or detector always tells.
    """
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(root)).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

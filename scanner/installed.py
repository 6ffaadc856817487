"""The optional parts of the installation: which are there, and what each would let be read."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Optional:
    """A part that breachscope works without.

    extra: name in `pip install breachscope[extra]`. modules: all must be importable. packages:
    the distributions that hold them. gives: what is read with it.
    """

    extra: str
    modules: tuple[str, ...]
    packages: tuple[str, ...]
    gives: str

    @property
    def present(self) -> bool:
        """Whether every module is there; nothing is imported."""
        return all(importlib.util.find_spec(module) is not None for module in self.modules)


OPTIONAL: tuple[Optional, ...] = (
    Optional(
        extra="ocr",
        modules=("rapidocr", "onnxruntime", "cv2", "PIL", "pi_heif"),
        packages=("rapidocr", "onnxruntime", "opencv-python-headless", "pillow", "pi-heif"),
        gives="text of scans, photographs and PDF pages without text",
    ),
    Optional(
        extra="rar",
        modules=("unrar",),
        packages=("unrar2-cffi",),
        gives="RAR archives that are compressed or encrypted",
    ),
    Optional(
        extra="lgpl",
        modules=("pyppmd", "inflate64"),
        packages=("pyppmd", "inflate64"),
        gives="members of 7Z and ZIP archives that are packed by PPMd or Deflate64",
    ),
    Optional(
        extra="lgpl",
        modules=("pypff",),
        packages=("libpff-python",),
        gives="Outlook mailboxes (PST, OST)",
    ),
)
"""Every extra that adds a reader."""


def versions() -> dict[str, str]:
    """Package of an optional part -> its version, for those that are there."""
    found = {}
    for part in OPTIONAL:
        for package in part.packages if part.present else ():
            try:
                found[package] = importlib.metadata.version(package)
            except importlib.metadata.PackageNotFoundError:
                found[package] = ""
    return found

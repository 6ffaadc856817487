"""Arguments and options that several commands take, and how their examples are shown."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

path = click.Path(path_type=Path)
case = click.argument("case", type=click.Path(path_type=Path, resolve_path=True))
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
reveal = click.option(
    "--reveal", is_flag=True, help="Confirm that names and addresses may be written to a file."
)


class Later:
    """A module that is loaded at its first use: help must come at once."""

    def __init__(self, name: str) -> None:
        """Name the module, `scanner.verbs`."""
        self._name = name

    def __getattr__(self, name: str) -> object:
        """Load the module and give what it has by this name."""
        return getattr(importlib.import_module(self._name), name)


def example(words: str) -> str:
    """The last lines of a help text: words after `breachscope`."""
    return f"\b\nExample:\n    breachscope {words}"

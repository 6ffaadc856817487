"""What one run of the corpus keeps of each file: what the reader and the library got."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Outcome:
    """What reading one file gave.

    codes, inside: code -> how often, in the file and in its members. fault: error and place of
    what no reader may raise, or the signal that ended the child; "timeout" where that was time.
    """

    status: str = ""
    codes: dict[str, int] = field(default_factory=dict)
    inside: dict[str, int] = field(default_factory=dict)
    tables: int = 0
    rows: int = 0
    characters: int = 0
    members: int = 0
    got: int = 0
    fault: str = ""
    seconds: float = 0.0


@dataclass(kw_only=True)
class Result:
    """One line: a file, what was read of it, and what its library got; library "" where none."""

    path: str
    digest: str
    kind: str
    size: int
    recognized: bool
    ours: Outcome
    library: str = ""
    bare: Outcome = field(default_factory=Outcome)

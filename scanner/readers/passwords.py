"""Trying passwords: in order, as long as the time for one source lasts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from detectors.protection.found_keys import is_private_key

SECONDS = 60.0
"""CPU time that the passwords of one source may cost together.

A modern office file takes about 0.1 s for a try (100,000 rounds of SHA-512), a 7Z archive 0.2 s
(524,288 of SHA-256), a ZIP well under a thousandth: so some hundred words or all of a long list.
"""

Found = TypeVar("Found")


class Tries:
    """The passwords for one source, and the time that is left for them.

    The one that opened something comes first from then on: members of an archive share theirs.
    """

    def __init__(self, passwords: Iterable[str], always: tuple[str, ...] = ()) -> None:
        """always: tried before those of the case. Private keys among them are no passwords."""
        told = (password for password in passwords if not is_private_key(password))
        self._passwords = list(dict.fromkeys((*always, *told)))
        self._spent = 0.0

    def first(self, opens: Callable[[str], Found | None]) -> Found | None:
        """What `opens` gives for the first password that it accepts; None where it takes none."""
        for number, password in enumerate(self._passwords):
            if number and self._spent > SECONDS:
                break
            begun = time.process_time()
            found = opens(password)
            self._spent += time.process_time() - begun
            if found is not None:
                self._passwords.insert(0, self._passwords.pop(number))
                return found
        return None

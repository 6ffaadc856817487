"""Headings of what browsers and password managers export: address, user name and password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detectors.words.headers import words

if TYPE_CHECKING:
    from collections.abc import Sequence

WHERE = frozenset({"url", "urls", "uri", "website", "site", "origin", "hostname", "web"})
WHO = frozenset({"username", "user", "login", "account"})
SECRET = frozenset({"password", "passwd", "pwd"})


def is_store(header: Sequence[str]) -> bool:
    """Whether headings are of an export of logins: an address, a user name and a password.

    However few of the others are known: `url,username,password,extra,name,grouping,fav`.
    """
    said = [set(words(name)) for name in header]
    return all(any(one & wanted for one in said) for wanted in (WHERE, WHO, SECRET))

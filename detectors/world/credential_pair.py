"""Line of a credential list: address or user name and password with a mark between them."""

import polars as pl

from detectors.model import Detector, Pattern, trimmed

_ADDRESS = "[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}[.]){1,6}[a-z]{2,24}"


def _no_port_or_time(value: pl.Expr) -> pl.Expr:
    """The second half is no port, no clock and no address of a web page."""
    secret = value.str.replace("(?i)^" + _ADDRESS + " ?[:;|]", "").str.strip_chars()
    return (secret.str.len_chars() >= 4) & ~secret.str.contains(
        "(?i)^(?://|[0-9]{1,2}:[0-9]{2}|(?:re|fwd?|to|cc|sent|subject|null|none|n/a)\\b)"
    )


DETECTOR = Detector(
    detects="login",
    title="Email address or user name, and password, on one line",
    patterns=(
        Pattern(regex=_ADDRESS + "[:;|][^\\s:;|,<>]{4,64}", score=0.6),
        Pattern(regex=_ADDRESS + " ?[:|] ?[^\\s:;|,<>]{4,64}", score=0.3),
        # a user name, with a secret that holds a digit or a sign
        Pattern(
            regex="[a-z][a-z0-9._-]{2,63}:[^\\s:;|,<>]{0,32}[0-9!@#$%^&*?][^\\s:;|,<>]{0,32}",
            score=0.01,
        ),
    ),
    headers=(
        "combo",
        "credentials", "login credentials", "user pass", "email pass", "email password",
        "account credentials", "credential", "email and password", "user password combo", "creds",
    ),
    context=("credentials", "combo", "login", "creds", "dump", "accounts"),
    normal=trimmed,
    valid=_no_port_or_time,
    authority="Cal. Civ. Code 1798.29(g)(2); the usual form of credential lists",
    examples=(
        "thuy.nguyen@example.org:Giants2014!", "luis@example.com;hunter2x",
        "d.wash@example.net|Pa55word",
        "dwash:Pa55word",
    ),
    counter_examples=(
        "thuy.nguyen@example.org", "luis@example.com:993", "luis@example.com: call 12:30",
    ),
)  # fmt: skip

"""Commands of key-value stores among texts: what Redis is restored from."""

from __future__ import annotations

import re

_SETS = re.compile(
    r"(?i)(?:SET|SETNX|SETEX|PSETEX|MSET|HSET|HMSET|HSETNX|SADD|RPUSH|LPUSH|JSON\.SET)"
    r"[ \t]+(?:\"[^\"\n]+\"|[^\s\"=;]+)[ \t]+(?!=|TO\b)[^\n]*[^;\s]\s*$"
)
_OTHER = re.compile(
    r"(?i)(?:SELECT [0-9]{1,4}|(?:P?EXPIRE(?:AT)?|PERSIST|DEL|UNLINK|ZADD|INCR|DECR|XADD|GEOADD)"
    r"[ \t][^\n]+|MULTI|EXEC|AUTH [^\n]+|PING|FLUSH(?:DB|ALL))\s*$"
)
_PROTOCOL = re.compile(
    r"\*[0-9]{1,6}\r?\n\$[0-9]{1,9}\r?\n(?i:SELECT|SET|SETEX|MSET|HSET|HMSET|SADD|RPUSH|MULTI|AUTH)\r?\n"
)
_LINES = 60
_KEY = re.compile(r"[ \t][\"']?[^\s\"'=]*[:/|{]")


def commands_type(body: str) -> str | None:
    """The kind of text where most lines are commands that set keys; null for every other."""
    if _PROTOCOL.match(body):
        return "application/x-redis-commands"
    lines = [line for line in body.split("\n", _LINES)[:_LINES] if line.strip() and line[0] != "#"]
    setting = [line for line in lines if _SETS.match(line)]
    parted = sum(_KEY.search(line) is not None for line in setting)
    other = sum(_OTHER.match(line) is not None for line in lines)
    enough = setting and 2 * parted >= len(setting)
    # The last line may be cut off where the head ends.
    whole = len(setting) + other >= 0.8 * (len(lines) - 1)
    return "application/x-redis-commands" if enough and whole else None

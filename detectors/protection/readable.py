"""Whether a value can be read as it stands: masked, hashed, tokenised, encrypted, or none of them.

One value at a time, by its form alone, so it cannot tell a key of 32 hexadecimal digits from an
MD5 hash: ask it only about columns that claim to hold something else. Text that is merely
encoded (base64 or hexadecimal of readable characters, images, documents) is not protected.
Forms: RFC 9106 and the crypt(5) family, PHC strings, web frameworks' password columns, Fernet,
OpenPGP, OpenSSL `enc`, JSON Web Encryption, cloud key services.
"""

from __future__ import annotations

import polars as pl

# Cheap to look for, and one of them stands in every short value that is protected: the long list
# of forms costs forty times more, and nearly all cells are plain.
_GATE = r"[*#•●∙…$({\[<]|[xX][^0-9A-WY-Za-wy-z]*[xX]|\.{3}|(?i:redacted|masked|ending|ends|last)"

_MASK = "[*#•●∙xX]"
_BETWEEN = r"[-\s/.()_]*"
_MASKED_FORMS = (
    rf"^{_BETWEEN}(?:{_MASK}{_BETWEEN}){{3,}}[0-9]{{0,4}}$",
    rf"^[0-9]{{1,4}}{_BETWEEN}[0-9]{{0,2}}(?:{_MASK}{_BETWEEN}){{3,}}[0-9]{{0,4}}$",
    r"^[0-9A-Za-z]{1,4}(?:[*•●][- ]?){3,}[0-9A-Za-z]{0,4}$",
    r"^(?:\.{3,}|…+) ?[0-9]{2,4}$",
    r"^[^@\s]{0,4}[*•●]{2,}[^@\s]{0,4}@\S+$",
    r"^(?:\p{L}{1,2}[*•●]{2,}\p{L}{0,2}[ ,.]*){2,}$",
    r"(?i)^[\[<({*]+(?:redacted|removed|masked|hidden|withheld|suppressed|protected"
    r"|filtered|scrubbed|sanitized|obfuscated)[\]>)}*]+$",
    r"(?i)^(?:redacted|data redacted|value masked)$",
    r"(?i)^(?:(?:acct|account|card|ssn)[.# ]*)?(?:ending(?: in| with)?|ends in"
    r"|last (?:4|four)(?: digits)?)[: #]*[0-9]{4}$",
)
_TOKENISED = r"^(?:tok|tkn|token|pm|src|card|ba|vlt)_[0-9A-Za-z_]{12,}$"
_HASHED_FORMS = (
    r"^\$(?:2[abxy]?|1|5|6|7|y|gy|sha1|md5|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[-a-z0-9]*|bcrypt-sha256)\$",
    r"^\$[PHS]\$[./0-9A-Za-z]{20,}$",
    r"(?i)^(?:pbkdf2|s?crypt|argon2|bcrypt|hmac|s?sha|s?md[45]|ripemd|whirlpool|blake[23])"
    r"(?:[-_/]?(?:[0-9]{1,4}|id?|[bsd]|hmac|s?sha|crypt))*[$:|][^ ]{20,}$",
    r"(?i)^\{(?:s?sha(?:256|384|512)?|s?md5|crypt|x-[a-z0-9-]+)\}",
    r"^\*[0-9A-F]{40}$",
    r"(?i)^[0-9a-f]{32}:[0-9a-f]{32}$",
    r"(?i)^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})[:$|][^ ]{1,64}$",
    r"(?i)^0x(?:0100|0200)[0-9a-f]{48,140}$",
)
_HASH_LENGTHS = (32, 40, 48, 56, 64, 96, 128)
_ENCRYPTED_FORMS = (
    r"^gAAAAA[0-9A-Za-z_=-]{60,}$",
    r"^-----BEGIN (?:PGP MESSAGE|ENCRYPTED|AGE ENCRYPTED|PKCS7|CMS)",
    r"^(?i:enc|encrypted|cipher)\(.+\)$",
    r"(?i)^\{(?:aes|aes-?(?:128|192|256)(?:-[a-z]{3})?|des3?|3des|cipher|enc|rsa)\}",
    r"^(?i:aes|aes-?256|enc|vault|kms):(?:v[0-9]+:)?[0-9A-Za-z+/=_:-]{16,}$",
    r"^(?:U2FsdGVkX1|AQICAH|AQEBAH|CiQA|eyJpdiI6|\$ANSIBLE_VAULT|age-encryption\.org)",
    r"^eyJ[0-9A-Za-z_-]+\.[0-9A-Za-z_-]*\.[0-9A-Za-z_-]+\.[0-9A-Za-z_-]+\.[0-9A-Za-z_-]+$",
    r"^[0-9A-Za-z+/]{16,22}={0,2}[:.|][0-9A-Za-z+/]{22,}={0,2}(?:[:.|][0-9A-Za-z+/]{22}==)?$",
    r"^[0-9a-f]{24,32}[:.|][0-9a-f]{32,}(?:[:.|][0-9a-f]{32})?$",
)
# What files begin with, in base64: pictures, documents, archives, fingerprint records.
_FILE = (
    r"^(?:iVBORw0KGgo|/9j/|R0lGOD|JVBERi0|UEsDB|Rk1S|RklS|Qk[0-9A-Za-z]|SUkq|TU0AK|UklGR|PD94|H4sI)"
)
_MASKED, _HASHED, _ENCRYPTED = map("|".join, (_MASKED_FORMS, _HASHED_FORMS, _ENCRYPTED_FORMS))

READABLE = (
    "^(?:[2-6][0-9a-f]|7[0-9a-e]|0[9ad]|(?:c[2-9a-f]|d[0-9a-f])[89ab][0-9a-f]"
    "|e[0-9a-f](?:[89ab][0-9a-f]){2})+$"
)
"""Bytes of readable UTF-8, each as two hexadecimal digits."""


def protection(value: pl.Expr, *, of_bytes: bool = False) -> pl.Expr:
    """String -> `none`, `masked`, `hashed`, `tokenised` or `encrypted`; null stays null.

    of_bytes: the values are bytes written in letters by nature (a template, a picture), so that
    looking like noise says nothing.
    """
    return value.map_batches(
        lambda values: _of_column(values, of_bytes=of_bytes),
        return_dtype=pl.String,
        is_elementwise=True,
    )


def _of_column(values: pl.Series, *, of_bytes: bool) -> pl.Series:
    """The kinds of a whole column: only what passes the gate is compared with all the forms."""
    text = pl.col("text")
    frame = values.cast(pl.String).alias("text").to_frame().with_columns(text.str.strip_chars())
    suspect = (text.str.len_bytes() >= 16) | text.str.contains(_GATE)
    kinds = frame.select(pl.when(text.is_not_null()).then(pl.lit("none"))).to_series()
    rows = frame.select(suspect.fill_null(value=False).arg_true()).to_series()
    if len(rows):
        kinds = kinds.scatter(rows, frame[rows].select(_kind(text, of_bytes=of_bytes)).to_series())
    return kinds.alias(values.name)


def _kind(text: pl.Expr, *, of_bytes: bool) -> pl.Expr:
    noise = pl.lit(value=False) if of_bytes else _is_hex(text, hashed=False) | _is_cipher_text(text)
    # Readers show the first bytes of binary cells behind 0x, and 32 of them look like a hash.
    shown = text.str.starts_with("0x") if of_bytes else pl.lit(value=False)
    return (
        pl.when(text.str.contains(_MASKED))
        .then(pl.lit("masked"))
        .when(text.str.contains(_TOKENISED))
        .then(pl.lit("tokenised"))
        .when(text.str.contains(_HASHED))
        .then(pl.lit("hashed"))
        .when(text.str.contains(_ENCRYPTED))
        .then(pl.lit("encrypted"))
        .when(_is_hex(text, hashed=True) & ~shown)
        .then(pl.lit("hashed"))
        .when(noise)
        .then(pl.lit("encrypted"))
        .otherwise(pl.lit("none"))
    )


def _is_hex(text: pl.Expr, *, hashed: bool) -> pl.Expr:
    """Hexadecimal that does not decode to readable text.

    hashed: of the length of a hash; else of other lengths that block ciphers give.
    """
    body = text.str.replace("^0[xX]", "")
    shaped = body.str.contains("^(?:[0-9a-f]{32,}|[0-9A-F]{32,})$") & body.str.contains("(?i)[a-f]")
    sized = body.str.len_bytes().is_in(_HASH_LENGTHS)
    sized = sized if hashed else ~sized & (body.str.len_bytes() % 32 == 0)
    return shaped & sized & ~body.str.to_lowercase().str.contains(READABLE)


def _is_cipher_text(text: pl.Expr) -> pl.Expr:
    """Base64 of whole 16-byte blocks, without the header of a file, as varied as noise is."""
    shaped = (
        text.str.contains("^[0-9A-Za-z+/_-]{22,}={0,2}$")
        & text.str.contains("[0-9]")
        & text.str.contains("[a-z]")
        & text.str.contains("[A-Z]")
        & (text.str.len_bytes() % 4 == 0)
        & ~text.str.contains(_FILE)
    )
    plain = text.str.replace_all("-", "+", literal=True).str.replace_all("_", "/", literal=True)
    decoded = pl.when(shaped).then(plain).str.decode("base64", strict=False)
    blocks = (decoded.bin.size() % 16 == 0) & (decoded.bin.size() > 0)
    kinds = pl.when(shaped).then(text.str.slice(0, 64)).str.split("").list.n_unique()
    noisy = kinds >= pl.min_horizontal(text.str.len_bytes(), pl.lit(64)) * 0.45
    readable = decoded.bin.encode("hex").str.contains(READABLE)
    return (blocks & noisy & ~readable).fill_null(value=False)

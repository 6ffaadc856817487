"""Logins told in sentences and short notes: "use Fjord*2210 for mvega", "Mine is … with …".

What a person writes beside a login is one of few phrases; the mixture of signs in the secret
(a letter, a digit, a sign) keeps them from being found in prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detectors.texts.credential_pairs import paired_logins

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"
_USER = rf"(?:{_EMAIL}|[A-Za-z](?=[\w.-]*[0-9._])[\w.-]{{2,40}})"
_TOLD = r"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?])[^\s\"'”,;()<>]{5,40})"
_MIXED = (
    r"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9])(?=\S*[!@#$%^&*?])[^\s\"'”,;()<>@/][^\s\"'”,;()<>]{4,38}"
    r"[^\s\"'”,;()<>.])"
)
_WORDED = r"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?])[^\s\"'”,;()<>]{4,38}[^\s\"'”,;()<>.?!])"
_WORD = r"(?:password|passcode|passwd|passphrase|pass|pwd|pw|contraseña|clave)"
_LEAD = r"(?:(?:the|his|her|their|your|my|a|new|old|temp(?:orary)?|initial|default)[ ]){0,3}"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.MULTILINE)
    for form in (
        # u: mvega over p: Fjord*2210, or beside it
        r"^[ \t>*-]*(?:u|un|usr|uid|l)[ ]?[:=][ ]*(?P<user>[^\s:|,;]{3,64})[ \t]*(?:\n|[,;/|]|[ ])"
        rf"[ \t>*-]*(?:p|pw|pwd)[ ]?[:=][ ]*{_TOLD}[ \t]*$",
        # mvega@example.org with (the password) Fjord*2210; (mvega@example.org) is Fjord*2210
        rf"(?<![\w.@])(?P<user>{_EMAIL})[)\]]?[ ]+(?:with|and|plus|using|is|=)[ ]+{_LEAD}"
        rf"(?:{_WORD}[ ]+)?[\"'“]?{_MIXED}(?![\w@])",
        # mvega@example.org with (the) password fjord_2210: the word stands for the sign
        rf"(?<![\w.@])(?P<user>{_EMAIL})[)\]]?,?[ ]+(?:with|and|plus|using)[ ]+{_LEAD}"
        rf"{_WORD}(?:[ ]is|[ ]?[:=])?[ ]+[\"'“]?{_WORDED}(?![\w@])",
        # mvega@example.org, password fjord2210
        rf"(?<![\w.@])(?P<user>{_EMAIL})[)\]]?[ ]?[,;/|][ ]+{_LEAD}{_WORD}(?:[ ]is|[ ]?[:=])?"
        r"[ ]+[\"'“]?(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9])[^\s\"'”,;()<>]{4,38}"
        r"[^\s\"'”,;()<>.?!])",
        # use Fjord*2210 for mvega, reset to Fjord*2210 for mvega
        r"\b(?:use|try|type|enter|(?:re)?set(?:ting)?(?: it)? to|changed(?: it)? to)[ ]+[\"'“]?"
        rf"{_MIXED}[\"'”]?[ ]+(?:for|as|on)[ ]+(?P<user>{_USER})(?![\w@])",
        # cannot sign in; account mvega, I set it to Fjord*2210
        rf"\b(?:account|acct|user|username|login|log-?in|id)[ ]?[:=]?[ ]+(?P<user>{_USER})[ )\]]*"
        r"[,;.:–—-]+[ ](?:(?:and|so|then|but)[ ])?(?:(?:I|we|they|have|has|just|now)[ ]){0,4}"
        r"(?:(?:re)?set|changed)[ ](?:(?:it|this|that|the|his|her|their|password|pw|pwd)[ ]){0,3}"
        rf"(?:back[ ])?to[ :]+[*_`\"'“]{{0,3}}{_MIXED}",
        # password for mvega (was) set to Fjord*2210
        rf"\b{_WORD}[ ]+(?:for|of)[ ]+(?:user[ ]+)?[\"'“]?(?P<user>{_USER})[\"'”]?[ ]+"
        r"(?:(?:was|is|has|been|now|re|just)[ ]){0,3}(?:(?:re)?set|changed|updated|rotated)[ ]+to"
        rf"[ :]+[\"'“]?{_TOLD}",
        # login mvega / Fjord*2210, creds for Maria Vega: mvega/Fjord*2210
        r"\b(?:log-?in|creds?|credentials?|sign(?:s|ed|ing)? in|log(?:s|ged|ging)? in)"
        r"(?:[ ](?:is|are|was|with|as|for|to|using|[A-Z][\w'’.-]{0,30})){0,5}?[ ]?[:=]?[ ]+"
        rf"(?P<user>{_EMAIL}|[A-Za-z][\w.-]{{2,40}})[ ]?[/|][ ]?{_MIXED}",
        # I reset Maria Vega (mvega) to Fjord*2210
        r"\b(?:(?:re)?set|changed)[ ](?:[\w'’.-]{1,30}[ ]){0,4}?"
        rf"\((?P<user>{_EMAIL}|[A-Za-z][\w.-]{{2,40}})\)[ ](?:back[ ])?to[ :]+[\"'“]?{_MIXED}",
        # Her Windows account is mvega, and the one-time password we gave her is Fjord*2210
        rf"\b(?:account|user ?name|user|login|log-?in|id)(?: name)?[ ]is[ ]+(?P<user>{_USER})[,;.]?"
        rf"[ ]+(?:(?:and|with|while)[ ]+)?{_LEAD}(?:one-time[ ])?{_WORD}(?:[ ][\w']+){{0,4}}?"
        rf"(?:[ ]is|[ ]?[:=])[ ]+[\"'“]?{_MIXED}",
        # my user id is mvega and the password I always use is Fjord*2210
        r"\b(?:account|user|user ?name|login|log-?in)(?: name| ?id)?[ ]is[ ]+[\"'“]?"
        r"(?P<user>[a-z][\w.@-]{2,63})[\"'”]?[,;.]?[ ]+(?:(?:and|with|while)[ ]+)?"
        rf"{_LEAD}{_WORD}(?:[ ][\w']+){{0,4}}?(?:[ ]is|[ ]?[:=])[ ]+[\"'“]?{_MIXED}",
        # I sign in with mvega@example.org / Fjord*2210
        r"\b(?:sign|log)(?:ging|ged|s|ning|ned)?[ -]?in(?:to[ ][\w ]{1,30})?[ ](?:with|as|using)"
        rf"[ ]+[\"'“]?(?P<user>{_USER})[\"'”]?[ ]?[,;/|&][ ]?(?:{_WORD}[ ]?:?[ ])?[\"'“]?{_MIXED}"
        r"(?![\w@])",
        # user mvega, password Fjord*2210; user mvega  pw fjord2210: with both words the secret need
        # hold no sign
        r"\b(?:user|usr|login|log-?in|uid|user ?name|user ?id|acct|usuario)[ ]?[:=]?[ \t]+[\"'“]?"
        r"(?!(?:and|or|with|the|your|name|id|y)\b)(?P<user>[a-z][\w.@-]{2,63})[\"'”]?"
        r"[ ]?[,;/|&]?[ \t]+(?:(?:and|with|y)[ ]+)?(?:the[ ])?"
        rf"{_WORD}(?:[ ]?[:=][ \t]*|[ \t]+)[\"'“]?{_TOLD}",
    )
)
_USES = re.compile(
    r"(?i)\b(?:user ?name|user ?id|login|log ?in|sign ?in|(?:logs?|signs?)[ -]?(?:in|on) (?:as|"
    r"with)|"
    r"usuario)(?:[ ]is|[ ]?[:=])?[ ]+[\"'“]?(?!(?:and|as|for|in|is|my|or|page|screen|the|to|using|"
    r"with|your)\b)(?P<user>[A-Za-z](?=[\w.@-]*[0-9@._]|[a-z]*[\"'”]?(?:,|;|[ ]/)?[ ]+"
    r"(?:(?:and|with|her|his|your|their|new|temp(?:orary)?)[ ]+){0,3}(?:password|passwd|pwd|pw)\b)"
    r"[\w.@-]{2,60}\w)"
    r"[\"'”]?(?:,|;|[ ]/)?[ ]+"
    r"(?:(?:and|with|the|her|his|your|their|new|temp(?:orary)?)[ ]+){0,4}"
    r"(?:(?:password|passcode|passwd|pwd|pw|pass|contraseña)(?:[ ]is)?[ ]?[:=]?[ ]+)?[\"'“]?"
    r"(?P<secret>(?=[^\s]*[A-Za-z])(?=[^\s]*[0-9!@#$%^&*?])[^\s\"'”,;()<>]{5,40})"
)
ABOUT = re.compile(
    r"(?i)\b(?:pass(?:word|wd|es|code|phrase)?s?|pwd?|logins?|(?:log|sign)s?[ -]?[io]ns?|accounts|"
    r"credentials?|contraseñas?)\b"
)
"""What a text about logins speaks of."""

_CALL = re.compile(r".*[\w]\([^)]*\)?[;,.]?$")
_NO_SECRET = re.compile(
    r"(?i)[0-9(][0-9() .-]+$|https?:|www\.|.*\.(?:com|org|net|gov|pdf|docx?)$|v?[0-9.]+$"
)
_PAIR = re.compile(
    rf"(?m)^[ \t>*-]*(?P<user>{_EMAIL})(?:[ \t]+|[ ]?[,;/|–—-][ ]?)"
    r"(?P<secret>(?=\S*[A-Za-z])(?=\S*[0-9])(?=\S*[!@#$%^&*?])[^\s@|,;]{6,40})[ \t]*$"
)
_LEAST = 2
"""Lines of an address and a secret that make a list where no word says what they are."""


def told_logins(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of logins, with the groups `user` and `secret`."""
    forms = (*_FORMS, _USES) if ABOUT.search(text) else _FORMS
    for form in forms:
        yield from (match for match in form.finditer(text) if is_secret(match["secret"]))
    yield from (match for match in paired_logins(text) if is_secret(match["secret"]))
    listed = [match for match in _PAIR.finditer(text) if is_secret(match["secret"])]
    if len(listed) >= _LEAST:
        yield from listed


def is_secret(word: str) -> bool:
    """Whether what stands where a password would is no address, version, date or code."""
    return not _NO_SECRET.match(word) and not _CALL.match(word)

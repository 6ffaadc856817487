"""Which kind of text a source is: mail, table, JSON, dump, message standard, or just text.

Every pattern here runs over hostile content, so none can go back and forth over the same text.
"""

from __future__ import annotations

import re

import msgspec

from scanner.sniff_accounts import account_type
from scanner.sniff_body import genome_type
from scanner.sniff_encoding import decoded
from scanner.sniff_health import health_type
from scanner.sniff_keys import commands_type
from scanner.sniff_office_xml import office_xml_type
from scanner.sniff_table import is_table

PLAIN, TABLE = "text/plain", "text/csv"

_TABLE_NAMES = frozenset({"csv", "tsv", "psv", "tab"})
_PLAIN_NAMES = frozenset(
    {"log", "md", "rst", "py", "pyi", "js", "css", "sh", "bat", "ps1", "c", "h", "cpp", "java"}
    | {"php", "rb", "pl", "go", "rs", "ini", "cfg", "conf", "toml", "yml", "yaml", "properties"}
)

_HTML_START = re.compile(
    r"<(!doctype\s+html|html|head|body|table|div|meta|title|style|p|h[1-6]|font|center|span|script"
    r"|ul|form|br)[\s>/]",
    re.IGNORECASE,
)
_HTML_WITHIN = re.compile(r"<(html|!doctype\s+html)[\s>]", re.IGNORECASE)
_ROOTS = (
    (re.compile(r"<plist[\s>]"), "application/x-plist"),
    (re.compile(r"<(?:\w{1,20}:)?xfdf[\s>]"), "application/vnd.adobe.xfdf"),
)
_YAML = re.compile(
    r"(#[^\n]*\n|\s)*+(%YAML [0-9]|---( #[^\n]*)?\n"
    r"|- [^\n:{\[]{1,60}:( [^\n]*)?\n {2,}[^\s-][^\n:]{0,60}:( |\n))"
)
_YAML_LINE = re.compile(r"\s*+(#|- |-$|[\]}]|[^\s:#][^\n:]{0,80}:( |$)|[\"'][^\n]{1,80}[\"'] *:)")
_XML_START = re.compile(
    r"<(\?(?i:xml|adf)[\s?]|!DOCTYPE\s+[A-Za-z]|[A-Za-z_][\w.:-]*(\s+[\w.:-]+\s*=|\s*/?>))"
)
_OBJECT = re.compile(r'\{\s*("(?:[^"\\]|\\.)*"\s*:|\}\s*$)', re.DOTALL)
_ARRAY = re.compile(
    r'\[\s*(\]\s*$|\{\s*["}]|\[\s*["\[{0-9-]'
    r'|(-?[0-9][0-9.eE+-]*|"(?:[^"\\]|\\.)*"|true|false|null)\s*[,\]])',
    re.DOTALL,
)
_HEADER_LINE = re.compile(r"([!-9;-~]{1,76})[ \t]{0,10}:([ \t]|$)?")
_MBOX = re.compile(r"From ([^\n]*[0-9]{4}[^\n]*|[^\s@]+@[^\s@]+[ \t]*)\n[!-9;-~]+:")
_ENVELOPE = frozenset(
    {"received", "return-path", "message-id", "mime-version", "delivered-to", "content-type"}
    | {"dkim-signature", "x-mailer", "x-received", "arc-seal", "in-reply-to", "references"}
)
_EMLX = re.compile(r"[0-9]{1,12}[ \t]*\n(?=[!-9;-~]+:)")
_SAVED_PAGE = re.compile(r"(?im)^(snapshot-content-location:|from:[ \t]*.?saved by )")
_RELATED = re.compile(r"(?im)^content-type:\s*multipart/related")
_PARTS = re.compile(r"(?i)content-type:\s*multipart/\w[^\n]*;\s*boundary\s*=")
_POSTED = frozenset({"to", "cc", "received", "delivered-to", "message-id", "return-path"})
_ADDRESSES = frozenset({"from", "to", "cc", "bcc", "sender", "reply-to", "date", "sent", "subject"})
_SQL_FIRST = re.compile(
    r"(INSERT|REPLACE|CREATE|DROP|SET|USE|COPY|BEGIN|START|LOCK|ALTER|DELETE|TRUNCATE|SELECT|GO|IF"
    r"|PRAGMA|DECLARE|EXEC|PRINT|REM|PROMPT|DEFINE|COMMENT|GRANT|UPDATE|WHENEVER)\b",
    re.IGNORECASE,
)
_TRACKS = re.compile(r"(?m)^%?B[0-9]{12,19}\^[^^\n]{2,30}\^[0-9]{7}|^;[0-9]{12,19}=[0-9]{12}")
"""Stripes of cards, line by line: their signs are no separators."""

_RECORDS = re.compile(
    r"(?m)^[ \t]*(?:export[ \t]+default"
    r"|(?:export[ \t]+)?(?:const|let|var)[ \t]+[\w$]{1,80}(?:[ \t]*:[^=\n]{0,80})?[ \t]*="
    r"|(?:window|module|exports|[A-Za-z_@])[\w$.]{0,80}"
    r"[ \t]*(?:=|\.insert(?:Many|_many|_all)?\(|\())"
    r"\s*\[\s*(?:(?://|#)[^\n]*\s*)?\{\s*:?[\"']?[A-Za-z_$][\w$]{0,60}[\"']?[ \t]*(?::|=>)"
)
"""A list of records that a script gives a name, or puts into a database."""

_SQL_ROWS = re.compile(
    r"^[ \t]*(INSERT\s+(IGNORE\s+|INTO\s+|[\[\]\"`\w.]+\s*\()|REPLACE\s+INTO\s"
    r"|COPY\s[^\n]+\sFROM\s+stdin|CREATE\s+(TEMPORARY\s+|UNLOGGED\s+|GLOBAL\s+)?TABLE\s)",
    re.IGNORECASE | re.MULTILINE,
)
_SQL_DUMP = re.compile(
    r"--\s+(MySQL|MariaDB|PostgreSQL|phpMyAdmin|SQLite)[^\n]*dump", re.IGNORECASE
)
_MESSAGE = re.compile(r"(?m)^\x0b?MSH\|[^\n]{3,5}\|[^\n]*\|")
_SEGMENT = re.compile(r"\x0b?(?:MSH|EVN|P[A-Z][0-9D]|[A-Z]{2}[A-Z0-9])\|")
_STANDARDS = (
    (re.compile(r"\x0b?(MSH|FHS|BHS)\|[^\n]{4,5}\|"), "application/hl7-v2"),
    (re.compile(r"ISA([^A-Za-z0-9\s])[0-9]{2}\1"), "application/edi-x12"),
    (re.compile(r"(UNA.{6}\s*)?UNB\+UNO[A-Z]"), "application/edifact"),
    (re.compile(r"RA[0-9]{9}[^\n]{100,501}\r?\n?RE(?:19|20)[0-9]{2}"), "application/x-ssa-efw2"),
    (re.compile(r"T20[0-9]{2}[^\n]{100,745}\r?\n?A20[0-9]{2}"), "application/x-irs-fire"),
    (re.compile(r"101[ 0-9A-Z]{20}[0-9]{6}[0-9 ]{4}[A-Z0-9]094101"), "application/x-nacha"),
    (re.compile(r"BEGIN:VCARD\s", re.IGNORECASE), "text/vcard"),
    (re.compile(r"BEGIN:VCALENDAR\s", re.IGNORECASE), "text/calendar"),
    (re.compile(r"(?:#[^\n]*+\s*+)*+(version:[ \t]*1\s+)?dn::? \S"), "application/ldif"),
    (re.compile(r"-----BEGIN PGP MESSAGE"), "application/pgp-encrypted"),
    (re.compile(r"-----BEGIN (PKCS7|CMS)-----"), "application/pkcs7-mime"),
    # A column of such values has one in each line.
    (
        re.compile(
            r"U2FsdGVkX1(?:[0-9A-Za-z+/]{54,66}\r?\n(?!U2Fs)|[0-9A-Za-z+/]{22,}={0,2}\s*\Z)"
        ),
        "application/x-openssl-encrypted",
    ),
    (re.compile(r"gAAAAA[0-9A-Za-z_-]{60,}={0,2}\s*\Z"), "application/x-fernet"),
)

_LISTS = re.compile(r"!([A-Z]{2,12})\t[^\n]*\n(?:![^\n]*\n){0,8}\1\t")
"""Lists of QuickBooks (IIF): several tables, each under its own line of headings (`!VEND`)."""


def text_type(head: bytes, extension: str) -> str | None:
    """The kind of text that begins with `head`, null where it is no text.

    extension: lower case, without the dot; it only settles ties.
    """
    text = decoded(head)
    if text is None:
        return None
    body = text.lstrip()
    standard = next((kind for pattern, kind in _STANDARDS if pattern.match(body)), None)
    standard = standard or genome_type(body) or commands_type(body)
    standard = standard or ("application/hl7-v2" if _holds_messages(body) else None)
    found = standard or _markup_type(body) or _json_type(body, extension) or _mail_type(body)
    found = account_type(health_type(found, body), body)
    if found is None and _is_sql(body):
        found = "application/x-sql-dump"
    if found is None and "{" in text and _RECORDS.search(text):
        found = "text/x-script-data"
    if found is None and _is_yaml(body, extension):
        found = "application/yaml"
    if found is None and _TRACKS.search(text[:4096]):
        found = PLAIN
    if found is None and _LISTS.match(body):
        found = PLAIN
    if found is None and extension in _TABLE_NAMES:
        found = TABLE
    return found or (TABLE if extension not in _PLAIN_NAMES and is_table(text) else PLAIN)


def _holds_messages(body: str) -> bool:
    """Whether messages of HL7 stand behind a remark or between lines of something else."""
    if "MSH|" not in body or _MESSAGE.search(body) is None:
        return False
    lines = [line for line in body.split("\n") if line.strip()]
    return sum(_SEGMENT.match(line) is not None for line in lines) >= 0.5 * len(lines)


def _markup_type(body: str) -> str | None:
    while body.startswith("<!--"):
        body = body.partition("-->")[2].lstrip()
    if not body.startswith("<"):
        return None
    if _HTML_START.match(body):
        return "text/html"
    if not _XML_START.match(body):
        return None
    rooted = next((kind for root, kind in _ROOTS if root.search(body[:2000])), None)
    if known := rooted or office_xml_type(body):
        return known
    return "text/html" if _HTML_WITHIN.search(body[:2000]) else "text/xml"


def _json_type(body: str, extension: str) -> str | None:
    if not (_OBJECT.match(body) or _ARRAY.match(body)):
        return None
    lines = [line for line in body.split("\n", 3)[:3] if line.strip()]
    if len(lines) < 2:
        return "application/x-ndjson" if extension in {"ndjson", "jsonl"} else "application/json"
    try:
        msgspec.json.decode(lines[0])
    except (msgspec.DecodeError, RecursionError):
        return "application/json"
    return "application/x-ndjson" if lines[1].lstrip()[:1] in {"{", "["} else "application/json"


def _mail_type(body: str) -> str | None:
    """A mailbox, or a message: it begins with a block of header lines that only a message has."""
    if _MBOX.match(body):
        return "application/mbox"
    length = _EMLX.match(body)
    if length:
        return "message/x-emlx" if _mail_type(body[length.end() :]) else None
    names: set[str] = set()
    for line in body.split("\n")[:200]:
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        header = _HEADER_LINE.match(line)
        name = header[1].lower() if header else ""
        bare = header is not None and header[2] is None and not name.startswith("x-")
        if header is None or (bare and name not in _ENVELOPE | _ADDRESSES):
            if len(_ENVELOPE & names) < 2:
                return None
            break  # one line is broken, the message is none the less one
        names.add(name)
    if names >= {"content-type", "mime-version"} and _is_web_archive(body, names):
        return "multipart/related"
    if names >= {"content-type", "content-transfer-encoding"} or _PARTS.match(body):
        return "message/rfc822"
    envelope, addresses = len(_ENVELOPE & names), len(_ADDRESSES & names)
    sent = envelope >= 1 and envelope + addresses >= 2
    return "message/rfc822" if sent or (addresses >= 3 and "from" in names) else None


def _is_web_archive(body: str, names: set[str]) -> bool:
    """Whether the header of a MIME message is that of a saved page (MHTML), never posted."""
    header = body.split("\n\n", 1)[0]
    saved = _SAVED_PAGE.search(header) is not None or not _POSTED & names
    return saved and _RELATED.search(header) is not None


def _is_yaml(body: str, extension: str) -> bool:
    """Whether it begins as YAML only does, or is named so, and its lines are those of YAML."""
    named = extension in {"yml", "yaml"}
    if not named and not _YAML.match(body):
        return False
    lines = [line for line in body.split("\n")[:200] if line.strip()]
    fitting = sum(_YAML_LINE.match(line) is not None for line in lines)
    return any(":" in line for line in lines) and fitting >= (0.4 if named else 0.7) * len(lines)


def _is_sql(body: str) -> bool:
    """Whether it is a dump, or begins with a statement after comments and makes rows or tables."""
    if _SQL_DUMP.match(body):
        return True
    while body[:2] in {"--", "/*"} or body[:1] in {"#", "\\"}:
        end = "*/" if body.startswith("/*") else "\n"
        body = body.partition(end)[2].lstrip(" \t\n;")
    return bool(_SQL_FIRST.match(body) and _SQL_ROWS.search(body))

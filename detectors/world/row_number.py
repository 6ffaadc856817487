"""Technical identifier of a row."""

from detectors.model import Detector, Pattern, trimmed

DETECTOR = Detector(
    detects="row_number",
    title="Technical identifier of a row",
    patterns=(
        Pattern(regex="[A-Z][A-Z-]{0,7}[ #]{1,2}[0-9][0-9A-Z-]{0,19}", score=0.02),
        Pattern(regex="[0-9A-Z][0-9A-Z/_#.:-]{0,39}", score=0.02),
    ),
    headers=(
        "row", "row number", "row no", "row id", "rowid", "rownum", "line number", "line no",
        "line num", "record number", "record no", "record id", "recordid", "rec id", "rec no",
        "seq", "seq no", "sequence", "sequence number", "index", "idx", "sr no", "s no",
        "serial row", "item row", "guid", "uuid", "hash id", "object id", "objectid", "oid", "etag",
        "row version", "rowversion", "row guid", "rowguid", "correlation id", "trace id", "span id",
        "parent id", "node id", "entity id", "internal id", "external id", "source id", "import id",
        "load id", "surrogate key", "primary key", "foreign key", "pk", "fk", "version id",
        "template id", "file id", "folder id", "attachment id", "page number", "page no", "page",
        "rank", "ordinal", "token id", "key id", "checksum id", "legacy row id", "no row",
    ),
    normal=trimmed,
    valid=lambda value: value.str.contains("[0-9]"),
    authority="Usual headings of databases",
    examples=("524183067", "5f0c1c9e-4183-4d06-9b67-0f4183067aaa"),
    counter_examples=("Valley Health Center", "N/A"),
)  # fmt: skip

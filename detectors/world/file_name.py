"""Name, version or checksum of a file."""

from detectors.forms import wordy
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="file_name",
    title="File, version or checksum",
    headers=(
        "file name", "filename", "file", "file path", "filepath", "path", "folder", "directory",
        "attachment", "attachment name", "document name", "document title", "doc name",
        "extension file", "file type", "file extension", "mime type", "content type", "file size",
        "version", "release", "build number", "revision", "rev", "checksum", "file hash", "sha256",
        "sha1", "md5", "file md5", "content hash", "commit", "commit hash", "branch git",
        "image name", "image file", "photo file", "photo", "scan file", "blob", "bucket",
        "object key", "api key", "api token", "access token", "refresh token", "session token",
        "auth token", "csrf token", "token", "public key", "certificate", "thumbprint certificate",
        "fingerprint ssl", "key fingerprint", "device fingerprint", "browser fingerprint",
        "ssh fingerprint", "archivo",
    ),
    normal=trimmed,
    valid=wordy,
    free=True,
    authority="Usual headings of file lists",
    examples=("scan_4183067.pdf", "v2.41.8", "/exports/2026/q1.csv"),
    counter_examples=("", "N/A", "see 524-18-3067"),
)  # fmt: skip

"""Encrypted OpenDocument files: decrypted in memory to the file they would be without a password.

OpenDocument 1.3 part 2, section 3.8 (packages), and the single encrypted package of LibreOffice 24.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipelines.blocks import Block, Member
from scanner.readers.opened import Opened, ReadError
from scanner.readers.passwords import Tries
from scanner.readers.unpacked import Inflate, bounded, drained

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_ARGON = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_MANIFEST, _PACKAGE = "META-INF/manifest.xml", "encrypted-package"
_MANIFEST_LIMIT, _MOST_ROUNDS, _ARGON_MEMORY = 4 << 20, 2_000_000, 1 << 20
_ERRORS = (
    zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, zlib.error,
    etree.XMLSyntaxError, binascii.Error,
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class _Lock:
    """How one part is encrypted. size: of the part itself. fields: attributes by their names."""

    path: str
    size: int
    fields: dict[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """The end of an attribute's value, in small letters: `…#aes256-cbc` -> `aes256-cbc`."""
        return self.fields.get(name, "").rpartition("#")[2].lower()

    def raw(self, name: str) -> bytes:
        """An attribute in base 64."""
        return base64.b64decode(self.fields.get(name, ""))

    def number(self, name: str, otherwise: int) -> int:
        """An attribute that is a number."""
        return int(self.fields.get(name, otherwise))


def is_locked(source: Opened) -> bool:
    """Whether parts of the package are encrypted; False for what is no package."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            return bool(_locks(archive))
    except _ERRORS:
        return False


def opened_package(source: Opened) -> Iterator[Block]:
    """The file without its encryption, as a member of the same name.

    Raises ReadError: `encrypted` where no password fits, `damaged`, `unsupported` for unknown
    ciphers or keys over 2,000,000 rounds.
    """
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            locks = _locks(archive)
            smallest = min(locks, key=lambda lock: archive.getinfo(lock.path).file_size)
            sample = archive.read(smallest.path)

            def fits(password: str) -> str | None:
                return None if _part(smallest, sample, password) is None else password

            password = Tries(source.passwords).first(fits)
            if password is None:
                raise ReadError("encrypted")
            content = _plain(archive, locks, password)
    except _ERRORS as error:
        raise ReadError("damaged") from error
    yield Member(name=source.name.rsplit("/", 1)[-1], data=content)


def _locks(archive: zipfile.ZipFile) -> list[_Lock]:
    """The encrypted parts of a package."""
    if archive.getinfo(_MANIFEST).file_size > _MANIFEST_LIMIT:
        raise ReadError("too_large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    found = []
    for entry in etree.fromstring(archive.read(_MANIFEST), parser).iter(_SPACE + "file-entry"):
        data = entry.find(_SPACE + "encryption-data")
        path = entry.get(_SPACE + "full-path", "")
        if data is None or path not in archive.NameToInfo:
            continue
        lock = _Lock(path=path, size=int(entry.get(_SPACE + "size", "0")))
        for element in (data, *data):
            for name, value in element.attrib.items():
                lock.fields[str(name).replace(_SPACE, "").replace(_ARGON, "")] = str(value)
            if str(element.tag).endswith("start-key-generation"):
                lock.fields["start-key-name"] = element.get(
                    _SPACE + "start-key-generation-name", ""
                )
                lock.fields["start-size"] = element.get(_SPACE + "key-size", "20")
            elif str(element.tag).endswith("key-derivation"):
                lock.fields["final-size"] = element.get(_SPACE + "key-size", "16")
        found.append(lock)
    return found


def _plain(archive: zipfile.ZipFile, locks: list[_Lock], password: str) -> bytes:
    """The package with its parts decrypted; the one inside, where it holds a whole package."""
    by_path = {lock.path: lock for lock in locks}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for info in archive.infolist():
            lock = by_path.get(info.filename)
            content, code = bounded([archive.read(info)], max(1, info.compress_size))
            if lock is not None:
                part = _part(lock, content, password)
                if part is None:
                    raise ReadError("damaged")
                if info.filename == _PACKAGE:
                    return part
                content = part
            if code:
                raise ReadError(code)
            if info.filename == _MANIFEST:
                content = _unlocked_manifest(content)
            made.writestr(info.filename, content)
    return target.getvalue()


def _unlocked_manifest(content: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    for data in list(root.iter(_SPACE + "encryption-data")):
        parent = data.getparent()
        if parent is not None:
            parent.remove(data)
    return etree.tostring(root)


def _part(lock: _Lock, content: bytes, password: str) -> bytes | None:
    """A part decrypted and inflated; None where the password does not fit."""
    key, vector = _key(lock, password), lock.raw("initialisation-vector")
    plain = _deciphered(lock.value("algorithm-name"), key, vector, content)
    if plain is None:
        return None
    kind = lock.value("checksum-type")
    if kind:
        digest = hashlib.sha256 if "sha256" in kind else hashlib.sha1
        most = 1024 if kind.endswith("1k") else len(plain)
        unpadded = plain[: -plain[-1]] if plain and 0 < plain[-1] <= 16 else plain
        told = {digest(content[:most]).digest() for content in (plain, unpadded)}
        if lock.raw("checksum") not in told:
            return None
    inflated, code = bounded(drained(Inflate(), [plain]), max(1, len(plain)))
    if code in {"bomb", "too_large"}:
        raise ReadError(code)
    return None if code == "damaged" else inflated


def _key(lock: _Lock, password: str) -> bytes:
    word = password.encode()
    start = lock.value("start-key-name")
    word = (hashlib.sha256 if "sha256" in start else hashlib.sha1)(word).digest()
    size, salt = lock.number("final-size", 16), lock.raw("salt")
    if not 0 < size <= 64:
        raise ReadError("unsupported")
    if lock.value("key-derivation-name").endswith("argon2id"):
        return _argon(lock, word, salt, size)
    rounds = lock.number("iteration-count", 1024)
    if not 0 < rounds <= _MOST_ROUNDS:
        raise ReadError("unsupported")
    return hashlib.pbkdf2_hmac("sha1", word, salt, rounds, size)


def _argon(lock: _Lock, word: bytes, salt: bytes, size: int) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    memory = lock.number("argon2-memory", 65536)
    rounds, lanes = lock.number("argon2-iterations", 3), lock.number("argon2-lanes", 4)
    if memory > _ARGON_MEMORY or rounds > 64 or lanes > 64:
        raise ReadError("unsupported")
    try:
        made = Argon2id(
            salt=salt, length=size, iterations=rounds, lanes=lanes, memory_cost=memory
        ).derive(word)
    except UnsupportedAlgorithm as error:
        raise ReadError("unsupported") from error
    return bytes(made)


def _deciphered(name: str, key: bytes, vector: bytes, content: bytes) -> bytes | None:
    """The content below its cipher; None where that tells that the key is wrong."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish  # noqa: PLC0415
    from cryptography.hazmat.decrepit.ciphers.modes import CFB  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    if name.endswith("gcm"):
        try:
            return AESGCM(key).decrypt(content[:12], content[12:], None)
        except InvalidTag:
            return None
    if "aes" in name and name.endswith("cbc"):
        if len(content) % 16:
            raise ReadError("damaged")
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        return cipher.update(content) + cipher.finalize()
    if "blowfish" in name:
        shift = Cipher(Blowfish(key), CFB(vector)).decryptor()
        return shift.update(content) + shift.finalize()
    raise ReadError("unsupported")

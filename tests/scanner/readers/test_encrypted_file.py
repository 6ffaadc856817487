"""Files encrypted as a whole open with the right word or key, and with nothing else."""

from __future__ import annotations

import base64
import hashlib
import io
import os

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from pipelines.blocks import Member
from scanner import sniff
from scanner.readers.opened import Opened, ReadError
from scanner.readers.registry import reader_for

WORD = "Tahoe-2019!"
STAFF = b"id,name,ssn\n1,Thuy Nguyen,518-24-7731\n2,Anahit Petrosyan,613-08-4420\n"
KEY = Fernet.generate_key()


def derived(way: str, salt: bytes) -> bytes:
    if way == "pbkdf2":
        return hashlib.pbkdf2_hmac("sha256", WORD.encode(), salt, 10_000, 48)
    made = last = b""
    while len(made) < 48:
        last = hashlib.new(way, last + WORD.encode() + salt).digest()
        made += last
    return made


def openssl(way: str) -> bytes:
    salt = os.urandom(8)
    key = derived(way, salt)
    size = 16 - len(STAFF) % 16
    lock = Cipher(algorithms.AES(key[:32]), modes.CBC(key[32:48])).encryptor()
    return b"Salted__" + salt + lock.update(STAFF + bytes([size]) * size) + lock.finalize()


def opened(content: bytes, *words: str, name: str = "staff.csv.enc") -> list[Member]:
    kind = sniff.media_type(io.BytesIO(content), name)
    reader = reader_for(kind)
    assert reader is not None
    source = Opened(
        name=name, media_type=kind, size=len(content), path=None, data=content, passwords=words
    )
    return [block for block in reader(source) if isinstance(block, Member)]


LOCKED = {
    "pbkdf2": lambda: openssl("pbkdf2"),
    "sha256": lambda: openssl("sha256"),
    "md5": lambda: openssl("md5"),
    "lines of base64": lambda: base64.encodebytes(openssl("pbkdf2")),
    "base64": lambda: base64.b64encode(openssl("pbkdf2")),
    "fernet": lambda: Fernet(KEY).encrypt(STAFF) + b"\n",
}


@pytest.mark.parametrize("way", LOCKED)  # by name: what is drawn differs between test workers
def test_a_file_opens_with_its_own_word_or_key(way: str) -> None:
    content = LOCKED[way]()
    words = ["wrong", WORD, KEY.decode()]
    assert opened(content, *words) == [Member(name="staff.csv", data=STAFF)]
    with pytest.raises(ReadError) as shut:
        opened(content, "wrong", Fernet.generate_key().decode(), os.urandom(32).hex())
    assert shut.value.code == "encrypted"


def test_a_cut_file_is_damaged() -> None:
    with pytest.raises(ReadError) as broken:
        opened(openssl("pbkdf2")[:-3], WORD)
    assert broken.value.code == "damaged"


def test_a_list_of_encrypted_values_stays_a_list() -> None:
    rows = [base64.b64encode(openssl("pbkdf2")[:48]).decode() for _ in range(5)]
    tokens = [Fernet(KEY).encrypt(b"524-18-3067").decode() for _ in range(5)]
    for lines in (rows, tokens):
        kind = sniff.media_type(io.BytesIO("\n".join(lines).encode()), "list.txt")
        assert kind.startswith("text/")

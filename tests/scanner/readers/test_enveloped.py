"""Encrypted S/MIME opens with the private key that lies in the evidence, and with no other."""

from __future__ import annotations

import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import algorithms
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from pipelines.blocks import Block, Member
from scanner.readers.opened import Opened, ReadError
from scanner.readers.registry import reader_for

KEYS = [rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2)]
BODY = b"Content-Type: text/plain\r\n\r\nAnahit Petrosyan, SSN 524-18-3067\r\n"


def pem(key: rsa.RSAPrivateKey) -> str:
    form = serialization.PrivateFormat.PKCS8
    none = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, none).decode()


def shut(encoding: serialization.Encoding, cipher: type) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mei Fong")])
    begin = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(KEYS[0].public_key())
        .serial_number(4183)
        .not_valid_before(begin)
        .not_valid_after(begin + datetime.timedelta(days=3_650))
        .sign(KEYS[0], hashes.SHA256())
    )
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(BODY).add_recipient(certificate)
    builder = builder.set_content_encryption_algorithm(cipher)
    return builder.encrypt(encoding, [pkcs7.PKCS7Options.Binary])


def blocks(content: bytes, *words: str) -> list[Block]:
    kind = "application/pkcs7-mime"
    reader = reader_for(kind)
    assert reader is not None
    size = len(content)
    return list(
        reader(
            Opened(
                name="smime.p7m",
                media_type=kind,
                size=size,
                path=None,
                data=content,
                passwords=words,
            )
        )
    )


@pytest.mark.parametrize("encoding", [serialization.Encoding.DER, serialization.Encoding.PEM])
@pytest.mark.parametrize("cipher", [algorithms.AES128, algorithms.AES256])
def test_a_message_opens_with_its_own_key(encoding: serialization.Encoding, cipher: type) -> None:
    content = shut(encoding, cipher)
    [found] = blocks(content, "Tahoe-9", pem(KEYS[1]), pem(KEYS[0]))
    assert isinstance(found, Member)
    assert found.data.endswith(BODY)
    for words in ((), ("Tahoe-9", pem(KEYS[1]))):
        with pytest.raises(ReadError) as closed:
            blocks(content, *words)
        assert closed.value.code == "encrypted"


def ended(content: bytes, *words: str) -> str:
    try:
        blocks(content, *words)
    except ReadError as closed:
        return closed.code
    return "read"


def test_a_cut_message_does_no_harm() -> None:
    content = shut(serialization.Encoding.DER, algorithms.AES128)
    sizes = range(20, len(content) - 1, 37)
    assert {ended(content[:size], pem(KEYS[0])) for size in sizes} <= {"encrypted", "damaged"}

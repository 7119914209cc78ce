"""Self-signed certificates for servers on localhost, and trust in them."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from pathlib import Path

import pytest
import truststore
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.wine import WINE


def certificate(folder: Path, name: str = "localhost", *addresses: str) -> tuple[Path, Path]:
    """Return the files of a certificate and its key in a folder; they are made if they are not there."""
    files = (folder / "certificate.pem", folder / "key.pem")
    if files[0].exists():
        return files
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    names = x509.SubjectAlternativeName(
        [x509.DNSName(name), *(x509.IPAddress(ipaddress.ip_address(address)) for address in addresses)]
    )
    made = (
        x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    files[1].touch(mode=0o600)  # PostgreSQL's server takes no key that others can read
    files[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()))
    files[0].write_bytes(made.public_bytes(Encoding.PEM))
    return files


def trust(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process trust a certificate, besides those that the system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    if WINE:  # it cannot check with certificates that it is given, but OpenSSL can
        monkeypatch.setattr(truststore, "SSLContext", ssl.SSLContext)

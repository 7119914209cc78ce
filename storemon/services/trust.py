"""Which servers' certificates are trusted."""

from __future__ import annotations

import contextlib
import os
import ssl

import truststore


def trusting() -> ssl.SSLContext:
    """Return a TLS context that trusts the system's certificates, and those that SSL_CERT_FILE names.

    Only Linux heeds that variable by itself. Like there, a file that cannot be read is passed over.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if named := os.environ.get("SSL_CERT_FILE"):
        with contextlib.suppress(OSError):
            context.load_verify_locations(named)
    return context

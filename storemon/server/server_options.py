"""The options of a server, and checks of them before it listens."""

from __future__ import annotations

import ipaddress
import re
import ssl
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.errors import BadInput
from storemon.message import Message

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which programs on the same computer reach a server that listens only on the loopback address."""
_SHORTEST_TOKEN: Final = 16
_LONGEST_TOKEN: Final = 512
_TOKEN: Final = re.compile(r"[\x21-\x7e]+")
_MAKE_ONE: Final = Message(
    "Write one with: python3 -c 'import secrets; print(secrets.token_urlsafe())' > FILE; chmod 600 FILE"
)


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Where a server listens and who may use it.

    `token`: required in every request about reports, None for none. `certificate` and `key`: files for TLS,
    both or neither. `names`: host names by which it is reached, besides its addresses.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    certificate: Path | None = None
    key: Path | None = None
    names: frozenset[str] = frozenset()

    @property
    def is_local(self) -> bool:
        """Whether only this computer can reach it."""
        if self.host in LOOPBACK:
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def server_options(
    host: str,
    port: int,
    token_file: Path | None,
    tls: tuple[Path | None, Path | None],
    names: Sequence[str] = (),
    *,
    behind_proxy: bool = False,
) -> ServerOptions:
    """Check the options of a server; `tls` are the files of certificate and key.

    Raises `BadInput`, also if other computers could reach it without a token or without encryption: neither
    TLS files nor a proxy.
    """
    certificate, key = tls
    if (certificate is None) != (key is None):
        raise BadInput(
            Message("TLS needs a certificate and its key."),
            remedy=Message("Name both: --certificate FILE --key FILE."),
        )
    if certificate is not None and key is not None:
        _check_tls(certificate, key)
    options = ServerOptions(
        host,
        port,
        None if token_file is None else read_token(token_file),
        certificate,
        key,
        frozenset(name.lower() for name in names),
    )
    if not options.is_local and options.token is None:
        raise BadInput(
            Message("Other computers can reach {host}.", host=host),
            Message("Without a token, anybody there could read the reports."),
            Message("Add --token-file FILE, or listen on 127.0.0.1 alone."),
        )
    if not options.is_local and certificate is None and not behind_proxy:
        raise BadInput(
            Message("Other computers can reach {host}.", host=host),
            Message("Without TLS, the token and the reports could be read on the way."),
            Message("Add --certificate FILE --key FILE, or --behind-proxy where a proxy encrypts."),
        )
    return options


def read_token(path: Path) -> str:
    """Return the token in a file, without surrounding white space. Raises `BadInput`."""
    name = str(path)
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_TOKEN + 100).decode("ascii", "replace").strip()
            mode = path.stat().st_mode
    except OSError as error:
        raise BadInput(
            Message("The token cannot be read from {name}.", name=name),
            Message("{strerror}.", strerror=error.strerror or error),
            _MAKE_ONE,
        ) from error
    if sys.platform != "win32" and mode & (stat.S_IROTH | stat.S_IWOTH):
        raise BadInput(
            Message("The token in {name} is no secret.", name=name),
            Message("Every user of this computer may read or change the file."),
            Message("Close it to others, as with: chmod 600 FILE"),
        )
    if not _TOKEN.fullmatch(text) or not _SHORTEST_TOKEN <= len(text) <= _LONGEST_TOKEN:
        raise BadInput(
            Message("{name} holds no token.", name=name),
            Message(
                "A token is one word of {least} to {most} letters, digits and signs.",
                least=_SHORTEST_TOKEN,
                most=_LONGEST_TOKEN,
            ),
            _MAKE_ONE,
        )
    return text


def _check_tls(certificate: Path, key: Path) -> None:
    """Load certificate and key as the server will. Raises `BadInput`."""
    try:
        # Without this, a key with a passphrase would prompt for it on the terminal.
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, password="")
    except (OSError, ValueError) as error:
        reason = error.strerror or error.args[-1] if isinstance(error, OSError) else error
        raise BadInput(
            Message("{certificate} and {key} cannot be used for TLS.", certificate=certificate, key=key),
            Message("{reason}.", reason=str(reason)),
            Message(
                "Name the certificate with its chain, and its key without a password, both as PEM files."
            ),
        ) from error

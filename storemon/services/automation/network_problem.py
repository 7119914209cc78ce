"""Error messages for when another computer cannot be reached or does not accept a message."""

from __future__ import annotations

import socket
import ssl
from typing import Final

from storemon.errors import SendProblem
from storemon.message import Message

CHECK_SETTINGS: Final = Message("Check the settings on the page Automation.")


def unreachable(host: str, error: OSError) -> SendProblem:
    """Return the problem that explains a network error."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return SendProblem(
            Message("The certificate of {host} is not trusted, so nothing was sent.", host=host),
            remedy=Message("Check the server's name, or ask whoever runs it for a valid certificate."),
        )
    if isinstance(error, ssl.SSLError):
        return SendProblem(
            Message("No encrypted connection to {host} is possible, so nothing was sent.", host=host),
            remedy=Message("Check the port and the kind of encryption."),
        )
    if isinstance(error, socket.gaierror):
        why = Message("Its name is not known, or this computer is offline.")
    elif isinstance(error, TimeoutError):
        why = Message("It does not answer.")
    elif isinstance(error, ConnectionRefusedError):
        why = Message("It does not accept connections on this port.")
    else:
        why = Message("The connection was lost.")
    return SendProblem(Message("{host} cannot be reached.", host=host), why)

"""Which addresses may be visited: public ones, by the number the name stands for at that moment.

A name is resolved once, the answer is checked, and the connection goes to just that answer; so a
name that points elsewhere a moment later gains nothing. Every redirect is checked anew.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from lagebild.errors import InputError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000  # characters of an address


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: connect to `ip`, speak to `host`."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str  # with the query

    @property
    def origin(self) -> str:
        """Scheme, host and port, for rules that hold per host."""
        return f"{self.scheme}://{self.host}:{self.port}"


def checked_target(url: str, *, allow_private: bool = False) -> Target:
    """Return where a visit to `url` may connect; raises InputError naming what forbids it."""
    scheme, host, port, path = _parts(url)
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{url}: the host {host!r} is not found ({error})") from error
    numbers = [str(answer[4][0]) for answer in answers]
    for number in numbers:
        if not allow_private and not is_public(number):
            raise InputError(
                f"{url}: {host!r} is {number}, an address inside a private network; add the feed "
                "with --allow-private if that is meant"
            )
    return Target(scheme, host, port, numbers[0], path)


def is_public(number: str) -> bool:
    """Tell whether an IP address belongs to the public network."""
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return (mapped or address).is_global and not address.is_multicast


def check_url(url: str) -> None:
    """Raise InputError for what is no web address, without looking its host up."""
    _parts(url)


def _parts(url: str) -> tuple[str, str, int, str]:
    if len(url) > _LONGEST or any(ord(one) <= ord(" ") for one in url):
        raise InputError(f"{url[:80]!r}: no web address; it has blanks or more than {_LONGEST}")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{url!r}: no web address ({error})") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise InputError(f"{url!r}: an address begins with http:// or https:// and names a host")
    if parts.username or parts.password:
        raise InputError(f"{parts.hostname}: addresses with a user or password are not visited")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path

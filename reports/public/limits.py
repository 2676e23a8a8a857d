"""Guessing of codes is slowed down: so many wrong codes and files a minute from one address, then 429."""

import hashlib
import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MOST = 20
MINUTE = 60  # seconds


def too_many(request: HttpRequest) -> bool:
    """Whether this address has asked in vain too often in the last minute."""
    return cache.get(_key(request), 0) >= MOST


def count(request: HttpRequest) -> None:
    """One more that was asked in vain."""
    key = _key(request)
    if not cache.add(key, 1, MINUTE):
        cache.set(key, cache.get(key, 0) + 1, MINUTE)


def _key(request: HttpRequest) -> str:
    """The address without the part that one household can change by itself; not kept as it is."""
    address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    width = 64 if address.version == 6 else 32
    network = ipaddress.ip_network(f"{address}/{width}", strict=False)
    return f"verify:{hashlib.sha256(str(network).encode()).hexdigest()}"

"""The app on the telephone: codes as RFC 6238 describes them, written here once more."""

import base64
import hashlib
import hmac
import re
import time

from django.test import Client

from tests.people import PASSWORD

SIGN_IN = "/accounts/login/"
SET_UP = "/accounts/second-factor/set-up/"
ASK = "/accounts/second-factor/confirm/"
CODES = "/accounts/second-factor/codes/"


def app_code(key: str, later: int = 0) -> str:
    """What the app shows for a key now, or so many half minutes later."""
    step = int(time.time() // 30 + later).to_bytes(8, "big")
    mac = hmac.new(base64.b32decode(key.replace(" ", "")), step, hashlib.sha1).digest()
    place = mac[-1] & 15
    number = int.from_bytes(mac[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def sign_in(username: str, client: Client | None = None, **values):
    """The browser after name and password, and the answer."""
    client = client or Client()
    return client, client.post(SIGN_IN, {"login": username, "password": PASSWORD, **values})


def key_shown(page: str) -> str:
    """The key on the page of the setting up, as one would type it into the app."""
    return re.search(r"กุญแจ </span>([A-Z2-7 ]+)<", page)[1]


def set_up(client: Client) -> tuple[str, list[str]]:
    """Sets up the second factor of somebody who has just signed in: the key and the recovery codes."""
    key = key_shown(client.get(SET_UP).content.decode())
    page = client.post(SET_UP, {"code": app_code(key)}, follow=True).content.decode()
    return key, re.findall(r'<li class="code">(\d{4} \d{4})</li>', page)

"""Keys for addresses: nobody guesses one from another (promise P4)."""

import secrets


def random_key() -> str:
    """16 characters that stand in an address instead of a number."""
    return secrets.token_urlsafe(12)

"""Short codes on paper: read aloud, typed from a print, never guessed.

Crockford's base 32 leaves out I, L, O and U, so that nobody takes one sign for another.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
_MEANT = str.maketrans("OIL", "011", " -–")


def new_code() -> str:
    """Ten random signs: 50 bits, `K7QM4XTD9P`."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """The code as paper prints it: `K7QM-4XTD-9P`."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def read_code(text: str) -> str:
    """The code that was typed, in any case, with or without dashes, O for 0, I or L for 1; "" for none."""
    code = text.strip().upper().translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""

"""Parts of addresses."""


class BuddhistYear:
    """ปีงบประมาณ in an address, such as 2569."""

    regex = r"2[4-9]\d\d"

    def to_python(self, value: str) -> int:
        """The year as a number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """The year as the address shows it."""
        return str(value)


class UserName:
    """ชื่อผู้ใช้ in an address: only the characters a user name may have (accounts/models/user.py)."""

    regex = r"[\w.@+-]+"

    def to_python(self, value: str) -> str:
        """The user name itself."""
        return value

    def to_url(self, value: str) -> str:
        """The user name itself."""
        return value

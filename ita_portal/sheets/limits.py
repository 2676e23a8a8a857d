"""What a file may hold, and how a file that holds more is refused."""

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_ELEMENTS = 3_000_000  # of XML; 20,000 full rows of the widest form have 800,000
MAX_ROWS = 20_000
MAX_COLUMNS = 128  # the widest form has 19; what stands further right is no part of it
HEAD_ROWS = 200  # rows in which the headings are looked for


class Unreadable(ValueError):
    """The file is no spreadsheet that the portal reads; the text is a Thai sentence with what to do."""


def too_large(size: int) -> Unreadable:
    """The refusal of a file of more than 5 MB."""
    return Unreadable(
        f"แฟ้มมีขนาด {size / 1024 / 1024:.1f} MB ใหญ่เกิน 5 MB ให้ลบรูปภาพหรือแผ่นงานที่ไม่ใช้ หรือแบ่งเป็นหลายแฟ้ม"
    )


def too_much_inside() -> Unreadable:
    """The refusal of a file that unpacks to more than 50 MB."""
    return Unreadable(
        "แฟ้มนี้คลายออกแล้วใหญ่เกิน 50 MB หรือมีช่องที่จัดรูปแบบไว้มากเกินไป ให้คัดลอกเฉพาะตารางไปวางในแฟ้มใหม่ แล้วบันทึกเป็น .xlsx"
    )


def too_many_rows() -> Unreadable:
    """The refusal of a file of more than 20,000 rows."""
    return Unreadable(f"แฟ้มมีเกิน {MAX_ROWS:,} แถว ให้แบ่งเป็นหลายแฟ้ม")

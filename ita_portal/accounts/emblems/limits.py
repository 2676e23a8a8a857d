"""What the picture of an emblem may hold, and how one that cannot be used is refused."""

MAX_BYTES = 5 * 1024 * 1024
MAX_BYTES_OF_SVG = 1024 * 1024
LARGEST = 80_000  # bytes of a cleaned picture: little in the facts of every sealed version, and on a preview
MAX_PIXELS = 16_000_000  # before it is made smaller: 64 MB in memory
HEIGHT = 720  # pixels of what is stored: 35 mm on a cover at more than 500 dpi
LEAST_HEIGHT = 180  # 15 mm on a memo at 300 dpi
SLIMMEST = 3  # times as wide as high, or as high as wide


class Unusable(ValueError):
    """The file cannot be an emblem; the text is a Thai sentence with what to do."""


def refuse_odd_shape(width: float, height: float) -> None:
    """Refuses a picture that has no place where an emblem stands.

    Raises:
        Unusable: it is more than three times as wide as high, or as high as wide.
    """
    if max(width, height) > SLIMMEST * min(width, height):
        raise Unusable("ภาพยาวหรือสูงเกินไปสำหรับที่วางตรา ให้ตัดเฉพาะดวงตราแล้วอัปโหลดใหม่")

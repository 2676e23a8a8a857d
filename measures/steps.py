"""A cell of steps ⇄ the list of its steps. Pure functions; the rule stands in README, “Commands”."""

import re

_NUMBER = r"[0-9๐-๙]{1,3}"
_MONTHS_AND_UNITS = (
    r"(?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.|"
    r"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    r"คะแนน|บาท|ครั้ง|ปี|วัน|เดือน|คน|แห่ง|โครงการ|กิจกรรม|ข้อ(?!มูล|สรุป|บังคับ|กำหนด|ตกลง|ร้อง)|เรื่อง|ไตรมาส|แสน|ล้าน)"
)
# ๑.๑ and deeper belong to the step above; so does (1), which begins with neither number nor dash.
_DEEPER = re.compile(r"[0-9๐-๙]+\.[0-9๐-๙]")
_BEGINS_STEP = re.compile(r"[0-9๐-๙]|[-–—]")
# 1. · ๑) · ๑ · - ; not the number of `1 ต.ค. 2565` or `3 ครั้ง`, which is text
_MARK = re.compile(rf"(?:{_NUMBER}\s*[.)]\s*|{_NUMBER}\s+(?!\s|{_MONTHS_AND_UNITS})|[-–—]\s*)")


def read_steps(cell: str) -> list[str]:
    """The steps of a cell, in order, each without the mark staff typed before it.

    A line that begins with a number or a dash begins a step; any other line, and one that begins with
    `(1)` or `๑.๑`, goes on with the step above. Blank lines part nothing.
    """
    steps: list[list[str]] = []
    for line in (line.strip() for line in cell.splitlines()):
        if not line:
            continue
        begins = begins_step(line)
        if begins:
            line = without_mark(line)
        if begins or not steps:
            steps.append([line] if line else [])
        else:
            steps[-1].append(line)
    return ["\n".join(lines) for lines in steps if lines]


def begins_step(line: str) -> bool:
    """Whether a line begins a step of its own: with a number or a dash, but not with `๑.๑` or deeper."""
    return bool(_BEGINS_STEP.match(line)) and not _DEEPER.match(line)


def without_mark(text: str) -> str:
    """The text of one step without the number or dash typed before it."""
    if _DEEPER.match(text):
        return text
    return text[match.end() :].strip() if (match := _MARK.match(text)) else text


def write_steps(steps: list[str]) -> str:
    """The cell that holds these steps, numbered `1.` `2.` …; `read_steps` gives them back where it can.

    A step with a line of its own that begins like a step (a list of dashes inside it) does not come back.
    """
    return "\n".join(f"{number}. {text}" for number, text in enumerate(steps, start=1))

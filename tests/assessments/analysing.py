"""What the stories of the analysis share: addresses, what is typed, what is read."""

from ita_portal.audit.record import events_of
from tests.measures.pages import words

YEAR = 2568
TYPED = {
    "items": ["i10", "i12"],
    "text": "มีการยืมทรัพย์สินโดยไม่ลงทะเบียน",
    "recommendation": "- ใช้ทะเบียนกลาง\n- ตรวจนับทุกไตรมาส",
}


def address(town, *parts, year=YEAR):
    """The address of the analysis, or of a page below it: `address(town, 4, "add")`."""
    return "/".join(["", town.code, str(year), "analysis", *map(str, parts), ""])


def section(answer, number):
    """The words of one issue's section."""
    page = answer.content.decode().split(f'aria-labelledby="issue-{number}"')[1].split("</section>")[0]
    answer.content = f"<body>{page}".encode()
    return words(answer)


def close(answer):
    """The words of the page without spaces: many words are kept together by marks of their own."""
    return words(answer).replace(" ", "")


def said(finding):
    """The events of a finding: verb, before, after."""
    return [(event.verb, event.before, event.after) for event in events_of(finding)]

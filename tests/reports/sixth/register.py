"""ทะเบียนมาตรการ: a sixth report, which nobody asked for; it stands in no list until a test puts it there."""

from ita_portal.thai import Digits
from reports.document import Column, Document, Group, Heading, Row, Table, cell
from reports.facts import Snapshot
from reports.formats.parts import document, paragraphs
from reports.wording import Wording

COLUMNS = (Column("เลขทะเบียน", 20, "center"), Column("รายการ", 80))
REMARK = Wording("remark", "หมายเหตุท้ายทะเบียน", "ใต้ตาราง", lambda snapshot: "รวม {จำนวนมาตรการ} มาตรการ")
WORDING = (REMARK,)


def arrange(snapshot: Snapshot, digits: Digits) -> Document:
    """The register of one agency and year."""
    head = ("ทะเบียนมาตรการ", snapshot.agency.full_name)
    rows = (Row((cell(str(each.number)), cell(each.name))) for each in snapshot.measures)
    table = Table(COLUMNS, tuple(Group((row,)) for row in rows), name="ทะเบียน")
    return document(snapshot, digits, "portrait", head, Heading(head), table, *paragraphs(snapshot, REMARK))

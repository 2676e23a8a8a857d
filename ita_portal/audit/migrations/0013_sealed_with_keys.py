"""Events carry the id of the key that seals them, and what gave the right to do what they tell."""

from django.db import migrations, models

_JSON = {"sqlite": "text", "postgresql": "jsonb"}


def _add(apps, schema_editor):
    """By plain SQL: Django would make the table anew on SQLite, without the triggers that keep it."""
    kind = _JSON[schema_editor.connection.vendor]
    for column in (f"authority {kind} NOT NULL DEFAULT '{{}}'", "\"key\" varchar(16) NOT NULL DEFAULT ''"):
        schema_editor.execute(f"ALTER TABLE audit_event ADD COLUMN {column}", params=None)


def _remove(apps, schema_editor):
    for column in ("authority", '"key"'):
        schema_editor.execute(f"ALTER TABLE audit_event DROP COLUMN {column}", params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0012_verb_of_reading")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(_add, _remove, elidable=False)],
            state_operations=[
                migrations.AddField("event", "authority", models.JSONField(default=dict, verbose_name="สิทธิ")),
                migrations.AddField(
                    "event",
                    "key",
                    models.CharField(blank=True, default="", max_length=16, verbose_name="กุญแจ"),
                    preserve_default=False,
                ),
            ],
        ),
        migrations.AddField(
            "chainhead",
            "key",
            models.CharField(blank=True, default="", max_length=16, verbose_name="กุญแจ"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='event',
            name='verb',
            field=models.CharField(choices=[('signed-in', 'เข้าสู่ระบบ'), ('signed-out', 'ออกจากระบบ'), ('sign-in-failed', 'เข้าสู่ระบบไม่สำเร็จ'), ('password-changed', 'เปลี่ยนรหัสผ่าน'), ('second-factor-set', 'ตั้งการยืนยันสองขั้นตอนของ'), ('second-factor-removed', 'ยกเลิกการยืนยันสองขั้นตอนของ'), ('second-factor-failed', 'ยืนยันขั้นตอนที่สองของ'), ('recovery-codes-made', 'ออกรหัสสำรองของ'), ('recovery-code-used', 'ใช้รหัสสำรองของ'), ('second-factor-rule-set', 'กำหนดบทบาทที่ต้องยืนยันสองขั้นตอนของ'), ('sessions-ended', 'ออกจากระบบทุกเครื่องของ'), ('agency-added', 'เพิ่มหน่วยงาน'), ('agency-changed', 'แก้ไขข้อมูลหน่วยงาน'), ('emblem-set', 'กำหนดตราสัญลักษณ์ของ'), ('emblem-removed', 'ลบตราสัญลักษณ์ของ'), ('word-template-set', 'กำหนดแม่แบบ Word ของ'), ('word-template-removed', 'ลบแม่แบบ Word ของ'), ('department-added', 'เพิ่มส่วนราชการ'), ('department-changed', 'แก้ไขส่วนราชการ'), ('department-removed', 'ลบส่วนราชการ'), ('person-invited', 'เชิญ'), ('person-changed', 'แก้ไขข้อมูลของ'), ('role-given', 'กำหนดบทบาทให้'), ('role-removed', 'ยกเลิกบทบาทของ'), ('chain-set', 'กำหนดสายการเสนอของ'), ('appointment-recorded', 'บันทึกคำสั่งทำการแทนของ'), ('appointment-removed', 'ยกเลิกคำสั่งทำการแทนของ'), ('measure-added', 'เพิ่ม'), ('measure-changed', 'แก้ไข'), ('measure-moved', 'จัดลำดับ'), ('measure-deleted', 'ลบ'), ('measure-restored', 'เรียกคืน'), ('scores-stored', 'บันทึก'), ('item-scores-stored', 'บันทึกคะแนนรายข้อของ'), ('finding-added', 'เพิ่ม'), ('finding-changed', 'แก้ไข'), ('finding-deleted', 'ลบ'), ('targets-set', 'กำหนดค่าเป้าหมายของ'), ('analysis-set', 'กำหนดวิธีวิเคราะห์ผลของ'), ('import-read', 'ตรวจแฟ้มนำเข้า'), ('import-confirmed', 'ยืนยันการนำเข้าแฟ้ม'), ('headings-matched', 'จับคู่หัวคอลัมน์ของแฟ้ม'), ('import-cancelled', 'ยกเลิกการนำเข้าแฟ้ม'), ('job-started', 'สั่งให้ระบบทำ'), ('data-exported', 'ส่งออก'), ('report-changed', 'แก้ไขข้อความของ'), ('report-submitted', 'เสนอ'), ('report-read', 'เปิดอ่าน'), ('opinion-given', 'ให้ความเห็นใน'), ('opinion-on-paper', 'บันทึกความเห็นที่ลงนามบนกระดาษใน'), ('report-recalled', 'ถอน'), ('file-sealed', 'ปิดผนึกแฟ้ม'), ('notice-sent', 'ส่งอีเมลแจ้ง'), ('notice-failed', 'ส่งอีเมลไม่สำเร็จแก่'), ('report-downloaded', 'ดาวน์โหลด'), ('published', 'เผยแพร่'), ('publication-withdrawn', 'ถอนการเผยแพร่'), ('account-made', 'สร้างบัญชีผู้ดูแลเครื่องแม่ข่าย'), ('authority-confirmed', 'ยืนยันบัญชีและสิทธิตามที่เป็นอยู่'), ('key-begun', 'เริ่มใช้กุญแจปิดผนึกร่องรอย'), ('request-refused', 'ทำรายการที่')], max_length=40, verbose_name='การกระทำ'),
        ),
    ]

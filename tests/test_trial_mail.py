"""Letters of a trial: nobody gets them, whoever tries the portal finds and reads them."""

from django.core import mail
from django.core.management import call_command

from ita_portal import trial_mail


def test_each_letter_is_a_file_of_its_own_that_says_what_it_says(settings):
    settings.EMAIL_BACKEND = "ita_portal.trial_mail.EmailBackend"
    for body in ("เปิดเรื่องนี้ได้ที่ http://localhost:8000/inbox/", "ฉบับที่สอง"):
        mail.send_mail("รอความเห็นของคุณ", body, "portal@localhost", ["orawan@example.go.th"])
    first, second = sorted(trial_mail.folder().iterdir(), key=lambda each: each.stat().st_mtime_ns)
    assert first.parent == settings.DATA_DIR / "mail" and first.name.endswith("orawan@example.go.th.txt")
    assert first.read_text() == (
        "จาก portal@localhost\nถึง orawan@example.go.th\nเรื่อง รอความเห็นของคุณ\n\n"
        "เปิดเรื่องนี้ได้ที่ http://localhost:8000/inbox/\n"
    )
    assert second.read_text().endswith("ฉบับที่สอง\n")
    assert first.stat().st_mode & 0o077 == 0, "a link for a new password stands in some of them"


def test_the_demonstration_says_in_one_line_where_they_are(db, settings, capsys):
    settings.TRIAL, settings.EMAIL_BACKEND = True, "ita_portal.trial_mail.EmailBackend"
    call_command("demo")
    said = capsys.readouterr().out
    place = f"อีเมลที่ระบบส่งระหว่างทดลองใช้เก็บเป็นแฟ้มใน {settings.DATA_DIR}/mail"
    assert said.index(place) < said.index("บัญชีสำหรับทดลองใช้")
    assert said.rstrip().splitlines()[-1].startswith("  somkiat"), "the sign-ins come last"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    call_command("demo")
    assert "เก็บเป็นแฟ้ม" not in capsys.readouterr().out

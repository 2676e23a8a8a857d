"""The rules of passwords, in Thai: Django's own rules with sentences that say what to do."""

from django.contrib.auth import password_validation as rules


class LongEnough(rules.MinimumLengthValidator):
    """At least so many characters (promise P6: 12)."""

    def get_error_message(self) -> str:
        """What to do about a short one."""
        return f"รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย {self.min_length} ตัวอักษร"

    def get_help_text(self) -> str:
        """The rule before typing."""
        return f"มีอย่างน้อย {self.min_length} ตัวอักษร"


class NotLikeThePerson(rules.UserAttributeSimilarityValidator):
    """Not the user name, the name or the e-mail address in other letters."""

    def get_error_message(self) -> str:
        """What it is like; `verbose_name` is the field's Thai name."""
        return "รหัสผ่านคล้าย%(verbose_name)sเกินไป โปรดใช้คำอื่น"

    def get_help_text(self) -> str:
        """The rule before typing."""
        return "ไม่คล้ายชื่อ ชื่อผู้ใช้ หรืออีเมล"


class NotCommon(rules.CommonPasswordValidator):
    """Not one of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        """What to do about a common one."""
        return "รหัสผ่านนี้มีผู้ใช้ทั่วไปจนเดาได้ง่าย โปรดใช้คำอื่น"

    def get_help_text(self) -> str:
        """The rule before typing."""
        return "ไม่ใช่คำที่เดาได้ง่าย"


class NotNumbersAlone(rules.NumericPasswordValidator):
    """Not digits alone, such as an identity card's or a telephone's number."""

    def get_error_message(self) -> str:
        """What to do about digits alone."""
        return "รหัสผ่านต้องไม่เป็นตัวเลขล้วน โปรดเติมตัวอักษร"

    def get_help_text(self) -> str:
        """The rule before typing."""
        return "ไม่เป็นตัวเลขล้วน"

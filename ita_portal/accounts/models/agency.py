"""หน่วยงาน: a municipality or another local government, the tenant of the portal."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from ..words import AgencyWords, words_of

# First parts of addresses that no agency may take (ita_portal/urls.py).
RESERVED_CODES = frozenset(
    [
        *("accounts", "agencies", "batch", "dates", "healthz", "import", "inbox", "jobs"),
        *("public", "readyz", "static", "verify", "years"),
    ]
)


def not_reserved(code: str) -> None:
    """Refuses a code that is an address of the portal itself.

    Raises:
        ValidationError: with a Thai sentence.
    """
    if code.lower() in RESERVED_CODES:
        raise ValidationError(f"รหัส “{code}” เป็นคำที่ระบบใช้อยู่ โปรดใช้รหัสอื่น")


class AgencyQuerySet(models.QuerySet):
    """Rows that belong to an agency; the model says by which path (`agency_path`)."""

    def of_agency(self, agency: "Agency") -> "AgencyQuerySet":
        """Only the rows of this agency."""
        return self.filter(**{self.model.agency_path: agency})


class Agency(models.Model):
    """หน่วยงาน"""

    class Kind(models.TextChoices):
        """ประเภทของหน่วยงาน (contract: column ประเภท)"""

        SUBDISTRICT_ORGANISATION = "sao", "องค์การบริหารส่วนตำบล"
        SUBDISTRICT_MUNICIPALITY = "subdistrict", "เทศบาลตำบล"
        TOWN_MUNICIPALITY = "town", "เทศบาลเมือง"
        CITY_MUNICIPALITY = "city", "เทศบาลนคร"
        PROVINCIAL_ORGANISATION = "pao", "องค์การบริหารส่วนจังหวัด"
        PATTAYA = "pattaya", "เมืองพัทยา"
        BANGKOK = "bangkok", "กรุงเทพมหานคร"

    code = models.CharField(
        "รหัสหน่วยงาน",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z", "รหัสหน่วยงานใช้อักษรโรมัน ตัวเลข ขีดกลาง และขีดล่างเท่านั้น"
            ),
            not_reserved,
        ],
    )
    name = models.CharField("ชื่อหน่วยงาน", max_length=200)
    kind = models.CharField("ประเภท", max_length=20, choices=Kind.choices)
    subdistrict = models.CharField("ตำบล", max_length=100, blank=True)  # where its office stands
    district = models.CharField("อำเภอ", max_length=100)
    province = models.CharField("จังหวัด", max_length=100)
    letter_prefix = models.CharField("เลขที่หนังสือ", max_length=100, blank=True)
    website = models.URLField("เว็บไซต์", max_length=300, blank=True)
    # What the administrator decided; nothing decided yet is null (accounts/second_factor/).
    second_factor_roles = models.JSONField("บทบาทที่ต้องยืนยันสองขั้นตอน", null=True, blank=True)

    class Meta:
        verbose_name = "หน่วยงาน"
        verbose_name_plural = "หน่วยงาน"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Where the agency lies, e.g. `อำเภอศรีบุรพา จังหวัดนครธารา`; Bangkok has neither word."""
        if self.kind == self.Kind.BANGKOK:
            return f"เขต{self.district}" if self.district else ""
        return f"อำเภอ{self.district} จังหวัด{self.province}"

    @property
    def subdistrict_in_words(self) -> str:
        """`ตำบลในเมือง`, in Bangkok `แขวง…`; blank where none is named."""
        word = "แขวง" if self.kind == self.Kind.BANGKOK else "ตำบล"
        return f"{word}{self.subdistrict}" if self.subdistrict else ""

    @property
    def full_name(self) -> str:
        """Name and place as the head of a document prints them."""
        return f"{self.name} {self.place}".strip()

    @property
    def words(self) -> AgencyWords:
        """How this kind of agency calls its mayor, its clerk and the clerk's office."""
        return words_of(self.kind, self.name)

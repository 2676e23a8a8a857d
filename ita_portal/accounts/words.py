"""The words that follow from an agency's kind: mayor, clerk, clerk's office."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AgencyWords:
    """ชื่อตำแหน่งและส่วนราชการตามประเภทของหน่วยงาน"""

    mayor: str  # ผู้บริหารสูงสุด
    clerk: str  # ปลัด
    clerk_office: str  # สำนักปลัด
    short: str  # how a text calls the agency after it was named once


_MUNICIPALITY = ("นายกเทศมนตรี", "ปลัดเทศบาล", "สำนักปลัดเทศบาล", "เทศบาล")
_BY_KIND = {
    "subdistrict": _MUNICIPALITY,
    "town": _MUNICIPALITY,
    "city": _MUNICIPALITY,
    "sao": (
        "นายกองค์การบริหารส่วนตำบล",
        "ปลัดองค์การบริหารส่วนตำบล",
        "สำนักปลัด",
        "องค์การบริหารส่วนตำบล",
    ),
    "pao": (
        "นายกองค์การบริหารส่วนจังหวัด",
        "ปลัดองค์การบริหารส่วนจังหวัด",
        "สำนักปลัดองค์การบริหารส่วนจังหวัด",
        "องค์การบริหารส่วนจังหวัด",
    ),
    "pattaya": ("นายกเมืองพัทยา", "ปลัดเมืองพัทยา", "สำนักปลัดเมืองพัทยา", "เมืองพัทยา"),
    "bangkok": ("ผู้ว่าราชการกรุงเทพมหานคร", "ปลัดกรุงเทพมหานคร", "สำนักปลัดกรุงเทพมหานคร", "กรุงเทพมหานคร"),
}


def words_of(kind: str, name: str) -> AgencyWords:
    """The words of one kind of agency: how its reports call its head, its clerk, its office and itself.

    The mayor of a municipality bears its place: เทศบาลตำบลท่าช้าง has a นายกเทศมนตรีตำบลท่าช้าง.
    """
    mayor, clerk, office, short = _BY_KIND[kind]
    place = (
        name.removeprefix(short) if short in ("เทศบาล", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด") else ""
    )
    return AgencyWords(mayor=mayor + place, clerk=clerk, clerk_office=office, short=short)

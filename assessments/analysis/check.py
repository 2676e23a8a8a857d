"""What is missing in an analysis. Pure: no database, no request."""

from collections.abc import Collection, Iterable

from ita_portal.problems import Problem


def call_issue(number: int) -> str:
    """How a sentence calls an issue: ประเด็นที่ 3."""
    return f"ประเด็นที่ {number}"


def check_issues(year: int, issues: Iterable[int], looked_at: Collection[int]) -> list[Problem]:
    """The issues of a year's result that nobody looked at: their rows in the memo print empty."""
    return [
        Problem(
            "issue-not-looked-at",
            "warning",
            f"{call_issue(number)} ของผลการประเมินปี {year} ยังไม่มีผู้วิเคราะห์ แถวนี้ในรายงานจะว่าง",
            call_issue(number),
            "วิเคราะห์ประเด็นนี้",
        )
        for number in issues
        if number not in looked_at
    ]

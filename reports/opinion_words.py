"""How an opinion and what was typed with it are put into words: the same on pages, in letters, on paper."""

AGREE, DISAGREE, RETURN = "agree", "disagree", "return"  # what a person of the chain may say
REMARKED = "โดยมีข้อสังเกตว่า"  # who agrees gives no reason, but may have a remark
WHY = {AGREE: "ข้อสังเกต", DISAGREE: "เหตุผลที่ไม่เห็นควร", RETURN: "สิ่งที่ให้แก้ไข"}  # what is typed is called so


def with_reason(opinion: str, reason: str) -> str:
    """What follows the opinion: เพราะ and its reason, the remark of who agreed; blank without either."""
    if not reason:
        return ""
    return f"{REMARKED} {reason}" if opinion == AGREE else f"เพราะ {reason}"

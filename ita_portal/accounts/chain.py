"""สายการเสนอ: the positions that give their opinion, from the head of office up to the mayor."""

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError

from .models import Agency, Membership, Position

# The contract's default chain: positions that begin so, in this order.
DEFAULT_ORDER = ("หัวหน้าสำนักปลัด", "ปลัด", "นายก")


def default_rank(position_name: str) -> int | None:
    """Place of a position in the default chain; None for one that gives no opinion."""
    for rank, beginning in enumerate(DEFAULT_ORDER):
        if position_name.startswith(beginning):
            return rank
    return None


def default_chain(positions: Iterable[Position]) -> list[Position]:
    """Those of the positions that stand in the default chain, lowest first."""
    ranked = [(default_rank(position.name), position.pk, position) for position in positions]
    return [position for rank, _, position in sorted(r for r in ranked if r[0] is not None)]


def chain_of(agency: Agency) -> list[Position]:
    """The chain of an agency: as its administrator set it, else the default one of its executives."""
    chosen = agency.positions.exclude(opinion_order=None).order_by("opinion_order")
    if chosen:
        return list(chosen)
    executives = agency.positions.filter(memberships__role=Membership.Role.EXECUTIVE).distinct()
    return default_chain(executives)


def moved(agency: Agency, chain: Sequence[Position], asked: Mapping[str, str]) -> list[Position]:
    """The chain after what a form asks: `up`, `down`, `remove`, `add` with a position's id, or `reset`.

    Raises:
        ValidationError: it asks for nothing, or for a position that the agency or the chain does not have.
    """
    if "reset" in asked:
        return []
    for step in ("up", "down", "remove", "add"):
        if step in asked:
            return _changed(agency, list(chain), step, asked[step])
    raise ValidationError("เลือกรายการที่ต้องการเปลี่ยน")


def _changed(agency: Agency, chain: list[Position], step: str, pk: str) -> list[Position]:
    rows = agency.positions.all() if step == "add" else chain
    position = next((each for each in rows if str(each.pk) == pk), None)
    if position is None or (step == "add" and position in chain):
        raise ValidationError("เลือกตำแหน่งจากรายการ")
    if step == "add":
        return [*chain, position]
    here = chain.index(position)
    if step == "remove":
        del chain[here]
        if not chain:
            raise ValidationError("สายการเสนอต้องมีอย่างน้อยหนึ่งตำแหน่ง ถ้าต้องการสายเริ่มต้น กดกลับไปใช้สายเริ่มต้น")
        return chain
    there = max(here - 1, 0) if step == "up" else min(here + 1, len(chain) - 1)
    chain[here], chain[there] = chain[there], chain[here]
    return chain

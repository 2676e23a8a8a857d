"""สายการเสนอ: the positions that give their opinion, from the head of office up to the mayor."""

from collections.abc import Iterable

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

"""What a check looks at."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from assessments.level_names import NamedLevels, read_levels
from assessments.levels import Verdict, judge
from assessments.rules import Result, YearRules
from assessments.scoring import STEP, Computed, compute
from ita_portal.problems import Severity

TOLERANCE = STEP  # published figures are rounded themselves


@dataclass(frozen=True)
class Case:
    """One result with the rules of its year, and the result of the year before where it is known."""

    rules: YearRules
    result: Result
    last: Result | None = None

    @cached_property
    def computed(self) -> Computed:
        """Instruments and total, recomputed."""
        return compute(self.rules, self.result)

    @cached_property
    def total_agrees(self) -> bool:
        """Whether announced and recomputed total are known and agree within a hundredth."""
        both = (self.computed.total, self.result.announced_total)
        return None not in both and abs(both[0] - both[1]) <= TOLERANCE

    @property
    def total(self) -> Decimal | None:
        """The total the level goes by: the recomputed one, else the announced one."""
        return self.result.announced_total if self.computed.total is None else self.computed.total

    @cached_property
    def verdict(self) -> Verdict:
        """The level of that total."""
        return self._verdict_on(self.total)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """That verdict, and the one on the announced total where both agree within a hundredth."""
        if self.total_agrees and self.result.announced_total != self.total:
            return (self.verdict, self._verdict_on(self.result.announced_total))
        return (self.verdict,)

    @cached_property
    def named_levels(self) -> NamedLevels:
        """The levels that the announced text names."""
        return read_levels(self.rules, self.result.announced_level)

    @cached_property
    def impossible_levels(self) -> tuple[str, ...]:
        """Announced levels of the year's own scheme that the figures do not allow; none without a total."""
        if self.total is None:
            return ()
        possible = {name for verdict in self.verdicts for name in verdict.possible}
        return tuple(name for name in self.named_levels.own if name not in possible)

    def severity(self, rule_list: str) -> Severity:
        """An error where the list of rules was checked against the handbook, else a warning."""
        return "warning" if rule_list in self.rules.unverified else "error"

    def _verdict_on(self, total: Decimal | None) -> Verdict:
        return judge(self.rules, total, self.computed.instruments, self.result.parts)

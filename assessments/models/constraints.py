"""Constraints that several models of the rules share."""

from django.db import models
from django.db.models import Q

POINTS = {"max_digits": 5, "decimal_places": 2}


def named(model: str) -> models.CheckConstraint:
    """No row of the model has a blank name."""
    return models.CheckConstraint(
        condition=~Q(name=""), name=f"{model}_name_not_blank", violation_error_message="ต้องระบุชื่อ"
    )


def points_within(field: str, constraint_name: str) -> models.CheckConstraint:
    """A constraint that a decimal field lies within 0–100 (a null passes)."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": 0, f"{field}__lte": 100}),
        name=constraint_name,
        violation_error_message="ต้องอยู่ระหว่าง 0 ถึง 100",
    )

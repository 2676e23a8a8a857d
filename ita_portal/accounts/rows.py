"""Storing and deleting one row, and what the trail says of a changed one."""

from typing import Any

from django.db import IntegrityError, models, transaction


def changed_values(thing: models.Model, values: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Before and after of the fields that differ, by their Thai names."""
    before, after = {}, {}
    for name, value in values.items():
        if (old := getattr(thing, name)) != value:
            label = str(thing._meta.get_field(name).verbose_name)
            before[label], after[label] = written(old), written(value)
    return before, after


def written(value: Any) -> str:
    """A value as the trail keeps it; nothing for None."""
    return "" if value is None else str(value)


def save(thing: models.Model) -> None:
    """Checks and stores; when somebody else took the same name in between, the check says so the second time.

    Raises:
        ValidationError: a value does not fit.
    """
    thing.full_clean()
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        thing.full_clean()
        raise


def delete(thing: models.Model) -> None:
    """Deletes the row and leaves the object its id, by which the trail knows it."""
    type(thing)._base_manager.filter(pk=thing.pk).delete()

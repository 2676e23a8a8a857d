"""A database from before the trail was sealed: its first sealed event says which rights there are."""

from typing import Any

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from ita_portal.audit import keys
from ita_portal.audit.models import Event

from .authority_proof import ToldAuthority, confirm
from .models import User


def confirm_once(**options: Any) -> None:
    """Records everything that gives authority as it stands, after the migration that brought the keys.

    Never a second time: where a key is there, or an event that one sealed, only the operator confirms.
    """
    if not _may_begin():
        return
    with transaction.atomic():
        if not Event.objects.exclude(key="").exists():
            confirm(ToldAuthority().differences())


def _may_begin() -> bool:
    if User._meta.db_table not in connection.introspection.table_names() or not User.objects.exists():
        return False
    executor = MigrationExecutor(connection)
    return not keys.keyring() and not executor.migration_plan(executor.loader.graph.leaf_nodes())

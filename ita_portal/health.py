"""Two answers for the machine that watches the portal (promise P32)."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ita_portal.audit import keys


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when database, migrations, the trail's key and storage are right, else 503 with what is not."""
    troubles = _troubles()
    return HttpResponse(
        "\n".join(troubles) or "ok", content_type="text/plain", status=503 if troubles else 200
    )


def _troubles() -> list[str]:
    troubles = []
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            troubles.append("migrations are not applied")
        elif keys.trouble():
            troubles.append("the key of the audit trail is missing or damaged")
    except Error:
        troubles.append("the database does not answer")
    probe = settings.DATA_DIR / ".writable"
    try:
        probe.write_text("ok")
        probe.unlink()
    except OSError:
        troubles.append("the storage cannot be written")
    return troubles

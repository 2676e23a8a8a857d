"""Pages for what went wrong: a Thai sentence that says what, where, and what to do."""

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error as plain_server_error

from ita_portal import thai
from ita_portal.accounts.access import Actor, NotAllowed, actors_of
from ita_portal.audit.keys import NoKey
from ita_portal.audit.record import record_refusal
from ita_portal.audit.verbs import Verb


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or one of an agency the visitor does not serve."""
    _record_refused_write(request, "ไม่พบหน้าหรือไม่มีสิทธิ")
    return render(request, "errors/404.html", status=HTTPStatus.NOT_FOUND)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: a member whose role does not allow it; the page says who may."""
    reason = str(exception) or "บทบาทของคุณไม่มีสิทธิทำรายการนี้"
    _record_refused_write(request, reason, exception.actor if isinstance(exception, NotAllowed) else None)
    return render(request, "errors/403.html", {"reason": reason}, status=HTTPStatus.FORBIDDEN)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent something that no page of ours sends."""
    return render(request, "errors/400.html", status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the page promises that nothing was stored and says whom to tell.

    503 where nothing may be written, since the key that seals the trail is gone.
    """
    if isinstance(sys.exception(), NoKey):
        answer = plain_server_error(request, template_name="errors/503.html")
        answer.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        return answer
    return plain_server_error(request, template_name="errors/500.html")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the form's token: the page was open too long, or cookies are off."""
    return render(request, "errors/form_too_old.html", status=HTTPStatus.FORBIDDEN)


def _record_refused_write(request: HttpRequest, reason: str, actor: Actor | None = None) -> None:
    if request.method in ("GET", "HEAD", "OPTIONS") or not request.user.is_authenticated:
        return
    record_refusal(
        actor or _actor_of(request), Verb.REQUEST_REFUSED, name=thai.clean(request.path)[:200], reason=reason
    )


def _actor_of(request: HttpRequest) -> Actor:
    """Who asks, in the agency of the address where she serves it."""
    code = request.resolver_match.kwargs.get("agency_code") if request.resolver_match else None
    actors = {actor.agency.code: actor for actor in actors_of(request.user)}
    return actors.get(code) or Actor(user=request.user, agency=None)

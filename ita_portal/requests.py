"""What a request must be before anything else looks at it."""

import codecs
import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

_SESSION_KEY = re.compile("[A-Za-z0-9]+")


class PortalRequest(WSGIRequest):
    """A request that is read as UTF-8 whatever its head says; what that says is judged by the middleware."""

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:  # a parameter in a charset that does not exist
            self.content_type, self.content_params = "", {"charset": ""}


class ReadableRequests:
    """Middleware before that of sessions: refuses what cannot be read as UTF-8, with the page for 400.

    A session cookie that no page of ours could have given counts as none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; Django turns BadRequest into the page for 400."""
        _refuse_other_charsets(request)
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if key and not _SESSION_KEY.fullmatch(key):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return self.get_response(request)


class KnowsNobody:
    """Middleware before that of sessions: on the pages for everybody there is no visitor, only an address.

    No cookie is read there and none is set, so whoever keeps such a page may show it to the next one.
    """

    PLACES = ("/public/", "/verify/", "/robots.txt", "/sitemap.xml")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, which does not depend on a cookie and says so."""
        if not request.path.startswith(self.PLACES):
            return self.get_response(request)
        request.COOKIES.clear()
        answer = self.get_response(request)
        answer.cookies.clear()
        others = [name for name in answer.get("Vary", "").split(", ") if name and name.lower() != "cookie"]
        del answer["Vary"]
        if others:
            answer["Vary"] = ", ".join(others)
        return answer


def _refuse_other_charsets(request: HttpRequest) -> None:
    """Lets nothing but UTF-8 pass, under whichever of its names."""
    named = request.content_params.get("charset")
    if named is None:
        return
    request.encoding = "utf-8"  # for the page that says so, too
    try:
        is_utf8 = codecs.lookup(named).name == "utf-8"
    except LookupError:
        is_utf8 = False
    if not is_utf8:
        raise BadRequest("A request in another charset than UTF-8")

"""How long a browser or a proxy keeps what is published: a minute, then it asks whether it is the same."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import conditional_page, require_safe

View = Callable[..., HttpResponse]

MINUTE = 60  # seconds; what is withdrawn is gone from every cache after that


def for_everybody(view: View) -> View:
    """Makes a view a public page: no sign-in, reading alone, kept for a minute, 304 when nothing changed."""

    @wraps(view)
    def kept(request: HttpRequest, *arguments: object, **options: object) -> HttpResponse:
        answer = view(request, *arguments, **options)
        patch_cache_control(answer, public=True, max_age=MINUTE)
        return answer

    return login_not_required(require_safe(conditional_page(kept)))


def tag(*parts: object) -> str:
    """An ETag of what a file is made from."""
    return quote_etag(hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32])

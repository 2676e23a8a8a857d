"""What a person typed and the portal could not take yet (promise P40).

It is kept in her session and given back to her alone.
"""

from django.http import HttpRequest, QueryDict

LIMIT = 200_000  # characters of a form that are kept, as it is sent
_KEPT = "typed"
# Secrets, and the press that confirms: what comes back is to be confirmed once more.
_NEVER = ("csrfmiddlewaretoken", "confirmed", "password", "oldpassword", "password1", "password2", "code")


def keep(request: HttpRequest, user_id: str) -> bool:
    """Keeps the form that was sent to this address, without its secrets and its files.

    False when there is too much of it, or nothing but files.

    Args:
        user_id: whom it belongs to, as sessions write it.
    """
    fields = request.POST.copy()
    for name in _NEVER:
        fields.pop(name, None)
    text = fields.urlencode()
    if len(text) > LIMIT or (request.FILES and not text):
        return False
    request.session[_KEPT] = {"path": request.path, "by": user_id, "fields": text}
    return True


def kept_for(request: HttpRequest) -> tuple[str, QueryDict] | None:
    """Address and fields of what is kept for this person; None where nothing is, or another person's."""
    kept = request.session.get(_KEPT)
    if not kept or kept["by"] != str(request.user.pk):
        return None
    return kept["path"], QueryDict(kept["fields"])


def take_back(request: HttpRequest) -> QueryDict | None:
    """What is kept for this person and this address, once."""
    kept = kept_for(request)
    if kept is None or kept[0] != request.path:
        return None
    forget(request)
    return kept[1]


def forget_sent(request: HttpRequest) -> None:
    """Throws away what is kept for the address that a form is sent to now: it has arrived."""
    kept = request.session.get(_KEPT)
    if request.method == "POST" and kept and kept["path"] == request.path:
        forget(request)


def forget(request: HttpRequest) -> None:
    """Throws away what is kept."""
    request.session.pop(_KEPT, None)

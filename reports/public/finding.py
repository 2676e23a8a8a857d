"""How search engines find what is published, and nothing else."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from reports import published
from reports.public.caching import for_everybody

MOST = 40_000  # documents; with the agencies of the country it is what sitemaps.org allows, 50,000


@for_everybody
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: what is published may be read, nothing else."""
    lines = [
        "User-agent: *",
        f"Allow: {reverse('public')}",
        f"Allow: {settings.STATIC_URL}",
        "Disallow: /",
        f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@for_everybody
def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml: every agency that publishes and every document, the newest first."""
    context = {
        "site": settings.PUBLIC_URL,
        "agencies": published.publishing_agencies(),
        "publications": published.everything()[:MOST],
    }
    return render(request, "public/sitemap.xml", context, content_type="application/xml; charset=utf-8")

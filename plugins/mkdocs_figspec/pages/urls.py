"""Addresses in the site: quoted, without a leading slash, relative on request."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

ASSETS = "assets/figspec/"


def page_url(src_uri: str, directory_urls: bool) -> str:
    """The address in the site of the page made from `src_uri`: `user-guide/fig-1/`."""
    folder, name = posixpath.split(src_uri.removesuffix(".md"))
    if name in ("index", "README"):
        url = (folder + "/" if folder else "") if directory_urls else posixpath.join(folder, "index.html")
    else:
        url = posixpath.join(folder, name) + ("/" if directory_urls else ".html")
    return quote(url)


def asset_url(name: str) -> str:
    """The address in the site of the asset `name`: `assets/figspec/NAME`."""
    return ASSETS + quote(name)


def relative(url: str, here: str) -> str:
    """`url` as a link from the page at `here`, both addresses in the site."""
    path, mark, fragment = url.partition("#")
    target = posixpath.relpath(path or ".", posixpath.dirname(here) or ".")
    if path.endswith("/") or not path:
        target += "/"
    return target + mark + fragment

"""From files to figures, for all doors."""

from __future__ import annotations

from .compile import Compiled, compile_fence, compile_figure
from .folder import compile_figures, figspec_files, read_figures
from .log import say
from .managed import Stale, managed_files, stale_sections, synchronise, unread
from .pictures import no_png, png_picture
from .settings import read_options, with_own
from .site import Site, build_site, own_pages, single_stems
from .written import check_page, written_pages

__all__ = [
    "Compiled",
    "Site",
    "Stale",
    "build_site",
    "check_page",
    "compile_fence",
    "compile_figure",
    "compile_figures",
    "figspec_files",
    "managed_files",
    "no_png",
    "own_pages",
    "png_picture",
    "read_figures",
    "read_options",
    "say",
    "single_stems",
    "stale_sections",
    "synchronise",
    "unread",
    "with_own",
    "written_pages",
]

"""`python -m mkdocs_figspec` is the `figspec` command."""

from .cli import main

main()

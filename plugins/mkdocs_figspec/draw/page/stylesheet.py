"""What a site's style sheet needs of the drawings: colours for both schemes, rules for their shapes."""

from __future__ import annotations

from .. import theme

_LIGHT_SCHEMES = ':root,[data-md-color-scheme="default"],[data-bs-theme="light"],[data-theme="light"]'
_DARK_SCHEMES = '[data-md-color-scheme="slate"],[data-bs-theme="dark"],[data-theme="dark"]'
# A page that says nothing of schemes is light whatever the reader prefers, and its figures are too.
_AUTOMATIC = ':root[data-bs-theme="auto"],:root:has(>head>meta[name="color-scheme"][content*="dark"])'


def tokens_css() -> str:
    """The colours as custom properties for each scheme, and the rules that use them; print is light."""
    light, dark = theme.custom_properties(theme.LIGHT), theme.custom_properties(theme.DARK)
    return "\n".join(
        (
            f"{_LIGHT_SCHEMES}{{{light}}}",
            f"@media screen{{{_DARK_SCHEMES}{{{dark}}}}}",
            f"@media screen and (prefers-color-scheme:dark){{{_AUTOMATIC}{{{dark}}}}}",
            theme.page_css(".figspec-panels"),
            theme.page_css(".figspec-words"),
        )
    )

"""The figure as HTML: for its page, and in words."""

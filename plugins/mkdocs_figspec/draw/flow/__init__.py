"""Flows and cards: boxes with words in them, and arrows between them."""

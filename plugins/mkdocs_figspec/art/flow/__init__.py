"""Flows and cards: what boxes hold, and the arrows that tie them."""

"""Sequence diagrams: participants, their lifelines and the messages between these."""

"""Kinds that are set as text, as scenes of measured lines."""

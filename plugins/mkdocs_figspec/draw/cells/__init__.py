"""Plots and art, cell by cell."""

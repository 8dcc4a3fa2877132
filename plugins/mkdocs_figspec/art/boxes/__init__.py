"""Boxes on the grid: their edges, their walls, and what stands outside them."""

"""Figspecs compiled into figures, for MkDocs and for shells."""

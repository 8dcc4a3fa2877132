"""Panels: frames, section rules, columns and headings, before anybody asks what a block is."""

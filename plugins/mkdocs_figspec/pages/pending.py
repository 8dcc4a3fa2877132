"""Stand-ins until the rooms before this one have these names."""

from __future__ import annotations



"""One block of each kind of words, for the tests of scenes and of pages."""

from __future__ import annotations

from mkdocs_figspec.model import (
    Block,
    Callout,
    Code,
    FieldItem,
    Fields,
    Figspec,
    Figure,
    Item,
    Items,
    Panel,
    Prose,
    Step,
    Steps,
    Table,
)
from mkdocs_figspec.source import Source, Span

HERE = Span(1)

PROSE = Prose(HERE, "A kiln fires clay at `cone_6`, **slowly**.\nThen it cools for two days.")
LIST = Items(
    HERE, (Item("Wedge the clay", "•"), Item("Glaze it", "✓"), Item("Rush it", "✗"), Item("Fire", "4."))
)
FIELDS = Fields(HERE, (FieldItem("Cone", "6, oxidation"), FieldItem("Hold time", "ten minutes at the top")))
STEPS = Steps(
    HERE,
    (
        Step("Option 1: Shelf", ("kiln load --shelf 2",), "prints the free room"),
        Step("Start", ("import kiln", 'kiln.fire(program=["slow", "hold"])'), None),
        Step("Ask the potter", (), "She is in at nine.", True),
    ),
)
CODE = Code(HERE, None, '{\n  "cone": [4, 5, 6],     # all three\n  "hold": 10,            # minutes\n}')
TABLE = Table(HERE, ("Glaze", "Cone", "Price"), (("Celadon, thin", "6", "12.50"), ("Tenmoku", "10", "9")))
CALLOUT = Callout(HERE, "NEVER OPEN EARLY", "Wait until the kiln is under 100 degrees.")
ALL: tuple[Block, ...] = (PROSE, LIST, FIELDS, STEPS, CODE, TABLE, CALLOUT)


def panel(*blocks: Block, title: str | None = "FIRING", row: int = 0, column: int = 0) -> Panel:
    """A panel of the concept."""
    return Panel(title, "Visual Concept", True, row, column, HERE, blocks)


def figure(*panels: Panel) -> Figure:
    """A figure of these panels, of a figspec with nothing else in it."""
    return Figure(Figspec(Source("kiln.md", ""), "fig-kiln"), (), panels)

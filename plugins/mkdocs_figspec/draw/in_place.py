"""What stands in a card besides its cards, put where its author drew it: over, between, beside or below them.

Such blocks become boxes without walls, in rows with the cards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Art, Block, Box, Cards, Fields, Items, Panel, Plot, Table
from ..source import Source, Span

_Row = Sequence[Box | list[Block]]
"""From the left: boxes, and blocks that stand together."""


@dataclass(frozen=True)
class _Placed:
    """A box or a block, and where it stands in the file."""

    member: Box | Block
    span: Span
    column: int
    """0 where it is not known."""


def in_place(panel: Panel, source: Source) -> Panel:
    """The panel; of cards around both cards and other blocks, those blocks stand in boxes without walls."""
    blocks = list(panel.blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Cards):
            for around in block.boxes:
                blocks = _with_rows(blocks, at, around.id, source)
    return replace(panel, blocks=tuple(blocks))


def _with_rows(blocks: list[Block], at: int, around: str, source: Source) -> list[Block]:
    """The blocks of a panel, with all in box `around` of the cards at index `at` in rows."""
    cards = blocks[at]
    if not isinstance(cards, Cards):
        return blocks
    children = [box for box in cards.boxes if box.parent == around]
    inside = [_Placed(box, box.span, box.span.column) for box in children if box.span]
    nested = [_Placed(block, block.span, _column(block, source)) for block in blocks if block.box == around]
    if not children or not nested or len(inside) < len(children):
        return blocks
    boxes = {box.id: box for box in cards.boxes}
    owners: dict[int, str] = {}
    for row, members in enumerate(_rows([*inside, *nested])):
        for column, member in enumerate(members):
            if isinstance(member, Box):
                boxes[member.id] = replace(member, row=row, column=column)
            else:
                name = f"{around}-{len(owners)}"
                boxes[name] = Box(name, "", around, row, column, bare=True)
                owners |= {id(block): name for block in member}
    blocks[at] = replace(cards, boxes=tuple(boxes.values()))
    return [replace(block, box=owners[id(block)]) if id(block) in owners else block for block in blocks]


def _column(block: Block, source: Source) -> int:
    """The column in which a block starts: that of its span, or of its first words on their line."""
    if block.span.column > 1:
        return block.span.column
    match block:
        case Items(items=items):
            text = items[0].text
        case Fields(items=fields):
            text = fields[0].name
        case Table(header=header, rows=rows):
            text = (header or rows[0])[0]
        case Art(text=text) | Plot(text=text):
            pass
        case _:
            return 0
    opening = " ".join(text.split()[:2])
    return source.line(block.span.line).find(opening) + 1 if opening else 0


def _rows(placed: Sequence[_Placed]) -> Iterator[_Row]:
    """Boxes and blocks from the top: what shares lines shares a row, unless boxes stand under each other."""
    loose: list[Block] = []
    for band in _bands(placed):
        boxes = [each.member for each in band if isinstance(each.member, Box)]
        blocks = [each.member for each in band if not isinstance(each.member, Box)]
        levels = sorted({box.row for box in boxes})
        beside = len(levels) == 1 and bool(blocks)
        loose += [] if beside else blocks
        if boxes and loose:
            yield [loose]
            loose = []
        if beside:
            yield _beside(band)
        else:
            yield from ([box for box in boxes if box.row == level] for level in levels)
    if loose:
        yield [loose]


def _bands(placed: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """What shares lines, from the top; each in reading order."""
    band: list[int] = []
    end = 0
    for number, each in sorted(enumerate(placed), key=lambda numbered: numbered[1].span.line):
        if band and each.span.line > end:
            yield [placed[at] for at in sorted(band)]
            band = []
        band.append(number)
        end = max(end, each.span.end_line)
    yield [placed[at] for at in sorted(band)]


def _beside(band: Sequence[_Placed]) -> _Row:
    """Boxes from the left with the blocks before, between and after them; of unknown place: last."""
    boxes = [(each.column, each.member) for each in band if isinstance(each.member, Box)]
    boxes.sort(key=lambda box: box[0])
    groups: list[list[Block]] = [[] for _ in range(len(boxes) + 1)]
    for each in band:
        if not isinstance(each.member, Box):
            before = sum(column < each.column for column, _ in boxes) if each.column else -1
            groups[before].append(each.member)
    row: list[Box | list[Block]] = [groups[0]]
    for (_, box), group in zip(boxes, groups[1:], strict=True):
        row += [box, group]
    return [member for member in row if member]

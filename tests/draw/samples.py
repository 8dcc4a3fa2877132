"""Small figures and scenes that the tests of drawing share."""

from __future__ import annotations

from mkdocs_figspec.draw.fonts import CAP_HEIGHT
from mkdocs_figspec.draw.graphviz import lay_out
from mkdocs_figspec.draw.labels import label_width
from mkdocs_figspec.draw.plan import Layout, Plan
from mkdocs_figspec.draw.scene import Label, Scene
from mkdocs_figspec.model import Block, Figspec, Figure, Naming, Node, Panel, Segment, Sketch, Tree
from mkdocs_figspec.source import Source, Span

HERE = Span(1)


def node(depth: int, name: str, annotation: str | None = None, *, highlight: bool = False) -> Node:
    return Node(depth, name, annotation, highlight, 1)


PANTRY = Tree(
    HERE,
    (
        node(0, "pantry/"),
        node(1, "shelves/", "Oak, three of them"),
        node(2, "flour.tin", '"rye"'),
        node(2, "salt.jar", "0.75"),
        node(1, "cellar/"),
        node(2, "cider.keg", "Needs care!", highlight=True),
        node(2, "...", "40 more"),
    ),
)
PARCEL = Naming(
    HERE,
    "label",
    "oslo__2031-04__heavy__07",
    (
        Segment("oslo", "Where it goes (a town)"),
        Segment("2031-04", "Month of dispatch"),
        Segment("heavy", "Class of weight"),
        Segment("07", "Number of the parcel in that class"),
    ),
)


def scene_of(plan: Plan, engine: str = "graphviz-pure") -> Scene:
    """The scene that a plan comes to."""
    layouts = lay_out(plan.dot, engine)
    assert all(isinstance(layout, Layout) for layout in layouts), layouts
    return plan.finish(tuple(layout for layout in layouts if isinstance(layout, Layout)))


def box_of(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a label in px, as high as its capitals."""
    width = label_width(label)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - CAP_HEIGHT * label.size, left + width, label.y


def touching(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of labels that lie on each other."""
    boxes = [(label.text, box_of(label)) for label in scene.labels() if label.text.strip()]
    return [
        (a, b)
        for i, (a, (left, top, right, bottom)) in enumerate(boxes)
        for b, (other_left, other_top, other_right, other_bottom) in boxes[i + 1 :]
        if left < other_right - 0.5
        and other_left < right - 0.5
        and top < other_bottom - 0.5
        and other_top < bottom - 0.5
    ]


def figure_of(
    *blocks: Block, words: str = "", ratio: tuple[int, int] | None = (16, 10), titles: tuple[str, ...] = ()
) -> Figure:
    """A figure with a panel for each block; `words` are those of its concept."""
    sketch = Sketch("fence", tuple(words.split("\n")), 1, 1, None, "Visual Concept", None, True)
    spec = Figspec(
        Source("figspecs/fig-a.md", words),
        "fig-a",
        title="How the Pantry Is Kept",
        aspect_ratio=ratio,
        sketches=(sketch,),
    )
    names = (*titles, *("Panel " + str(i) for i in range(len(titles), len(blocks))))
    panels = tuple(
        Panel(name, "Visual Concept", True, row, 0, HERE, (block,))
        for row, (name, block) in enumerate(zip(names, blocks, strict=True))
    )
    return Figure(spec, (), panels)

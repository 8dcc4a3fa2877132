from pathlib import Path

import pytest

from mkdocs_figspec.build import pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><rect width="{}" height="10"/></svg>'


@pytest.mark.parametrize("processors", [1, 2])
def test_pictures_made_by_several_processes_are_the_same(
    processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_processors", lambda: processors)
    wanted = [(f"{width}.png", SVG.format(width)) for width in (4, 8, 12)]
    made = pictures.png_pictures([*wanted, ("none.png", "no picture")], tmp_path)
    assert made == {name: pictures.to_png(svg) for name, svg in wanted}

"""Where a page names figures, and what its figspec fences are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_figspec.pages.mentions import fence_caption, fences, mentions

from ..conftest import report
from .factory import make_library, make_spec

PAGE = """\
See [one](fig:fig-a), [two](<fig:fig b>) and [`three`][c]. Not `[](fig:code)`.

  ![](fig:fig-a)

```markdown
![](fig:fenced)
```
<!-- [](fig:away)
![](fig:away) --> [](fig:after)

    ~~~~
    [](fig:fenced)
    ~~~~

[c]: fig:fig-c
``` not closed
[](fig:last)
"""


def test_mentions_are_told_with_their_places() -> None:
    found = [(each.target, each.span.line, each.span.column) for each in mentions(PAGE.split("\n"))]
    assert found == [
        ("fig:fig-a", 1, 5),
        ("fig:fig b", 1, 23),
        ("fig:fig-a", 3, 3),
        ("fig:after", 9, 19),
        ("fig:fig-c", 15, 1),
        ("fig:last", 17, 1),
    ]


@pytest.mark.parametrize(
    ("settings", "caption", "told"),
    [
        ('caption="Lost two"', "Lost two", ""),
        ("caption='A \"b\" c'", 'A "b" c', ""),
        ("caption=Lost", "Lost", ""),
        ('{ caption="x" }', "x", ""),
        ('captoin="x"', None, "1:12: no option 'captoin'; did you mean caption?"),
        ('linenums="1" caption=x', "x", "1:12: no option 'linenums'; the only one is caption=\"...\""),
        (
            "caption=Lost two more",
            "Lost",
            "1:25: 'two more' is no option of a figspec fence; "
            'several words stand in quotation marks: caption="Lost two more"',
        ),
        ("tree", None, "1:12: 'tree' is no option of a figspec fence; the only one is caption=\"...\""),
        (
            'caption="Lost two',
            None,
            '1:12: \'caption="Lost two\' is no option of a figspec fence; the only one is caption="..."',
        ),
    ],
)
def test_settings_of_a_fence(settings: str, caption: str | None, told: str) -> None:
    (fence,) = fences([f"```figspec {settings}", "box", "```"])
    found, problems = fence_caption(fence, "page.md")
    said = report(problems).replace("page.md:", "").replace("warning[unknown-fence-option] ", "")
    assert (found, said.replace("a figspec fence has ", "")) == (caption, told)


@pytest.mark.parametrize("line", ["`" * 100_000, "```" + "a" * 100_000 + "`", "```" + " " * 100_000 + "`"])
def test_long_lines_are_read_once(line: str) -> None:
    """Minutes where they are not."""
    assert [each.span.line for each in mentions([line, "[](fig:a)"])] == [2]


def test_many_fences_that_never_close_cost_no_more_than_one() -> None:
    assert fences(["```a"] * 20_000 + ["~~~", "x", "~~~"])[0].begin == 20_000


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fig-mail-0l", "fig-mail-01"),
        ("fig-mail-1", "fig-mail-01"),
        ("fig_mail_01", "fig-mail-01"),
        ("mail-fig-01", "fig-mail-01"),
        ("fig-mail-02", "fig-mail-01"),
        ("fig-mail-23", None),
        ("fig-post-13", None),
        ("fig-post-04", None),
        ("sorting", None),
    ],
)
def test_only_what_is_close_is_suggested(tmp_path: Path, written: str, meant: str | None) -> None:
    library = make_library(
        tmp_path, *(make_spec(stem) for stem in ("fig-mail-01", "fig-post-01", "fig-post-02"))
    )
    assert library.closest(written) == meant

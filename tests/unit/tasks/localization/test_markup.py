from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.localization.markup import part

MARKDOWN = """\
# Saving fails
<!-- Thanks for reporting! Please fill in everything. -->
The cart is lost.

```python
cart.save()
```

- version: 1.2.3
pandas: 1.0.1
Linux 5.4
Expected: the cart is kept

    indented code

<details><summary>more</summary>text</details>
"""


def test_markdown_is_taken_apart():
    found = part(MARKDOWN)
    assert found.blocks == ("cart.save()", "    indented code")
    assert "The cart is lost." in found.prose and "Expected: the cart is kept" in found.prose
    for noise in ("Thanks", "1.2.3", "1.0.1", "5.4", "details", "cart.save"):
        assert noise not in found.prose


def test_html_is_read_as_its_text():
    found = part(
        "<html><head><title>Bug 7</title><style>p{}</style></head><body><h1>Saving fails</h1>"
        "<script>evil()</script><p>See <code>Cart.save</code>&amp; more</p>"
        "<pre>cart.save()\n</pre></body></html>"
    )
    assert found.heading == "Saving fails"
    assert "See `Cart.save`& more" in found.prose and "evil" not in found.prose
    assert [block.strip() for block in found.blocks] == ["cart.save()"]


def test_the_markup_of_jira():
    found = part("Before\n{code:java}\nint f();\n{code}\nAfter\n{noformat}\nlog\n{noformat}")
    assert found.blocks == ("int f();", "log")
    assert found.prose.split() == ["Before", "After"]


def test_a_fence_that_is_never_closed_reaches_to_the_end():
    assert part("a\n```\nb\nc").blocks == ("b\nc",)


@given(st.text(max_size=300))
def test_any_text_is_read_and_no_word_is_made_up(text):
    found = part(text)
    words = set(text.split())
    if not text.lstrip().startswith("<"):
        assert all(word in words or "<" in text or "{" in text for word in found.prose.split())


def test_what_opens_no_tag_is_text():
    found = part("<p>crash in <![<b>foo</b> if a < b")
    assert found.prose.split() == ["crash", "in", "<![foo", "if", "a", "<", "b"]
    assert part("<html>" + "<a" * 100).prose == "<a" * 100

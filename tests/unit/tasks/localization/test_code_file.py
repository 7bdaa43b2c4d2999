from paralog.tasks.localization.code_file import (
    describe_file,
    message_phrases,
    name_words,
    path_words,
    text_words,
)

TEXT = """\
LIMIT: int = 3
class Cart(Base):
    def add(self, x):
        self.lines = []
        raise ValueError("no such product", 'x', "one")
async def save(): pass
a == b
"""


def test_a_python_file():
    file = describe_file("shop/cart.py", "python", TEXT)
    assert file.declared == {"Cart", "add", "save"}
    assert file.assigned == {"LIMIT", "lines"}
    assert file.module == ("shop", "cart") and not file.is_package_marker


def test_a_java_file():
    file = describe_file(
        "Cart.java", "java", "public final class Cart { enum Kind { A } int x; Cart() { this.x = 1; } }"
    )
    assert file.declared == {"Cart", "Kind"} and file.assigned == {"x"}


def test_a_package_is_its_folder():
    file = describe_file("shop/__init__.py", "python", "")
    assert file.module == ("shop",) and file.is_package_marker
    assert describe_file("__init__.py", "python", "").module == ("__init__",)


def test_words_of_a_file_are_those_of_its_text_and_path():
    file = describe_file("shop/cart.py", "python", "def add(): pass")
    assert text_words(file)["shop"] == 1 and text_words(file)["add"] == 1
    assert name_words(file) == {"shop": 3, "cart": 3, "add": 1}
    assert path_words("a.b/c_d.py") == {"a": 1, "b": 1, "c": 1, "d": 1, "=c_d": 1}


def test_messages_are_literals_of_several_words():
    assert message_phrases(describe_file("a.py", "python", TEXT)) == {"no such": 1, "such product": 1}

from types import SimpleNamespace

import pytest

CART = """\
class Cart:
    def total(self):
        return sum(line.price for line in self.lines)
"""
TAX = '''\
def add_tax(price):
    """Price with value added tax."""
    return price * 1.19
'''


@pytest.fixture
def shop(git_folder):
    """A repository in which the tax was repaired and then moved."""
    first = git_folder.commit("Begin a shop", {"cart.py": CART, "tax.py": TAX, "README": "shop"})
    fixed = git_folder.commit(
        "Fix wrong rounding of the tax (closes #3)",
        {"tax.py": TAX.replace("price * 1.19", "round(price * 1.19, 2)")},
    )
    git_folder.git("mv", "tax.py", "money.py")
    moved = git_folder.commit("Speak of money")
    return SimpleNamespace(path=git_folder.folder, at=git_folder, first=first, fixed=fixed, moved=moved)

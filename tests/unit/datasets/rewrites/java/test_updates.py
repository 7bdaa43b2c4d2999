import pytest

CASES = [
    ("spell-out-increment", "n++; --n; a[n]++;", "n += 1; n -= 1; a[n] += 1;"),
    ("spell-out-increment", "g(n++); x++;", None),
    ("spell-out-increment", "for (;; n++) g();", "for (;; n += 1) g();"),
    ("shorten-increment", "n += 1; n -= 1;", "n++; n--;"),
    ("shorten-increment", "n += 2; s += 1; g(n += 1);", None),
    ("spell-out-update", "n += n * 2;", "n = n + (n * 2);"),
    ("spell-out-update", "s += d + n;", "s = s + (d + n);"),
    ("spell-out-update", "d /= n;", "d = d / n;"),
    ("spell-out-update", "n += d; a[0] += 1; x += 1;", None),
    ("spell-out-update", "short k = 1; k += n;", None),
    ("shorten-update", "n = n + 2; s = s + n;", "n += 2; s += n;"),
    ("shorten-update", "n = 2 + n; n = n - 1 - d; n = n << 1;", None),
]


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_updates(check, kind, before, after):
    check(kind, before, after)

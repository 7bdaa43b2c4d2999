nan = float("nan")
n = int(input())
values = [nan, 1.0, float("inf"), n]
for a in values:
    for b in values:
        if a < b:
            print("less")
        else:
            print("not less")
        if not a >= b:
            print("not at least")
        else:
            print("at least")
        if a == b:
            print("equal")
        else:
            print("different")
        print("between" if 0 < a < b else "outside", 0 <= a and a <= b)

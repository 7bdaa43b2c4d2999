def grade(score, limit):
    if score < 0 and limit > 0:
        return "negative"
    elif score == limit:
        return "equal"
    else:
        if not score > limit:
            return "below"
    return "above"


def sign(x):
    return 1 if x > 0 else -1 if x < 0 else 0


def first(xs):
    if not xs:
        return None
    head = xs[0]
    if 0 <= head < 5 and head != 3:
        if head % 2 == 0:
            return head * 2
    return head


n = int(input())
numbers = [int(x) for x in input().split()]
for number in numbers:
    print(grade(number, n), sign(number))
    kind = "small" if number < 3 else "large"
    if number in (1, 2, 3) or number is None:
        name = "listed"
    else:
        name = "other"
    if number == 2:
        print("two")
    else:
        print("not two")
    print(kind, name)
print(first(numbers), first([]))

# Balance after deposits and withdrawals; what would overdraw the limit is refused and counted.

# original
def replay_transactions(balance, limit, transactions):
    refused = 0
    for kind, amount in transactions:
        if kind == "deposit":
            balance += amount
        elif balance - amount < -limit:
            refused += 1
        else:
            balance -= amount
    return balance, refused

# clone: signed amounts, a list of what was accepted
def book(start, overdraft, entries):
    accepted = [start]
    for kind, amount in entries:
        change = amount if kind == "deposit" else -amount
        allowed = change >= 0 or sum(accepted) + change + overdraft >= 0
        accepted += [change] if allowed else []
    return sum(accepted), len(entries) + 1 - len(accepted)

# clone: recursion on the remaining transactions
def settle(funds, credit, moves):
    if not moves:
        return funds, 0
    (what, sum_), *later = moves
    if what == "deposit":
        return settle(funds + sum_, credit, later)
    if funds + credit >= sum_:
        return settle(funds - sum_, credit, later)
    final, rejected = settle(funds, credit, later)
    return final, rejected + 1

# look-alike: nothing more is done after a refusal
def replay_transactions(balance, limit, transactions):
    refused = 0
    for kind, amount in transactions:
        if refused:
            refused += 1
        elif kind == "deposit":
            balance += amount
        elif balance - amount < -limit:
            refused += 1
        else:
            balance -= amount
    return balance, refused

# look-alike: what is refused is cut down to what is left
def replay_transactions(balance, limit, transactions):
    refused = 0
    for kind, amount in transactions:
        if kind == "deposit":
            balance += amount
        elif balance - amount < -limit:
            refused += 1
            balance = -limit
        else:
            balance -= amount
    return balance, refused

# inputs
# int(0, 60), of(0, 50), list((of("deposit", "withdraw", "withdraw"), int(10, 90)), 2, 7)

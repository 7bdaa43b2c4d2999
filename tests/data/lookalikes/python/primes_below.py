# All primes below a limit.

# original
def primes_below(limit):
    sieve = [True] * max(limit, 2)
    sieve[0] = sieve[1] = False
    at = 2
    while at * at < limit:
        if sieve[at]:
            for multiple in range(at * at, limit, at):
                sieve[multiple] = False
        at += 1
    return [number for number in range(limit) if sieve[number]]

# clone: trial division by the primes so far
def list_primes(end):
    found = []
    for candidate in range(2, end):
        if all(candidate % p for p in found):
            found.append(candidate)
    return found

# clone: composites as a set
def prime_numbers(bound):
    composite = {a * b for a in range(2, bound) for b in range(2, (bound - 1) // a + 1)}
    return sorted(set(range(2, bound)) - composite)

# look-alike: the limit itself counts
def primes_up_to(limit):
    sieve = [True] * max(limit + 1, 2)
    sieve[0] = sieve[1] = False
    at = 2
    while at * at <= limit:
        if sieve[at]:
            for multiple in range(at * at, limit + 1, at):
                sieve[multiple] = False
        at += 1
    return [number for number in range(limit + 1) if sieve[number]]

# look-alike: numbers that are no primes
def primes_below(limit):
    sieve = [True] * max(limit, 2)
    sieve[0] = sieve[1] = False
    at = 2
    while at * at < limit:
        if sieve[at]:
            for multiple in range(at * at, limit, at):
                sieve[multiple] = False
        at += 1
    return [number for number in range(limit) if not sieve[number]]

# inputs
# of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53)
# int(0, 60)

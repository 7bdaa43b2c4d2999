# Seconds to wait before each retry: doubling from a base, never above a cap.

# original
def retry_delays(attempts, base, cap):
    delays = []
    delay = base
    for _ in range(attempts):
        delays.append(min(delay, cap))
        delay *= 2
    return delays

# clone: a list of caps, with shifts where those are smaller
def backoff_schedule(n, first, longest):
    schedule = [longest] * n
    for k in range(n):
        if first << k < longest:
            schedule[k] = first << k
    return schedule

# clone: recursion on the rest of the schedule
def waits(count, start, limit):
    if count <= 0:
        return []
    head = start if start <= limit else limit
    return [head] + waits(count - 1, 2 * start, limit)

# look-alike: grows by the base instead of doubling
def retry_delays(attempts, base, cap):
    delays = []
    delay = base
    for _ in range(attempts):
        delays.append(min(delay, cap))
        delay += base
    return delays

# look-alike: doubles before the first wait
def retry_delays(attempts, base, cap):
    delays = []
    delay = base
    for _ in range(attempts):
        delay *= 2
        delays.append(min(delay, cap))
    return delays

# inputs
# int(0, 8), int(1, 5), int(5, 60)

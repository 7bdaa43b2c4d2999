# Order in which tasks finish, with their times, when each gets a slice of time in turn.

# original
def round_robin(tasks, slice_length):
    queue = list(tasks)
    clock = 0
    finished = []
    while queue:
        name, remaining = queue.pop(0)
        used = min(slice_length, remaining)
        clock += used
        if remaining > used:
            queue.append((name, remaining - used))
        else:
            finished.append((name, clock))
    return finished

# clone: rounds over a dict of what is left
def schedule(jobs, quantum):
    left = {position: need for position, (_, need) in enumerate(jobs)}
    time, done = 0, []
    while left:
        for position in list(left):
            time += left[position] if left[position] < quantum else quantum
            left[position] -= quantum
            if left[position] <= 0:
                done.append((jobs[position][0], time))
                del left[position]
    return done

# clone: all slices are listed with their round, then sorted
def finish_times(processes, share):
    slices = []
    for index, (label, work) in enumerate(processes):
        rounds = max(1, -(-work // share))
        for turn in range(rounds):
            length = share if turn < rounds - 1 else work - share * (rounds - 1)
            slices.append((turn, index, label, length, turn == rounds - 1))
    now, result = 0, []
    for _, _, label, length, is_last in sorted(slices):
        now += length
        if is_last:
            result.append((label, now))
    return result

# look-alike: the newest task first
def round_robin(tasks, slice_length):
    queue = list(tasks)
    clock = 0
    finished = []
    while queue:
        name, remaining = queue.pop()
        used = min(slice_length, remaining)
        clock += used
        if remaining > used:
            queue.append((name, remaining - used))
        else:
            finished.append((name, clock))
    return finished

# look-alike: a whole slice passes also when less is needed
def round_robin(jobs, slice_length):
    queue = list(jobs)
    clock = 0
    finished = []
    while queue:
        name, remaining = queue.pop(0)
        used = min(slice_length, remaining)
        clock += slice_length
        if remaining > used:
            queue.append((name, remaining - used))
        else:
            finished.append((name, clock))
    return finished

# inputs
# [("a", int(1, 9)), ("b", int(1, 9)), ("c", int(1, 9))], int(1, 4)
# [("x", int(3, 12)), ("y", int(1, 5))], int(2, 5)

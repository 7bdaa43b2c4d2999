# How many groups of connected people there are.

# original
def count_groups(people, friendships):
    leader = {person: person for person in people}

    def find(person):
        while leader[person] != person:
            person = leader[person]
        return person

    groups = len(leader)
    for one, other in friendships:
        first, second = find(one), find(other)
        if first != second:
            leader[first] = second
            groups -= 1
    return groups

# clone: walks through each group
def components(nodes, edges):
    neighbours = {node: set() for node in nodes}
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    unseen, n = set(nodes), 0
    while unseen:
        n += 1
        stack = [unseen.pop()]
        while stack:
            fresh = neighbours[stack.pop()] & unseen
            unseen -= fresh
            stack += fresh
    return n

# clone: sets are merged
def circles(members, links):
    clusters = [{member} for member in set(members)]
    for link in links:
        touched = [c for c in clusters if c & set(link)]
        clusters = [c for c in clusters if c not in touched]
        clusters.append(set().union(*touched))
    return len(clusters)

# look-alike: every friendship makes a group less
def count_groups(people, friendships):
    leader = {person: person for person in people}

    def find(person):
        while leader[person] != person:
            person = leader[person]
        return person

    groups = len(leader)
    for one, other in friendships:
        first, second = find(one), find(other)
        if first != second:
            leader[first] = second
        groups -= 1
    return groups

# look-alike: friendships that join two groups
def count_joins(people, friendships):
    leader = {person: person for person in people}

    def find(person):
        while leader[person] != person:
            person = leader[person]
        return person

    groups = 0
    for one, other in friendships:
        first, second = find(one), find(other)
        if first != second:
            leader[first] = second
            groups += 1
    return groups

# inputs
# [1, 2, 3, 4, 5, 6], list((int(1, 6), int(1, 6)), 0, 7)
# [1, 2, 3, 4], list((int(1, 4), int(1, 4)), 1, 6)

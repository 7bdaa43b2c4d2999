// The value that more than half of the entries have, or -1.

import java.util.*;

// original
static int majority(int[] votes) {
    int candidate = -1;
    int lead = 0;
    for (int vote : votes) {
        if (lead == 0) {
            candidate = vote;
        }
        lead += vote == candidate ? 1 : -1;
    }
    int count = 0;
    for (int vote : votes) {
        if (vote == candidate) {
            count++;
        }
    }
    return count * 2 > votes.length ? candidate : -1;
}

// clone: counts in a map
static int winner(int[] ballots) {
    Map<Integer, Integer> tally = new HashMap<>();
    for (int ballot : ballots) {
        tally.merge(ballot, 1, Integer::sum);
    }
    for (Map.Entry<Integer, Integer> entry : tally.entrySet()) {
        if (entry.getValue() > ballots.length / 2) {
            return entry.getKey();
        }
    }
    return -1;
}

// clone: the middle of the sorted values
static int dominant(int[] entries) {
    if (entries.length == 0) {
        return -1;
    }
    int[] sorted = entries.clone();
    Arrays.sort(sorted);
    int middle = sorted[sorted.length / 2];
    long same = Arrays.stream(sorted).filter(x -> x == middle).count();
    return 2 * same > sorted.length ? middle : -1;
}

// look-alike: exactly half is enough
static int majority(int[] votes) {
    int candidate = -1;
    int lead = 0;
    for (int vote : votes) {
        if (lead == 0) {
            candidate = vote;
        }
        lead += vote == candidate ? 1 : -1;
    }
    int count = 0;
    for (int vote : votes) {
        if (vote == candidate) {
            count++;
        }
    }
    return count * 2 >= votes.length ? candidate : -1;
}

// look-alike: how many votes the majority has
static int majoritySize(int[] votes) {
    int candidate = -1;
    int lead = 0;
    for (int vote : votes) {
        if (lead == 0) {
            candidate = vote;
        }
        lead += vote == candidate ? 1 : -1;
    }
    int count = 0;
    for (int vote : votes) {
        if (vote == candidate) {
            count++;
        }
    }
    return count * 2 > votes.length ? count : -1;
}

// inputs
// list(int(5, 6), 2, 4)
// list(of(1, 2, 2, 2, 7), 1, 6)

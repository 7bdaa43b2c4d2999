// Minutes until all customers are served: each goes to the till that is free first.

import java.util.*;

// original
static int queueTime(int[] customers, int tills) {
    int[] busy = new int[tills];
    for (int customer : customers) {
        int best = 0;
        for (int i = 1; i < tills; i++) {
            if (busy[i] < busy[best]) {
                best = i;
            }
        }
        busy[best] += customer;
    }
    int longest = 0;
    for (int time : busy) {
        longest = Math.max(longest, time);
    }
    return longest;
}

// clone: a priority queue of the times when tills get free
static int closing(int[] needs, int counters) {
    PriorityQueue<Integer> freeAt = new PriorityQueue<>(Collections.nCopies(counters, 0));
    int end = 0;
    for (int need : needs) {
        int done = freeAt.remove() + need;
        freeAt.add(done);
        end = Math.max(end, done);
    }
    return end;
}

// clone: minute by minute
static int simulate(int[] waiting, int desks) {
    int[] left = new int[desks];
    int next = 0;
    int clock = 0;
    while (true) {
        int serving = 0;
        for (int d = 0; d < desks; d++) {
            while (left[d] == 0 && next < waiting.length) {
                left[d] = waiting[next++];
            }
            if (left[d] > 0) {
                left[d]--;
                serving++;
            }
        }
        if (serving == 0) {
            return clock;
        }
        clock++;
    }
}

// look-alike: each goes to the till that is free last
static int queueTime(int[] customers, int tills) {
    int[] busy = new int[tills];
    for (int customer : customers) {
        int best = 0;
        for (int i = 1; i < tills; i++) {
            if (busy[i] > busy[best]) {
                best = i;
            }
        }
        busy[best] += customer;
    }
    int longest = 0;
    for (int time : busy) {
        longest = Math.max(longest, time);
    }
    return longest;
}

// look-alike: when the first till has nothing more to do
static int firstIdle(int[] customers, int tills) {
    int[] busy = new int[tills];
    for (int customer : customers) {
        int best = 0;
        for (int i = 1; i < tills; i++) {
            if (busy[i] < busy[best]) {
                best = i;
            }
        }
        busy[best] += customer;
    }
    int shortest = busy[0];
    for (int time : busy) {
        shortest = Math.min(shortest, time);
    }
    return shortest;
}

// inputs
// list(int(1, 9), 1, 8), int(1, 3)
// list(int(1, 20), 3, 6), 2

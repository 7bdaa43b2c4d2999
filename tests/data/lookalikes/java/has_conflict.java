// Whether two meetings, as {start, end}, overlap; one may begin when another ends.

import java.util.*;

// original
static boolean hasConflict(int[][] meetings) {
    for (int i = 0; i < meetings.length; i++) {
        for (int j = i + 1; j < meetings.length; j++) {
            int start = Math.max(meetings[i][0], meetings[j][0]);
            int end = Math.min(meetings[i][1], meetings[j][1]);
            if (start < end) {
                return true;
            }
        }
    }
    return false;
}

// clone: sorted by start, neighbours compared
static boolean clashes(int[][] slots) {
    int[][] ordered = slots.clone();
    Arrays.sort(ordered, Comparator.comparingInt(slot -> slot[0]));
    int busyUntil = Integer.MIN_VALUE;
    for (int[] slot : ordered) {
        if (slot[0] < busyUntil) {
            return true;
        }
        busyUntil = Math.max(busyUntil, slot[1]);
    }
    return false;
}

// clone: every minute is booked once at most
static boolean doubleBooked(int[][] appointments) {
    Set<Integer> taken = new HashSet<>();
    boolean twice = false;
    for (int[] appointment : appointments) {
        for (int minute = appointment[0]; minute < appointment[1]; minute++) {
            twice |= !taken.add(minute);
        }
    }
    return twice;
}

// look-alike: meetings that touch are a conflict
static boolean hasConflict(int[][] meetings) {
    for (int i = 0; i < meetings.length; i++) {
        for (int j = i + 1; j < meetings.length; j++) {
            int start = Math.max(meetings[i][0], meetings[j][0]);
            int end = Math.min(meetings[i][1], meetings[j][1]);
            if (start <= end) {
                return true;
            }
        }
    }
    return false;
}

// look-alike: only meetings that follow in the list are compared
static boolean hasConflict(int[][] meetings) {
    for (int i = 0; i + 1 < meetings.length; i++) {
        int j = i + 1;
        int start = Math.max(meetings[i][0], meetings[j][0]);
        int end = Math.min(meetings[i][1], meetings[j][1]);
        if (start < end) {
            return true;
        }
    }
    return false;
}

// inputs
// [[of(0, 1, 2), 4], [of(4, 5), 6], [6, of(8, 9)]]
// [[1, int(3, 6)], [int(20, 22), 25], [int(2, 6), int(7, 9)]]
// [[int(0, 3), int(4, 6)], [10, 12], [int(4, 8), 9]]

// Most guests in a house at the same time, from the days of arrival and departure.

import java.util.*;

// original
static int peakOccupancy(int[] arrivals, int[] departures) {
    int[] in = arrivals.clone();
    int[] out = departures.clone();
    Arrays.sort(in);
    Arrays.sort(out);
    int guests = 0;
    int peak = 0;
    int j = 0;
    for (int day : in) {
        while (j < out.length && out[j] <= day) {
            guests--;
            j++;
        }
        guests++;
        peak = Math.max(peak, guests);
    }
    return peak;
}

// clone: a sorted map of changes
static int fullest(int[] comings, int[] goings) {
    TreeMap<Integer, Integer> changes = new TreeMap<>();
    for (int i = 0; i < comings.length; i++) {
        changes.merge(comings[i], 1, Integer::sum);
        changes.merge(goings[i], -1, Integer::sum);
    }
    int now = 0;
    int record = 0;
    for (int change : changes.values()) {
        now += change;
        record = now > record ? now : record;
    }
    return record;
}

// clone: who is there when somebody arrives
static int rooms(int[] from, int[] until) {
    int needed = 0;
    for (int day : from) {
        int present = 0;
        for (int k = 0; k < from.length; k++) {
            boolean there = from[k] <= day && day < until[k];
            present += there ? 1 : 0;
        }
        if (needed < present) {
            needed = present;
        }
    }
    return needed;
}

// look-alike: a room is free on the day after the departure only
static int peakOccupancy(int[] arrivals, int[] departures) {
    int[] in = arrivals.clone();
    int[] out = departures.clone();
    Arrays.sort(in);
    Arrays.sort(out);
    int guests = 0;
    int peak = 0;
    int j = 0;
    for (int day : in) {
        while (j < out.length && out[j] < day) {
            guests--;
            j++;
        }
        guests++;
        peak = Math.max(peak, guests);
    }
    return peak;
}

// look-alike: guests that are there when the last one arrives
static int lastOccupancy(int[] arrivals, int[] departures) {
    int[] in = arrivals.clone();
    int[] out = departures.clone();
    Arrays.sort(in);
    Arrays.sort(out);
    int guests = 0;
    int j = 0;
    for (int day : in) {
        while (j < out.length && out[j] <= day) {
            guests--;
            j++;
        }
        guests++;
    }
    return guests;
}

// inputs
// [int(1, 3), int(2, 4), int(3, 6), int(7, 9)], [int(4, 5), int(5, 7), int(7, 9), int(10, 12)]
// [1, int(2, 4), int(4, 8), int(6, 9)], [int(2, 6), int(5, 8), int(9, 11), int(10, 12)]

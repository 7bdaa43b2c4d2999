class Lists {
    static int largest(int n, int[] values, String word) {
        int best = Integer.MIN_VALUE;
        for (int value : values) {
            if (value > best) {
                best = value;
            }
        }
        return best;
    }

    static int[] runningTotal(int n, int[] values, String word) {
        int total = 0;
        int[] totals = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            total += values[i];
            totals[i] = total;
        }
        return totals;
    }

    static int firstOver(int n, int[] values, String word) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= n) return i;
        }
        return -1;
    }

    static List<Integer> untilNegative(int n, int[] values, String word) {
        List<Integer> kept = new ArrayList<>();
        for (int value : values) {
            if (value < 0) {
                break;
            }
            kept.add(value);
        }
        return kept;
    }

    static List<Integer> oddOnes(int n, int[] values, String word) {
        List<Integer> kept = new ArrayList<>();
        for (int value : values) {
            if (value % 2 == 0) {
                continue;
            }
            kept.add(value);
        }
        return kept;
    }

    static int total(int n, int[] values, String word) {
        int total = 0;
        for (int i = 0; i < values.length; i++) {
            total += values[i];
        }
        return total;
    }

    static int spread(int n, int[] values, String word) {
        if (values.length == 0) {
            return 0;
        } else {
            int low = values[0];
            int high = values[0];
            for (int value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            return high - low;
        }
    }

    static int[] bubbleSorted(int n, int[] values, String word) {
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j + 1 < values.length - i; j++) {
                if (values[j] > values[j + 1]) {
                    int swapped = values[j];
                    values[j] = values[j + 1];
                    values[j + 1] = swapped;
                }
            }
        }
        return values;
    }

    static int pairsTo(int n, int[] values, String word) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                if (values[i] + values[j] == n) {
                    count++;
                }
            }
        }
        return count;
    }

    static boolean anyOver(int n, int[] values, String word) {
        boolean found = false;
        int i = 0;
        while (i < values.length) {
            if (values[i] > n && values[i] != 7) {
                found = true;
            }
            i++;
        }
        return found;
    }

    static int longestRise(int n, int[] values, String word) {
        int best = 0;
        int current = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] > values[i - 1]) {
                current++;
            } else {
                current = 1;
            }
            best = Math.max(best, current);
        }
        return best;
    }

    static double average(int n, int[] values, String word) {
        double total = 0;
        int count = 0;
        for (int value : values) {
            if (value > -2) {
                total = total + value;
                count += 1;
            }
        }
        return count == 0 ? 0 : total / count;
    }

    static int[] counts(int n, int[] values, String word) {
        int[] counts = new int[12];
        for (int value : values) {
            if (value >= 0) {
                if (value < 12) {
                    counts[value]++;
                }
            }
        }
        return counts;
    }

    static int skips(int n, int[] values, String word) {
        int at = 0;
        int visited = 0;
        for (; at < values.length; at += 2) {
            visited = visited * 3 + values[at];
        }
        return visited;
    }

    static int noted(int n, int[] values, String word) {
        int first = note(n) + 1;
        int second = note(n + 1);
        if (note(first) > note(second) && note(3) > 0) {
            return note(first) - note(second);
        }
        int third = first * 2;
        return note(third) < note(n) ? second : third;
    }
}

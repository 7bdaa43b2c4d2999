// For each day how many days pass until a warmer one; 0 where none comes.

// original
static int[] daysUntilWarmer(int[] temperatures) {
    int[] waiting = new int[temperatures.length];
    for (int day = 0; day < temperatures.length; day++) {
        for (int later = day + 1; later < temperatures.length; later++) {
            if (temperatures[later] > temperatures[day]) {
                waiting[day] = later - day;
                break;
            }
        }
    }
    return waiting;
}

// clone: a stack of days that still wait
static int[] untilRise(int[] degrees) {
    int[] answer = new int[degrees.length];
    java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
    int today = 0;
    for (int degree : degrees) {
        while (!open.isEmpty() && degrees[open.peekLast()] < degree) {
            int past = open.pollLast();
            answer[past] = today - past;
        }
        open.addLast(today++);
    }
    return answer;
}

// clone: from the end, jumping along what is known
static int[] gaps(int[] heat) {
    int n = heat.length;
    int[] next = new int[n];
    for (int i = n - 2; i >= 0; i--) {
        int j = i + 1;
        while (heat[j] <= heat[i] && next[j] != 0) {
            j += next[j];
        }
        next[i] = heat[j] > heat[i] ? j - i : 0;
    }
    return next;
}

// look-alike: until one that is as warm is enough
static int[] daysUntilWarmer(int[] temperatures) {
    int[] waiting = new int[temperatures.length];
    for (int day = 0; day < temperatures.length; day++) {
        for (int later = day + 1; later < temperatures.length; later++) {
            if (temperatures[later] >= temperatures[day]) {
                waiting[day] = later - day;
                break;
            }
        }
    }
    return waiting;
}

// look-alike: until the last warmer day
static int[] daysUntilWarmer(int[] temperatures) {
    int[] waiting = new int[temperatures.length];
    for (int day = 0; day < temperatures.length; day++) {
        for (int later = day + 1; later < temperatures.length; later++) {
            if (temperatures[later] > temperatures[day]) {
                waiting[day] = later - day;
            }
        }
    }
    return waiting;
}

// inputs
// list(int(10, 14), 3, 9)

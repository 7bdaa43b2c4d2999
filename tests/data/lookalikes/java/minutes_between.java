// Minutes from one time of day to the next occurrence of another, both as HH:MM.

// original
static int minutesBetween(String from, String to) {
    String[] start = from.split(":");
    String[] end = to.split(":");
    int first = Integer.parseInt(start[0]) * 60 + Integer.parseInt(start[1]);
    int second = Integer.parseInt(end[0]) * 60 + Integer.parseInt(end[1]);
    if (second < first) {
        second += 24 * 60;
    }
    return second - first;
}

// clone: hours and minutes apart, a modulus at the end
static int waitingTime(String now, String then) {
    int hours = Integer.parseInt(then.substring(0, 2)) - Integer.parseInt(now.substring(0, 2));
    int minutes = Integer.parseInt(then.substring(3)) - Integer.parseInt(now.substring(3));
    return Math.floorMod(60 * hours + minutes, 1440);
}

// clone: by the time classes
static int span(String left, String right) {
    java.time.LocalTime a = java.time.LocalTime.parse(left);
    java.time.LocalTime b = java.time.LocalTime.parse(right);
    long seconds = java.time.Duration.between(a, b).getSeconds();
    if (a.isAfter(b)) {
        seconds += java.time.Duration.ofDays(1).getSeconds();
    }
    return (int) (seconds / 60);
}

// look-alike: the shorter of both ways around the clock
static int minutesBetween(String from, String to) {
    String[] start = from.split(":");
    String[] end = to.split(":");
    int first = Integer.parseInt(start[0]) * 60 + Integer.parseInt(start[1]);
    int second = Integer.parseInt(end[0]) * 60 + Integer.parseInt(end[1]);
    if (second < first) {
        return first - second;
    }
    return second - first;
}

// look-alike: on a clock of twelve hours
static int minutesBetween(String from, String to) {
    String[] start = from.split(":");
    String[] end = to.split(":");
    int first = Integer.parseInt(start[0]) * 60 + Integer.parseInt(start[1]);
    int second = Integer.parseInt(end[0]) * 60 + Integer.parseInt(end[1]);
    if (second < first) {
        second += 12 * 60;
    }
    return second - first;
}

// inputs
// format("{:02d}:{:02d}", int(0, 23), int(0, 59)), format("{:02d}:{:02d}", int(0, 23), int(0, 59))

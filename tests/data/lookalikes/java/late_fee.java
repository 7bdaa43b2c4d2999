// Fee in cents for days of delay: three days are free, ten cents a day, 25 from the 11th on, at most 500.

// original
static int lateFee(int days) {
    if (days <= 3) {
        return 0;
    }
    int fee = 0;
    for (int day = 4; day <= days; day++) {
        if (day > 10) {
            fee += 25;
        } else {
            fee += 10;
        }
    }
    return Math.min(fee, 500);
}

// clone: arithmetic
static int overdue(int delay) {
    int cheap = Math.max(0, Math.min(delay, 10) - 3);
    int dear = Math.max(0, delay - 10);
    int total = 10 * cheap + 25 * dear;
    return total > 500 ? 500 : total;
}

// clone: recursion from the last day back
static int penalty(int n) {
    if (n < 4) {
        return 0;
    }
    int before = penalty(n > 60 ? 59 : n - 1);
    int sum = before + (n < 11 ? 10 : 25);
    return sum <= 500 ? sum : 500;
}

// look-alike: the free days are charged afterwards
static int lateFee(int days) {
    if (days <= 3) {
        return 0;
    }
    int fee = 0;
    for (int day = 1; day <= days; day++) {
        if (day > 10) {
            fee += 25;
        } else {
            fee += 10;
        }
    }
    return Math.min(fee, 500);
}

// look-alike: cheaper from the 11th day on
static int lateFee(int days) {
    if (days <= 3) {
        return 0;
    }
    int fee = 0;
    for (int day = 4; day <= days; day++) {
        if (day > 10) {
            fee += 10;
        } else {
            fee += 25;
        }
    }
    return Math.min(fee, 500);
}

// inputs
// int(-1, 20)
// int(4, 40)

// Price of a ticket by age and day; groups of ten and more pay four fifths.

// original
static int ticketPrice(int age, boolean weekend, int people) {
    int price;
    if (age < 6) {
        price = 0;
    } else if (age < 18) {
        price = 600;
    } else if (age >= 65) {
        price = 800;
    } else {
        price = 1200;
    }
    if (weekend && price > 0) {
        price += 200;
    }
    if (people >= 10) {
        price = price * 4 / 5;
    }
    return price;
}

// clone: nested conditions as one expression
static int entrance(int years, boolean isWeekend, int group) {
    if (years <= 5) {
        return 0;
    }
    int base = years > 17 ? (years > 64 ? 800 : 1200) : 600;
    int full = isWeekend ? base + 200 : base;
    return group > 9 ? full - full / 5 : full;
}

// clone: a map of limits
static int fare(int visitor, boolean holiday, int party) {
    java.util.TreeMap<Integer, Integer> from = new java.util.TreeMap<>(
        java.util.Map.of(Integer.MIN_VALUE, 0, 6, 600, 18, 1200, 65, 800));
    int cents = from.floorEntry(visitor).getValue();
    int surcharge = cents == 0 || !holiday ? 0 : 200;
    int percent = party < 10 ? 100 : 80;
    return (cents + surcharge) * percent / 100;
}

// look-alike: the surcharge is not reduced for groups
static int ticketPrice(int age, boolean weekend, int people) {
    int price;
    if (age < 6) {
        price = 0;
    } else if (age < 18) {
        price = 600;
    } else if (age >= 65) {
        price = 800;
    } else {
        price = 1200;
    }
    if (people >= 10) {
        price = price * 4 / 5;
    }
    if (weekend && price > 0) {
        price += 200;
    }
    return price;
}

// look-alike: the old pay like children
static int ticketPrice(int age, boolean weekend, int people) {
    int price;
    if (age < 6) {
        price = 0;
    } else if (age < 18 || age >= 65) {
        price = 600;
    } else {
        price = 1200;
    }
    if (weekend && price > 0) {
        price += 200;
    }
    if (people >= 10) {
        price = price * 4 / 5;
    }
    return price;
}

// inputs
// of(3, 5, 6, 17, 18, 40, 64, 65, 80, 70), bool(), of(1, 9, 10, 25)
// of(30, 65, 90, 70), True, of(10, 12, 3)

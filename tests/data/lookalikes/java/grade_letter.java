// Letter of a score from 0 to 100, a plus in the upper part of a grade.

// original
static String gradeLetter(int score) {
    if (score < 0 || score > 100) {
        throw new IllegalArgumentException("score " + score);
    }
    String letter;
    if (score >= 90) {
        letter = "A";
    } else if (score >= 80) {
        letter = "B";
    } else if (score >= 70) {
        letter = "C";
    } else {
        return "F";
    }
    return score % 10 >= 7 || score == 100 ? letter + "+" : letter;
}

// clone: characters of a text by the tens
static String mark(int points) {
    if (points != Math.max(0, Math.min(100, points))) {
        throw new IllegalArgumentException();
    }
    int tens = Math.min(points, 99) / 10;
    char base = "FFFFFFFCBA".charAt(tens);
    boolean upper = points - tens * 10 > 6;
    return base + (upper && base != 'F' ? "+" : "");
}

// clone: limits in an array
static String result(int percent) {
    int[] limits = {97, 90, 87, 80, 77, 70, 0};
    String[] names = {"A+", "A", "B+", "B", "C+", "C", "F"};
    for (int k = 0; k < limits.length && percent <= 100; k++) {
        if (percent >= limits[k]) {
            return names[k];
        }
    }
    throw new IllegalArgumentException("not a percentage: " + percent);
}

// look-alike: other limits
static String gradeLetter(int score) {
    if (score < 0 || score > 100) {
        throw new IllegalArgumentException("score " + score);
    }
    String letter;
    if (score >= 85) {
        letter = "A";
    } else if (score >= 70) {
        letter = "B";
    } else if (score >= 55) {
        letter = "C";
    } else {
        return "F";
    }
    return score % 10 >= 7 || score == 100 ? letter + "+" : letter;
}

// look-alike: a minus in the lower part in place of a plus
static String gradeLetter(int score) {
    if (score < 0 || score > 100) {
        throw new IllegalArgumentException("score " + score);
    }
    String letter;
    if (score >= 90) {
        letter = "A";
    } else if (score >= 80) {
        letter = "B";
    } else if (score >= 70) {
        letter = "C";
    } else {
        return "F";
    }
    return score % 10 >= 7 || score == 100 ? letter : letter + "-";
}

// inputs
// int(65, 100)
// of(-1, 0, 69, 70, 76, 77, 79, 80, 99, 100, 101)

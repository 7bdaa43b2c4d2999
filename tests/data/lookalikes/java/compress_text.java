// A text with runs of letters as letter and number, or as it is where that is not shorter.

// original
static String compress(String text) {
    StringBuilder packed = new StringBuilder();
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
        count++;
        boolean ends = i + 1 == text.length() || text.charAt(i + 1) != text.charAt(i);
        if (ends) {
            packed.append(text.charAt(i));
            if (count > 1) {
                packed.append(count);
            }
            count = 0;
        }
    }
    return packed.length() < text.length() ? packed.toString() : text;
}

// clone: a regular expression for runs
static String shorten(String input) {
    java.util.regex.Matcher run = java.util.regex.Pattern.compile("(.)\\1*").matcher(input);
    String result = "";
    while (run.find()) {
        int size = run.end() - run.start();
        result += run.group(1) + (size == 1 ? "" : size);
    }
    if (result.length() >= input.length()) {
        return input;
    }
    return result;
}

// clone: lengths are subtracted from what is left
static String encode(String s) {
    String rest = s;
    java.util.List<String> parts = new java.util.ArrayList<>();
    while (!rest.isEmpty()) {
        String letter = rest.substring(0, 1);
        int before = rest.length();
        while (rest.startsWith(letter)) {
            rest = rest.substring(1);
        }
        parts.add(letter);
        if (before - rest.length() != 1) {
            parts.add(Integer.toString(before - rest.length()));
        }
    }
    String joined = String.join("", parts);
    return joined.length() - s.length() < 0 ? joined : s;
}

// look-alike: the number comes before the letter
static String compress(String text) {
    StringBuilder packed = new StringBuilder();
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
        count++;
        boolean ends = i + 1 == text.length() || text.charAt(i + 1) != text.charAt(i);
        if (ends) {
            if (count > 1) {
                packed.append(count);
            }
            packed.append(text.charAt(i));
            count = 0;
        }
    }
    return packed.length() < text.length() ? packed.toString() : text;
}

// look-alike: repeated letters are dropped without a number
static String squeeze(String text) {
    StringBuilder packed = new StringBuilder();
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
        count++;
        boolean ends = i + 1 == text.length() || text.charAt(i + 1) != text.charAt(i);
        if (ends) {
            packed.append(text.charAt(i));
            count = 0;
        }
    }
    return packed.length() < text.length() ? packed.toString() : text;
}

// inputs
// join("", of("a", "aaa", "bbbb", "c", "aa"), 2, 5)
// text("ab", 3, 9)

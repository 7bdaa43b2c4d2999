// Words with a capital first letter and small others, blanks kept.

// original
static String capitalizeWords(String text) {
    StringBuilder out = new StringBuilder();
    boolean atStart = true;
    for (char c : text.toCharArray()) {
        if (c == ' ') {
            atStart = true;
            out.append(c);
        } else if (atStart) {
            out.append(Character.toUpperCase(c));
            atStart = false;
        } else {
            out.append(Character.toLowerCase(c));
        }
    }
    return out.toString();
}

// clone: split, changed, joined
static String titled(String phrase) {
    String[] words = phrase.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
        if (!words[i].isEmpty()) {
            words[i] = words[i].substring(0, 1).toUpperCase() + words[i].substring(1).toLowerCase();
        }
    }
    return String.join(" ", words);
}

// clone: a regular expression on the small text
static String proper(String name) {
    java.util.regex.Pattern initial = java.util.regex.Pattern.compile("(?<![^ ])[^ ]");
    return initial.matcher(name.toLowerCase()).replaceAll(found -> found.group().toUpperCase());
}

// look-alike: the first word only
static String capitalizeSentence(String text) {
    StringBuilder out = new StringBuilder();
    boolean atStart = true;
    for (char c : text.toCharArray()) {
        if (c == ' ') {
            out.append(c);
        } else if (atStart) {
            out.append(Character.toUpperCase(c));
            atStart = false;
        } else {
            out.append(Character.toLowerCase(c));
        }
    }
    return out.toString();
}

// look-alike: blanks are dropped
static String capitalizeWords(String text) {
    StringBuilder out = new StringBuilder();
    boolean atStart = true;
    for (char c : text.toCharArray()) {
        if (c == ' ') {
            atStart = true;
        } else if (atStart) {
            out.append(Character.toUpperCase(c));
            atStart = false;
        } else {
            out.append(Character.toLowerCase(c));
        }
    }
    return out.toString();
}

// inputs
// join(" ", text("abXY", 0, 4), 1, 4)
// text("ab C", 3, 8)

// Whether a text looks like an address: one @ with something before it, and a domain of two parts or more.

// original
static boolean isEmail(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@')) {
        return false;
    }
    String domain = text.substring(at + 1);
    String[] parts = domain.split("\\.", -1);
    if (parts.length < 2) {
        return false;
    }
    for (String part : parts) {
        if (part.isEmpty()) {
            return false;
        }
    }
    return true;
}

// clone: one regular expression
static boolean validAddress(String mail) {
    String label = "[^@.]+";
    return mail.matches("[^@]+@" + label + "(\\." + label + ")+");
}

// clone: a small machine that reads the letters once
static boolean plausible(String s) {
    int state = 0;
    int dots = 0;
    for (char c : s.toCharArray()) {
        if (state == 0 || state == 1) {
            state = c != '@' ? 1 : state == 1 ? 2 : 9;
        } else if (state == 2) {
            state = c == '.' || c == '@' ? 9 : 3;
        } else if (state == 3 && c == '.') {
            dots++;
            state = 2;
        } else if (c == '@') {
            state = 9;
        }
    }
    return state == 3 && dots > 0;
}

// look-alike: a domain of one part is enough
static boolean isEmail(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@')) {
        return false;
    }
    String domain = text.substring(at + 1);
    String[] parts = domain.split("\\.", -1);
    if (parts.length < 1) {
        return false;
    }
    for (String part : parts) {
        if (part.isEmpty()) {
            return false;
        }
    }
    return true;
}

// look-alike: empty parts do not matter
static boolean isEmail(String text) {
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@')) {
        return false;
    }
    String domain = text.substring(at + 1);
    String[] parts = domain.split("\\.", -1);
    if (parts.length < 2) {
        return false;
    }
    for (String part : parts) {
        if (!part.isEmpty()) {
            return true;
        }
    }
    return false;
}

// inputs
// format("{}@{}", of("ann", "b.c", "x"), of("host", "b", "a.b", ".com", "a..b", "a.b.", "site.org"))
// of("@a.b", "a@b@c.d", "", "ann", "a@", "a@b", "me@home", "me@a.", "you@.", "x@a..c")

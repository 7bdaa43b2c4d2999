// Words of a sentence in reverse order, single blanks between them.

import java.util.*;

// original
static String reverseWords(String sentence) {
    String[] words = sentence.trim().split("\\s+");
    StringBuilder reversed = new StringBuilder();
    for (int i = words.length - 1; i >= 0; i--) {
        reversed.append(words[i]);
        if (i > 0) {
            reversed.append(' ');
        }
    }
    return reversed.toString();
}

// clone: a deque of tokens
static String backwards(String line) {
    Deque<String> stack = new ArrayDeque<>();
    StringTokenizer tokens = new StringTokenizer(line);
    while (tokens.hasMoreTokens()) {
        stack.push(tokens.nextToken());
    }
    return String.join(" ", stack);
}

// clone: characters are scanned from the end
static String turned(String text) {
    String out = "";
    int end = text.length();
    for (int at = text.length() - 1; at >= -1; at--) {
        if (at < 0 || Character.isWhitespace(text.charAt(at))) {
            if (end > at + 1) {
                out += (out.isEmpty() ? "" : " ") + text.substring(at + 1, end);
            }
            end = at;
        }
    }
    return out;
}

// look-alike: the words stay, each is written backwards
static String reverseEach(String sentence) {
    String[] words = sentence.trim().split("\\s+");
    StringBuilder reversed = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
        reversed.append(new StringBuilder(words[i]).reverse());
        if (i < words.length - 1) {
            reversed.append(' ');
        }
    }
    return reversed.toString();
}

// look-alike: the first word is left out
static String reverseWords(String sentence) {
    String[] words = sentence.trim().split("\\s+");
    StringBuilder reversed = new StringBuilder();
    for (int i = words.length - 1; i > 0; i--) {
        reversed.append(words[i]);
        if (i > 1) {
            reversed.append(' ');
        }
    }
    return reversed.toString();
}

// inputs
// join(" ", of("one", "two", "", "three", "ox", "a"), 1, 6)

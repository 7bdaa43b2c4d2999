// Whether two texts have the same letters; case and blanks do not count.

import java.util.*;

// original
static boolean isAnagram(String first, String second) {
    int[] counts = new int[26];
    for (char c : first.toLowerCase().toCharArray()) {
        if (c >= 'a' && c <= 'z') {
            counts[c - 'a']++;
        }
    }
    for (char c : second.toLowerCase().toCharArray()) {
        if (c >= 'a' && c <= 'z') {
            counts[c - 'a']--;
        }
    }
    for (int count : counts) {
        if (count != 0) {
            return false;
        }
    }
    return true;
}

// clone: sorted letters
static boolean sameLetters(String left, String right) {
    String[] keys = new String[2];
    int at = 0;
    for (String text : List.of(left, right)) {
        char[] letters = text.replaceAll("[^A-Za-z]", "").toUpperCase().toCharArray();
        Arrays.sort(letters);
        keys[at++] = String.valueOf(letters);
    }
    return keys[0].equals(keys[1]);
}

// clone: letters of the one are struck off the other
static boolean rearranged(String word, String other) {
    StringBuilder rest = new StringBuilder(other.toLowerCase().replace(" ", ""));
    for (int i = 0; i < word.length(); i++) {
        char letter = Character.toLowerCase(word.charAt(i));
        if (letter == ' ') {
            continue;
        }
        int found = rest.indexOf(String.valueOf(letter));
        if (found == -1) {
            return false;
        }
        rest.deleteCharAt(found);
    }
    return rest.length() == 0;
}

// look-alike: the first may have fewer letters
static boolean canSpell(String first, String second) {
    int[] counts = new int[26];
    for (char c : first.toLowerCase().toCharArray()) {
        if (c >= 'a' && c <= 'z') {
            counts[c - 'a']++;
        }
    }
    for (char c : second.toLowerCase().toCharArray()) {
        if (c >= 'a' && c <= 'z') {
            counts[c - 'a']--;
        }
    }
    for (int count : counts) {
        if (count > 0) {
            return false;
        }
    }
    return true;
}

// look-alike: how often a letter occurs does not count
static boolean isAnagram(String first, String second) {
    int[] counts = new int[26];
    for (char c : first.toLowerCase().toCharArray()) {
        if (c >= 'a' && c <= 'z') {
            counts[c - 'a'] |= 1;
        }
    }
    for (char c : second.toLowerCase().toCharArray()) {
        if (c >= 'a' && c <= 'z') {
            counts[c - 'a'] |= 2;
        }
    }
    for (int count : counts) {
        if (count == 1 || count == 2) {
            return false;
        }
    }
    return true;
}

// inputs
// text("abA ", 2, 4), text("abB ", 2, 5)
// text("ab", 2, 3), text("AB ", 3, 4)

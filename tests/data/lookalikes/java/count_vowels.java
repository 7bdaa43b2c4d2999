// Vowels in a text, capital and small.

// original
static int countVowels(String text) {
    int count = 0;
    for (char c : text.toCharArray()) {
        if ("aeiouAEIOU".indexOf(c) >= 0) {
            count++;
        }
    }
    return count;
}

// clone: what remains after the others are removed
static int vowels(String phrase) {
    String only = phrase.toLowerCase().replaceAll("[^aeiou]", "");
    return only.length();
}

// clone: recursion with a switch
static int openSounds(String s) {
    if (s.isEmpty()) {
        return 0;
    }
    int rest = openSounds(s.substring(1));
    switch (Character.toLowerCase(s.charAt(0))) {
        case 'a': case 'e': case 'i': case 'o': case 'u':
            return rest + 1;
        default:
            return rest;
    }
}

// look-alike: characters that are no vowels
static int countOthers(String text) {
    int count = 0;
    for (char c : text.toCharArray()) {
        if ("aeiouAEIOU".indexOf(c) < 0) {
            count++;
        }
    }
    return count;
}

// look-alike: capital vowels do not count, y does
static int countVowels(String text) {
    int count = 0;
    for (char c : text.toCharArray()) {
        if ("aeiouy".indexOf(c) >= 0) {
            count++;
        }
    }
    return count;
}

// inputs
// text("abeioxyAEU ", 2, 10)

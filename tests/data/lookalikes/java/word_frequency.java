// How often each word of at least three letters occurs, small letters throughout.

import java.util.*;
import java.util.stream.*;

// original
static Map<String, Integer> wordFrequency(String text) {
    Map<String, Integer> frequency = new TreeMap<>();
    for (String word : text.toLowerCase().split("[^a-z]+")) {
        if (word.length() < 3) {
            continue;
        }
        Integer count = frequency.get(word);
        frequency.put(word, count == null ? 1 : count + 1);
    }
    return frequency;
}

// clone: streams
static Map<String, Integer> tally(String document) {
    return Arrays.stream(document.split("\\W+"))
        .map(String::toLowerCase)
        .filter(token -> token.length() > 2)
        .collect(Collectors.toMap(token -> token, token -> 1, Integer::sum));
}

// clone: words are built letter by letter
static Map<String, Integer> occurrences(String s) {
    HashMap<String, Integer> table = new HashMap<>();
    String current = "";
    for (int i = 0; i <= s.length(); i++) {
        char c = i == s.length() ? ' ' : s.charAt(i);
        if (Character.isLetter(c)) {
            current += Character.toLowerCase(c);
        } else {
            if (current.length() >= 3) {
                table.put(current, table.getOrDefault(current, 0) + 1);
            }
            current = "";
        }
    }
    return table;
}

// look-alike: words of three letters at most
static Map<String, Integer> wordFrequency(String text) {
    Map<String, Integer> frequency = new TreeMap<>();
    for (String word : text.toLowerCase().split("[^a-z]+")) {
        if (word.length() > 3) {
            continue;
        }
        Integer count = frequency.get(word);
        frequency.put(word, count == null ? 1 : count + 1);
    }
    return frequency;
}

// look-alike: where each word stands last
static Map<String, Integer> lastPlaces(String text) {
    Map<String, Integer> places = new TreeMap<>();
    int place = 0;
    for (String word : text.toLowerCase().split("[^a-z]+")) {
        place++;
        if (word.length() < 3) {
            continue;
        }
        places.put(word, place);
    }
    return places;
}

// inputs
// join(" ", of("the", "The", "house", "of", "a", "cards,", "cards", "is", "red!"), 2, 9)

class Texts {
    static boolean isPalindrome(int n, int[] values, String word) {
        int left = 0;
        int right = word.length() - 1;
        while (left < right) {
            if (word.charAt(left) != word.charAt(right)) {
                return false;
            }
            left++;
            right--;
        }
        return true;
    }

    static char mostCommon(int n, int[] values, String word) {
        int[] counts = new int[128];
        for (char letter : word.toCharArray()) {
            counts[letter] += 1;
        }
        char best = ' ';
        int most = 0;
        for (char letter = 'A'; letter <= 'z'; letter++) {
            if (counts[letter] > most) {
                most = counts[letter];
                best = letter;
            }
        }
        return best;
    }

    static String reversed(int n, int[] values, String word) {
        StringBuilder built = new StringBuilder();
        for (int i = word.length() - 1; i >= 0; i--) {
            built.append(word.charAt(i));
        }
        return built.toString();
    }

    static int vowels(int n, int[] values, String word) {
        int count = 0;
        for (int i = 0; i < word.length(); i++) {
            switch (word.charAt(i)) {
                case 'a':
                case 'e':
                    count++;
                    break;
                case 'b':
                    count += 10;
                    break;
                default:
                    break;
            }
        }
        return count;
    }

    static int balance(int n, int[] values, String word) {
        int depth = 0;
        int deepest = 0;
        for (char letter : word.toCharArray()) {
            if (letter == 'a') {
                depth++;
            } else if (letter == 'b') {
                depth--;
            }
            if (depth < 0) {
                return -1;
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    static int fromEnd(int n, int[] values, String word) {
        if (word.startsWith("a")) {
            return word.indexOf('b');
        }
        return word.lastIndexOf('a');
    }

    static String joined(int n, int[] values, String word) {
        String text = "";
        for (int value : values) {
            if (text.isEmpty()) {
                text = text + value;
            } else {
                text += "," + value;
            }
        }
        return text + word;
    }

    static String repeated(int n, int[] values, String word) {
        String text = word;
        int rounds = n % 3;
        int done = 0;
        while (done < rounds) {
            text += word.length() > 2 ? word : "-";
            done += 1;
        }
        return text;
    }

    static int differing(int n, int[] values, String word) {
        char[] letters = word.toCharArray();
        int count = 0;
        int last = letters.length - 1;
        for (int i = 0; i <= last; i++) {
            if (letters[i] == letters[last - i]) {
                continue;
            }
            count++;
        }
        return count;
    }

    static String kind(int n, int[] values, String word) {
        String kind;
        if (word.isEmpty()) {
            kind = "empty";
        } else {
            kind = "full";
        }
        if (word.equals("a")) {
            return kind + "!";
        }
        int length = word.length();
        return length > n ? kind + length : kind;
    }

    static String commands(int n, int[] values, String word) {
        StringBuilder done = new StringBuilder();
        for (char letter : word.toCharArray()) {
            String command = String.valueOf(letter);
            switch (command) {
                case "a":
                    done.append('x');
                    break;
                case "b":
                    if (done.length() > 0) {
                        done.append('y');
                    }
                    break;
                default:
                    done.append(n);
            }
        }
        return done.toString();
    }
}

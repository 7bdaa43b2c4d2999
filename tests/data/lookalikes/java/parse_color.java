// Red, green and blue of a colour such as "#1e90ff" or "#fff".

// original
static int[] parseColor(String text) {
    if (!text.startsWith("#") || (text.length() != 4 && text.length() != 7)) {
        throw new IllegalArgumentException(text);
    }
    int[] channels = new int[3];
    int size = text.length() == 7 ? 2 : 1;
    for (int i = 0; i < 3; i++) {
        String part = text.substring(1 + i * size, 1 + (i + 1) * size);
        if (size == 1) {
            part = part + part;
        }
        channels[i] = Integer.parseInt(part, 16);
    }
    return channels;
}

// clone: one number, taken apart by shifts
static int[] channels(String code) {
    if (!code.matches("#(.{3}|.{6})")) {
        throw new IllegalArgumentException("no colour");
    }
    int number = Integer.parseInt(code.substring(1), 16);
    if (code.length() == 4) {
        return new int[] {(number >> 8) * 17, (number >> 4 & 15) * 17, (number & 15) * 17};
    }
    return new int[] {number >> 16, number >> 8 & 255, number & 255};
}

// clone: short colours are made long, digits looked up
static int[] rgb(String hex) {
    String digits = hex.isEmpty() || hex.charAt(0) != '#' ? "" : hex.substring(1);
    if (digits.length() == 3) {
        digits = digits.replaceAll("(.)", "$1$1");
    }
    if (digits.length() != 6) {
        throw new IllegalArgumentException(hex + " is not a colour");
    }
    int red = Character.digit(digits.charAt(0), 16) * 16 + Character.digit(digits.charAt(1), 16);
    int green = Character.digit(digits.charAt(2), 16) * 16 + Character.digit(digits.charAt(3), 16);
    int blue = Character.digit(digits.charAt(4), 16) * 16 + Character.digit(digits.charAt(5), 16);
    return new int[] {red, green, blue};
}

// look-alike: blue, green and red
static int[] parseColor(String text) {
    if (!text.startsWith("#") || (text.length() != 4 && text.length() != 7)) {
        throw new IllegalArgumentException(text);
    }
    int[] channels = new int[3];
    int size = text.length() == 7 ? 2 : 1;
    for (int i = 0; i < 3; i++) {
        String part = text.substring(1 + i * size, 1 + (i + 1) * size);
        if (size == 1) {
            part = part + part;
        }
        channels[2 - i] = Integer.parseInt(part, 16);
    }
    return channels;
}

// look-alike: single digits are followed by a zero
static int[] parseColor(String text) {
    if (!text.startsWith("#") || (text.length() != 4 && text.length() != 7)) {
        throw new IllegalArgumentException(text);
    }
    int[] channels = new int[3];
    int size = text.length() == 7 ? 2 : 1;
    for (int i = 0; i < 3; i++) {
        String part = text.substring(1 + i * size, 1 + (i + 1) * size);
        if (size == 1) {
            part = part + "0";
        }
        channels[i] = Integer.parseInt(part, 16);
    }
    return channels;
}

// inputs
// format("#{}", text("0189abf", 3, 3))
// format("#{}", of(text("07abcf", 6, 6), text("1239de", 3, 3)))
// of("fff", "#12", "#12345", "", "#a1b2c3")

// Fields as a line of CSV: quoted where they hold a comma, a quote or a blank at an end.

import java.util.*;

// original
static String joinCsv(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        if (i > 0) {
            line.append(',');
        }
        if (field.contains(",") || field.contains("\"") || !field.equals(field.trim())) {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            line.append(field);
        }
    }
    return line.toString();
}

// clone: character by character, a joiner
static String record(List<String> cells) {
    StringJoiner joined = new StringJoiner(",");
    for (String cell : cells) {
        boolean special = cell.startsWith(" ") || cell.endsWith(" ");
        String doubled = "";
        for (char c : cell.toCharArray()) {
            special |= c == ',' || c == '"';
            doubled += c == '"' ? "\"\"" : String.valueOf(c);
        }
        joined.add(special ? "\"" + doubled + "\"" : cell);
    }
    return joined.toString();
}

// clone: regular expressions in a stream
static String row(List<String> values) {
    return values.stream()
        .map(v -> v.matches("(\\s.*|.*\\s|.*[,\"].*)") ? '"' + v.replaceAll("\"", "\"\"") + '"' : v)
        .reduce((a, b) -> a + "," + b)
        .orElse("");
}

// look-alike: every field is quoted
static String joinCsv(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        if (i > 0) {
            line.append(',');
        }
        line.append('"').append(field.replace("\"", "\"\"")).append('"');
    }
    return line.toString();
}

// look-alike: quotes within a field are not doubled
static String joinCsv(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
        String field = fields.get(i);
        if (i > 0) {
            line.append(',');
        }
        if (field.contains(",") || field.contains("\"") || !field.equals(field.trim())) {
            line.append('"').append(field).append('"');
        } else {
            line.append(field);
        }
    }
    return line.toString();
}

// inputs
// list(of("a", "b c", "x,y", "say \"hi\"", " z", "\"", "12"), 1, 4)

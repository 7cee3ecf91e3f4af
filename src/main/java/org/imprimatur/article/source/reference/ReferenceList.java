package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.VisibleText;

/** Parts a list of references that was pasted as text into its entries. */
public final class ReferenceList {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern NUMBER = Pattern.compile(
            "^\\s{0,20}(?:\\[\\s?(?<square>\\d{1,4})\\s?]|\\((?<round>\\d{1,4})\\)|(?<plain>\\d{1,4})\\s?[.)](?=\\s|\\p{L})|(?<tab>\\d{1,4})\\t)\\s*");
    private static final Pattern BULLET = Pattern.compile("^\\s{0,20}[•·▪‣◦*–—-]\\s+");

    private final List<ReferenceLine> entries = new ArrayList<>();
    private final StringBuilder entry = new StringBuilder();
    private String label = "";

    private ReferenceList() {}

    /**
     * The entries in their order. Where lines have numbers or bullets, each begins an entry and lines without continue
     * it; else blank lines part them, or if there are none, each line that is not set in is an entry.
     */
    public static List<ReferenceLine> split(String text) {
        List<String> lines = List.of(LINE_END.split(text, -1));
        ReferenceList list = new ReferenceList();
        if (isMarked(lines)) {
            list.byMark(lines);
        } else if (hasParagraphs(lines)) {
            list.byBlankLine(lines);
        } else {
            list.byLine(lines);
        }
        list.end();
        return List.copyOf(list.entries);
    }

    /** The first line that says something has a mark, and at least every third one. */
    private static boolean isMarked(List<String> lines) {
        List<String> words =
                lines.stream().filter(line -> !VisibleText.isBlank(line)).toList();
        long marked = words.stream().filter(ReferenceList::hasMark).count();
        return marked > 0 && hasMark(words.get(0)) && marked * 6 >= words.size();
    }

    private static boolean hasMark(String line) {
        return NUMBER.matcher(line).lookingAt() || BULLET.matcher(line).lookingAt();
    }

    private static boolean hasParagraphs(List<String> lines) {
        boolean begun = false;
        boolean blank = false;
        for (String line : lines) {
            boolean nothing = VisibleText.isBlank(line);
            if (!nothing && begun && blank) {
                return true;
            }
            begun |= !nothing;
            blank = nothing;
        }
        return false;
    }

    private void byMark(List<String> lines) {
        for (String line : lines) {
            Matcher number = NUMBER.matcher(line);
            Matcher bullet = BULLET.matcher(line);
            if (number.lookingAt()) {
                begin(label(number), line.substring(number.end()));
            } else if (bullet.lookingAt()) {
                begin("", line.substring(bullet.end()));
            } else {
                goOn(line);
            }
        }
    }

    private static String label(Matcher number) {
        for (String shape : List.of("square", "round", "plain", "tab")) {
            if (number.group(shape) != null) {
                return number.group(shape);
            }
        }
        return "";
    }

    private void byBlankLine(List<String> lines) {
        for (String line : lines) {
            if (VisibleText.isBlank(line)) {
                end();
            } else {
                goOn(line);
            }
        }
    }

    private void byLine(List<String> lines) {
        for (String line : lines) {
            if (line.isEmpty() || !Character.isWhitespace(line.charAt(0))) {
                end();
            }
            goOn(line);
        }
    }

    private void begin(String number, String words) {
        end();
        label = number;
        entry.append(words);
    }

    private void goOn(String line) {
        if (!VisibleText.isBlank(line)) {
            entry.append(entry.isEmpty() ? "" : " ").append(line.strip());
        }
    }

    private void end() {
        String words = entry.toString().strip();
        if (!words.isEmpty()) {
            entries.add(new ReferenceLine(label, words));
        }
        label = "";
        entry.setLength(0);
    }
}

package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.article.intake.citation.CitationField;
import org.jspecify.annotations.Nullable;

/** A field of a Word file: what it is told to show, and whether that has begun. */
final class WordField {

    private static final Set<String> CONTENTS = Set.of("TOC", "INDEX", "TOA");
    private static final Set<String> WITH_A_WORD = Set.of("\\l", "\\o", "\\t");

    private final StringBuilder instruction = new StringBuilder();
    private String data = "";
    private boolean showing;
    private boolean replaced;
    private @Nullable String href;

    /** A field whose whole instruction is known. */
    static WordField of(String instruction) {
        WordField field = new WordField();
        field.instruct(instruction);
        field.show();
        return field;
    }

    void instruct(String words) {
        if (!showing) {
            instruction.append(words);
        }
    }

    String instruction() {
        return instruction.toString();
    }

    /** What it keeps beside its instruction, in Base64; empty if nothing. */
    String data() {
        return data;
    }

    /** Keeps the first it is given: a field within it may hold some as well. */
    void keep(String base64) {
        data = data.isEmpty() ? base64 : data;
    }

    /** Something else stands in the draft for what it shows. */
    void replace() {
        replaced = true;
    }

    boolean isReplaced() {
        return replaced;
    }

    /** Whether its result is the list of all sources. */
    boolean isSourceList() {
        return showing && CitationField.isList(instruction());
    }

    /** Its result begins. */
    void show() {
        showing = true;
        href = destination();
    }

    boolean isShowing() {
        return showing;
    }

    /** Whether it is a formula as they were before Word 2007, drawn from its instruction. */
    boolean isUnreadFormula() {
        List<String> words = words();
        return !showing && !words.isEmpty() && words.get(0).equalsIgnoreCase("EQ");
    }

    /** Whether its result is a list of pages of the file. */
    boolean isContents() {
        List<String> words = words();
        return showing && !words.isEmpty() && CONTENTS.contains(words.get(0).toUpperCase(Locale.ROOT));
    }

    /** Where its result leads; null for nowhere. */
    @Nullable
    String href() {
        return href;
    }

    @Nullable
    private String destination() {
        List<String> words = words();
        if (words.isEmpty() || !words.get(0).equalsIgnoreCase("HYPERLINK")) {
            return null;
        }
        String address = "";
        String anchor = "";
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String lower = word.toLowerCase(Locale.ROOT);
            if (WITH_A_WORD.contains(lower) && i + 1 < words.size()) {
                i++;
                anchor = lower.equals("\\l") ? words.get(i) : anchor;
            } else if (!word.startsWith("\\") && address.isEmpty()) {
                address = word;
            }
        }
        return anchor.isEmpty() ? address : address + "#" + anchor;
    }

    /** Words and switches; what stands in quotation marks is one word, in which a backslash keeps the next sign. */
    private List<String> words() {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < instruction.length(); i++) {
            char c = instruction.charAt(i);
            if (quoted && c == '\\' && i + 1 < instruction.length() && "\\\"".indexOf(instruction.charAt(i + 1)) >= 0) {
                i++;
                word.append(instruction.charAt(i));
            } else if (c == '"' || c == '“' || c == '”') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}

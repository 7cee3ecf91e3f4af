package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields a reader of a Word file is in the middle of. One that never ends is no field: it would swallow the rest. */
final class WordFields {

    private final Set<WordElement> endless;
    private final Deque<WordField> open = new ArrayDeque<>();

    WordFields(WordElement story) {
        this(endless(story));
    }

    private WordFields(Set<WordElement> endless) {
        this.endless = endless;
    }

    /** For a text of its own within the text. */
    WordFields within() {
        return new WordFields(endless);
    }

    private static Set<WordElement> endless(WordElement story) {
        Deque<WordElement> begun = new ArrayDeque<>();
        pair(story, begun);
        Set<WordElement> endless = Collections.newSetFromMap(new IdentityHashMap<>());
        endless.addAll(begun);
        return endless;
    }

    private static void pair(WordElement element, Deque<WordElement> begun) {
        if (element.name().equals("w:fldChar")) {
            String type = element.attribute("w:fldCharType", "");
            if (type.equals("begin")) {
                begun.push(element);
            } else if (type.equals("end")) {
                begun.poll();
            }
        }
        element.children().forEach(child -> pair(child, begun));
    }

    /** @return the field whose result begins with the mark; null if none does */
    @Nullable
    WordField mark(WordElement mark, LossCollector losses) {
        WordField field = open.peek();
        switch (mark.attribute("w:fldCharType", "")) {
            case "begin" -> {
                if (!endless.contains(mark)) {
                    begin(mark);
                }
            }
            case "separate" -> {
                if (field != null && !field.isShowing()) {
                    field.show();
                    losses.tell(LossKind.CONTENTS, field.isContents() ? 1 : 0, "");
                    return field;
                }
            }
            case "end" -> {
                if (field != null) {
                    losses.tell(LossKind.EQUATION, field.isUnreadFormula() ? 1 : 0, "");
                    open.pop();
                }
            }
            default -> {}
        }
        return null;
    }

    private void begin(WordElement mark) {
        WordField field = new WordField();
        WordElement data = mark.child("w:fldData");
        if (data != null) {
            field.keep(data.text());
            // EndNote keeps what it cites in a field of its own within the instruction of the one that shows it.
            if (!open.isEmpty() && !open.peek().isShowing()) {
                open.peek().keep(data.text());
            }
        }
        open.push(field);
    }

    void instruct(String words) {
        if (!open.isEmpty()) {
            open.peek().instruct(words);
        }
    }

    void enter(WordField field) {
        open.push(field);
    }

    void leave() {
        open.poll();
    }

    /** Whether words that stand here are no part of what anybody sees. */
    boolean areSilent() {
        return open.stream().anyMatch(field -> !field.isShowing() || field.isContents());
    }

    /** Whether something else stands in the draft for words that stand here. */
    boolean areReplaced() {
        return open.stream().anyMatch(WordField::isReplaced);
    }

    /** Whether words that stand here are of the list of all sources. */
    boolean areOfSourceList() {
        return open.stream().anyMatch(WordField::isSourceList);
    }

    /** Where words that stand here lead. */
    @Nullable
    String href() {
        for (WordField field : open) {
            if (field.href() != null) {
                return field.href();
            }
        }
        return null;
    }
}

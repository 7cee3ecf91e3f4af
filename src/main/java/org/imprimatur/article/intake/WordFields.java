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

    void mark(WordElement mark, LossCollector losses) {
        WordField field = open.peek();
        switch (mark.attribute("w:fldCharType", "")) {
            case "begin" -> {
                if (!endless.contains(mark)) {
                    open.push(new WordField());
                }
            }
            case "separate" -> {
                if (field != null && !field.isShowing()) {
                    field.show();
                    losses.tell(LossKind.CONTENTS, field.isContents() ? 1 : 0, "");
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

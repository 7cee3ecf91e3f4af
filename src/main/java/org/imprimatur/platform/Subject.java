package org.imprimatur.platform;

import java.util.Arrays;

/**
 * What a turn, a letter's thread, a process or a chain of the audit is about: a kind, and which of that kind. This is the
 * one place that knows how a subject is written down; who has a key asks for its kind and id, and never cuts it.
 *
 * <p>Stands here because people, the audit and the worklist stand below the rooms whose things they speak of.
 *
 * @param id of what it is about; of {@link Kind#OTHER} the whole key
 */
public record Subject(Kind kind, String id) {

    /** The kinds of subject that the server knows. */
    public enum Kind {
        ARTICLE("article"),
        REPORT("report"),
        /** An undelivered letter, and what is to be done about its address. */
        ADDRESS("address"),
        PERSON("person"),
        /** What has but one chain, like the topics, or a thread of its own; and keys that nobody here has written. */
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As keys begin with it, and message keys end. */
        public String word() {
            return word;
        }

        private String prefix() {
            return word + ":";
        }
    }

    /** The subject that is stored under this key, whoever wrote it: every key is one. */
    public static Subject of(String key) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.OTHER && key.startsWith(kind.prefix()))
                .findFirst()
                .map(kind -> new Subject(kind, key.substring(kind.prefix().length())))
                .orElseGet(() -> new Subject(Kind.OTHER, key));
    }

    public boolean is(Kind which) {
        return kind == which;
    }

    /** @throws IllegalArgumentException if this is about something of another kind */
    public String idOf(Kind which) {
        if (!is(which)) {
            throw new IllegalArgumentException("Not of kind " + which.word() + ": " + key());
        }
        return id;
    }

    /** "article:&lt;uuid&gt;": the same in the engine, the worklist, the audit and the letters, and stored for good. */
    public String key() {
        return kind == Kind.OTHER ? id : kind.prefix() + id;
    }

    @Override
    public String toString() {
        return key();
    }
}

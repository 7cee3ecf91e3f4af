package org.imprimatur.article.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a Word file in XML, with what it refers to. */
record WordPart(String name, WordElement root, Map<String, Relation> relations) {

    /**
     * What a part refers to by an id.
     *
     * @param kind   the last step of its type: "image", "hyperlink"
     * @param target the name of a part, or an address outside the file
     */
    record Relation(String kind, String target, boolean outside) {}

    @Nullable
    Relation relation(@Nullable String id) {
        return id == null ? null : relations.get(id);
    }

    /** The first thing of the kind it refers to. */
    @Nullable
    Relation first(String kind) {
        return relations.values().stream()
                .filter(relation -> relation.kind().equals(kind) && !relation.outside())
                .findFirst()
                .orElse(null);
    }
}

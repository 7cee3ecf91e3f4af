package org.imprimatur.article.source.reference;

import java.util.List;
import java.util.Map;

/**
 * A reference as it was read: the line, the fields found in it, and the words that went into none.
 *
 * @param item   as CSL-JSON has it, without an id
 * @param unread in the line's order
 */
public record ReadReference(String line, Map<String, Object> item, List<String> unread) {

    public ReadReference {
        unread = List.copyOf(unread);
    }

    public String title() {
        return item.get("title") instanceof String title ? title : "";
    }
}

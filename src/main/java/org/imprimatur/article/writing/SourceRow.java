package org.imprimatur.article.writing;

import java.util.List;

/**
 * A source of the list on the write page.
 *
 * @param reference how its buttons name it
 * @param key       what the text cites it by, may be empty
 * @param entry     as readers will see it, HTML
 * @param times     how often the text cites it
 * @param problems  in words
 */
record SourceRow(int number, String reference, String key, String entry, int times, List<String> problems) {

    public boolean isCited() {
        return times > 0;
    }
}

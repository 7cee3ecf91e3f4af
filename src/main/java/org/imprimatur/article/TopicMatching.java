package org.imprimatur.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Implemented by a room that knows what the newsroom's tables decide about articles by their topic. */
public interface TopicMatching {

    /**
     * What applies to the next article on each of these topics, in words, a sentence each.
     *
     * @param ofAll what is the same for all of them
     * @param ofOne by topic; nothing of a topic about which it cannot be said
     */
    record Matched(List<String> ofAll, Map<String, List<String>> ofOne) {}

    Matched of(Collection<String> topics);
}

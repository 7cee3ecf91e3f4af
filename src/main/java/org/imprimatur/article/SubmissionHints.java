package org.imprimatur.article;

import java.util.List;

/**
 * Implemented by a room that knows what is worth a second look before a text is handed in. It hinders nobody from
 * handing it in.
 */
public interface SubmissionHints {

    /** @return in words, a sentence or two each */
    List<String> before(Article article, Revision latest);
}

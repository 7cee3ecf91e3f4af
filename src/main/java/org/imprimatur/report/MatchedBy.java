package org.imprimatur.report;

import java.util.Locale;

/** The key by which a mail was matched to its article, or to its report; the surer first. */
public enum MatchedBy {
    /** The address it was sent to holds a token of ours. */
    TOKEN,
    /** It answers a letter of ours, or a mail of the same reader. */
    REFERENCE,
    /** The report's number stands in the subject. */
    REPORT_NUMBER,
    /** The article's address stands in the text. */
    LINK,
    /** "Article 42" stands in the subject. */
    ARTICLE_NUMBER,
    /** The article's title stands in the subject. */
    TITLE,
    /** Somebody of ours picked it. */
    PERSON;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

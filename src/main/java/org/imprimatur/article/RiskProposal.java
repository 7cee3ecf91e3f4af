package org.imprimatur.article;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The level of risk a text and its topic suggest, and why.
 *
 * @param reasons empty if nothing suggests more than an ordinary risk
 */
public record RiskProposal(Risk level, List<Reason> reasons) {

    public RiskProposal {
        reasons = List.copyOf(reasons);
    }

    /**
     * @param words   as the text spells them, each once
     * @param ofTopic whether they stand in the topic's name
     */
    public record Reason(RiskLexicon.Ground ground, List<String> words, boolean ofTopic) {}

    static RiskProposal of(List<Reason> reasons) {
        return new RiskProposal(reasons.isEmpty() ? Risk.ORDINARY : Risk.HIGH, reasons);
    }

    /** What was found, without regard to how it is spelled: whoever decides has weighed exactly these. */
    Set<String> signs() {
        Set<String> signs = new TreeSet<>();
        reasons.forEach(reason -> reason.words().forEach(word -> signs.add(FoldedText.of(word))));
        return signs;
    }
}

package org.imprimatur.report;

import org.jspecify.annotations.Nullable;

/**
 * The input of triage: what somebody chose and wrote, as yet unchecked.
 *
 * @param answer    to the reader, empty lines between paragraphs
 * @param send      whether the answer goes out
 * @param summary   of the correction, for the public
 * @param original  number of the report this one repeats
 * @param mailsSeen how many mails the page showed
 */
public record TriageInput(
        @Nullable Outcome outcome,
        String answer,
        boolean send,
        String summary,
        Report.@Nullable Safeguard safeguard,
        String safeguardWords,
        @Nullable Integer original,
        int mailsSeen) {}

package org.imprimatur.workflow.check;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** Words findings for people. */
public final class FindingMessages {

    private final MessageSource words;

    public FindingMessages(MessageSource words) {
        this.words = words;
    }

    /** Where, what is wrong, and what to do. */
    public String say(Finding finding) {
        return words("process-check.finding", place(finding), wrong(finding), remedy(finding));
    }

    /** The file, and as exactly as it is known, the place in it. */
    public String place(Finding finding) {
        if (finding.line() > 0) {
            return words("process-check.at.line", finding.file(), Integer.toString(finding.line()));
        }
        if (finding.element().isEmpty()) {
            return words("process-check.at.file", finding.file());
        }
        return finding.name().isEmpty()
                ? words("process-check.at.unnamed", finding.file(), finding.element())
                : words("process-check.at.element", finding.file(), finding.name(), finding.element());
    }

    public String wrong(Finding finding) {
        return words(finding.rule().key(), finding.details().toArray());
    }

    public String remedy(Finding finding) {
        return words(finding.rule().key() + ".do", finding.details().toArray());
    }

    private String words(String key, Object... arguments) {
        // One line a finding, whatever the file made the parser quote.
        return words.getMessage(key, arguments, Locale.ENGLISH).replaceAll("\\s+", " ");
    }
}

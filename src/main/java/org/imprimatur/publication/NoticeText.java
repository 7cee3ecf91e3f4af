package org.imprimatur.publication;

import java.util.List;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The text of a correction notice as a publisher worded it. */
public record NoticeText(Severity severity, String summary, String before, String after) {

    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_PASSAGES = 8_000;

    /**
     * @throws SummaryMissing if the summary is blank
     * @throws WordsTooLong if something is longer than a notice can be
     */
    public NoticeText {
        summary = shortEnough(LONGEST_SUMMARY, lines(summary));
        before = shortEnough(LONGEST_PASSAGES, lines(before));
        after = shortEnough(LONGEST_PASSAGES, lines(after));
        mustSaySomething(summary);
    }

    /** A summary as it may stand in a plan or a notice. */
    static String summary(String typed) {
        String summary = shortEnough(LONGEST_SUMMARY, lines(typed));
        mustSaySomething(summary);
        return summary;
    }

    /** What the plans for one edition say together. */
    public static String joined(List<PlannedCorrection> plans) {
        return String.join(
                "\n", plans.stream().map(PlannedCorrection::summary).distinct().toList());
    }

    public static Severity gravest(List<PlannedCorrection> plans) {
        return plans.stream().map(PlannedCorrection::severity).reduce(Severity.MINOR, Severity::graver);
    }

    /**
     * How grave it is, as somebody chose.
     *
     * @throws SeverityMissing if nobody did
     */
    public static Severity severity(@Nullable Severity chosen) {
        if (chosen == null) {
            throw new SeverityMissing();
        }
        return chosen;
    }

    private static void mustSaySomething(String summary) {
        if (VisibleText.isBlank(summary)) {
            throw new SummaryMissing();
        }
    }

    /** @throws WordsTooLong if they are not */
    static String shortEnough(int longest, String words) {
        if (words.length() > longest) {
            throw new WordsTooLong(longest, words.length());
        }
        return words;
    }

    /** Browsers send line ends of two characters. */
    private static String lines(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Nothing is chosen beforehand, so somebody has to say how grave it is. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class SeverityMissing extends Refusal {

        SeverityMissing() {
            super();
        }
    }

    /** Readers are told what was wrong, in words. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class SummaryMissing extends Refusal {

        SummaryMissing() {
            super();
        }
    }

    /** A notice, a banner or a reason is a few sentences. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class WordsTooLong extends Refusal {

        WordsTooLong(int longest, int found) {
            super(longest, found);
        }
    }
}

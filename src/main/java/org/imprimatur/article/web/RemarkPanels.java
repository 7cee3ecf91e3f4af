package org.imprimatur.article.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.intake.WordRemark;
import org.imprimatur.article.remark.ImportedRemark;
import org.imprimatur.article.remark.ImportedRemarks;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What pages show of the comments and tracked changes of a file, each comment with its answers below it. */
@Component
class RemarkPanels {

    private static final int LONGEST = 200;

    /** More would drown the page they stand on; the file has them all, and so has what is exported. */
    private static final int MOST = 100;

    private final ImportedRemarks remarks;
    private final Messages messages;

    RemarkPanels(ImportedRemarks remarks, Messages messages) {
        this.remarks = remarks;
        this.messages = messages;
    }

    /**
     * One remark.
     *
     * @param author  by the name in the file, or that it has none
     * @param at      null if the file does not say
     * @param said    what the author wrote, put in or took out
     * @param about   the words it is about, or those before it; empty if it stands at the very beginning
     * @param done    whether somebody called it done
     * @param answers in their order
     */
    public record RemarkPanel(
            String author, @Nullable Instant at, String said, String about, boolean done, List<RemarkPanel> answers) {}

    /**
     * The remarks of one file.
     *
     * @param count of all of them, answers as well
     * @param first in the order of the file
     * @param more  how many are not shown, without their answers
     */
    public record Beside(int count, List<RemarkPanel> first, int more) {}

    Beside of(ImportReport report) {
        List<ImportedRemark> all = remarks.of(report);
        List<RemarkPanel> panels = threads(all);
        int shown = Math.min(panels.size(), MOST);
        return new Beside(all.size(), panels.subList(0, shown), panels.size() - shown);
    }

    private List<RemarkPanel> threads(List<ImportedRemark> all) {
        Map<Integer, RemarkPanel> byNumber = new HashMap<>();
        List<RemarkPanel> panels = new ArrayList<>();
        for (ImportedRemark remark : all) {
            RemarkPanel panel = panel(remark);
            RemarkPanel answered = byNumber.get(remark.answers());
            if (answered == null) {
                panels.add(panel);
                byNumber.put(remark.number(), panel);
            } else {
                answered.answers().add(panel);
                byNumber.put(remark.number(), answered);
            }
        }
        return panels;
    }

    private RemarkPanel panel(ImportedRemark remark) {
        String author = VisibleText.isBlank(remark.author()) ? messages.say("article.remark.nobody") : remark.author();
        return new RemarkPanel(author, remark.at(), said(remark), about(remark), remark.resolved(), new ArrayList<>());
    }

    private String said(ImportedRemark remark) {
        return switch (remark.kind()) {
            case COMMENT -> remark.words();
            case INSERTION ->
                messages.say(
                        "article.remark.inserted", shortened(remark.anchor().quote()));
            case DELETION -> messages.say("article.remark.deleted", shortened(remark.words()));
        };
    }

    private String about(ImportedRemark remark) {
        String quote = remark.anchor().quote();
        String before = remark.anchor().prefix().strip();
        if (remark.kind() == WordRemark.Kind.COMMENT && !VisibleText.isBlank(quote)) {
            return messages.say(remark.isPlaced() ? "article.remark.about" : "article.remark.gone", shortened(quote));
        }
        return before.isEmpty()
                ? ""
                : messages.say("article.remark.after", before.substring(before.lastIndexOf('\n') + 1));
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}

package org.imprimatur.article;

import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.springframework.stereotype.Component;

/** Puts the report of an import in words: in one sentence, and each loss with its place. */
@Component
public class ImportWords {

    private final Messages messages;

    ImportWords(Messages messages) {
        this.messages = messages;
    }

    /** Which file it was, and how much there is to look at. */
    public String inShort(ImportReport report) {
        String file = report.file().inASentence();
        return report.losses().isEmpty()
                ? messages.say("article.imported.whole", file)
                : messages.say("article.imported.some", file, report.losses().size());
    }

    /** How much there is to look at, beside the name of the file. */
    public String howMuch(ImportReport report) {
        return messages.say("article.imported.how-much", report.losses().size());
    }

    /** All of it, what may change the text first. */
    public List<String> of(ImportReport report) {
        return Stream.concat(report.grave().stream(), report.light().stream())
                .map(this::of)
                .toList();
    }

    public List<String> of(List<ImportLoss> losses) {
        return losses.stream().map(this::of).toList();
    }

    /** Also of a kind this version of the server has no words for, because a newer one wrote it down. */
    String of(ImportLoss loss) {
        String what = messages.find("article.lost." + loss.kind(), loss.count(), loss.detail(), loss.place())
                .orElseGet(() -> messages.say("article.lost", loss.count(), loss.detail()));
        return VisibleText.isBlank(loss.place()) || what.contains(loss.place())
                ? what
                : messages.say("article.lost.after", what, loss.place());
    }
}

package org.imprimatur.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/**
 * Finds the note for whoever gets a turn: what was said when it was handed over. To a writer that is every change still
 * asked for, also where somebody else, who perhaps signed, answered last and so handed the text over.
 */
@Component
class HandoffNotes {

    private final ReviewOutcomes outcomes;

    HandoffNotes(ReviewOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** @param said at the handoff itself, may be empty */
    String of(Subject subject, String page, String said) {
        if (!StepForm.WRITE.key().equals(page) || !subject.is(Subject.Kind.ARTICLE)) {
            return said;
        }
        List<ReviewNote> requests = outcomes.requests(ArticleId.of(subject));
        boolean saidByOne = requests.isEmpty()
                || requests.size() == 1 && requests.get(0).words().equals(said);
        if (saidByOne) {
            return said;
        }
        String all = requests.stream()
                .map(request -> request.authorName() + ": " + request.words())
                .collect(Collectors.joining("\n\n"));
        boolean more = !VisibleText.isBlank(said)
                && requests.stream().noneMatch(request -> request.words().equals(said));
        return more ? said + "\n\n" + all : all;
    }
}

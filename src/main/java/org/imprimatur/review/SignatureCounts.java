package org.imprimatur.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/**
 * How many have signed, of many articles at once, for lists: only of those that want more than one signature and have
 * at least one, because of all others a list has nothing to add. {@link ReviewOutcomes} knows all about one article.
 */
@Component
public class SignatureCounts {

    /** The forms of steps that follow a signature, or wait for another one. */
    private static final Set<StepForm> FORMS = Set.of(StepForm.REVIEW, StepForm.APPROVE, StepForm.PUBLISH);

    private final ReviewReadModel readModel;
    private final Messages messages;

    SignatureCounts(ReviewReadModel readModel, Messages messages) {
        this.readModel = readModel;
        this.messages = messages;
    }

    /** Whether it is worth knowing at a step with this form how many have signed. */
    public static boolean matterAt(String page) {
        return StepForm.of(page).filter(FORMS::contains).isPresent();
    }

    /** "1 of 2 signatures", by article. */
    public Map<ArticleId, String> inWords(Collection<ArticleId> articles) {
        Map<ArticleId, String> inWords = new HashMap<>();
        readModel.signaturesWhereSeveralAreNeeded(articles).forEach((article, signatures) -> {
            if (signatures.given() > 0) {
                inWords.put(article, messages.say("review.signatures", signatures.given(), signatures.needed()));
            }
        });
        return inWords;
    }
}

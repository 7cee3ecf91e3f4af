package org.imprimatur.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnProgressProvider;
import org.springframework.stereotype.Component;

/** Tells beside turns how many have signed a text that wants more than one signature. */
@Component
class SignatureProgress implements TurnProgressProvider {

    private final SignatureCounts counts;

    SignatureProgress(SignatureCounts counts) {
        this.counts = counts;
    }

    @Override
    public Map<String, String> of(Collection<Turn> turns) {
        List<Turn> readings = turns.stream()
                .filter(turn -> SignatureCounts.matterAt(turn.formKey())
                        && turn.subject().is(Subject.Kind.ARTICLE))
                .toList();
        Map<ArticleId, String> words =
                counts.inWords(readings.stream().map(SignatureProgress::article).toList());
        Map<String, String> progress = new HashMap<>();
        for (Turn turn : readings) {
            String said = words.get(article(turn));
            if (said != null) {
                progress.put(turn.taskId(), said);
            }
        }
        return progress;
    }

    private static ArticleId article(Turn turn) {
        return ArticleId.of(turn.subject());
    }
}

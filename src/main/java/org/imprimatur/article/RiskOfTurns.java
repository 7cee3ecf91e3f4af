package org.imprimatur.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnMarkProvider;
import org.springframework.stereotype.Component;

/** Tells beside turns how much harm a mistake in the text could do. */
@Component
class RiskOfTurns implements TurnMarkProvider {

    private final RiskLevels levels;
    private final RiskLines lines;

    RiskOfTurns(RiskLevels levels, RiskLines lines) {
        this.levels = levels;
        this.lines = lines;
    }

    @Override
    public Map<String, String> marks(Collection<Turn> turns) {
        List<Turn> texts = turns.stream()
                .filter(turn -> turn.subject().is(Subject.Kind.ARTICLE))
                .toList();
        Map<ArticleId, Risk> risks = levels.of(
                texts.stream().map(turn -> ArticleId.of(turn.subject())).toList());
        Map<String, String> said = new HashMap<>();
        for (Turn turn : texts) {
            Risk risk = risks.get(ArticleId.of(turn.subject()));
            if (risk != null) {
                said.put(turn.taskId(), lines.mark(risk));
            }
        }
        return said;
    }
}

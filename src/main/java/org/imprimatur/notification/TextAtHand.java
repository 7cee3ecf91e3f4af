package org.imprimatur.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLines;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.PlannedCorrection;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.ReadingEffort;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a letter about a turn says of the text in hand: what somebody decides by before they open it. Of anything but a
 * text there is nothing to say.
 */
@Component
class TextAtHand {

    private final Articles articles;
    private final RiskLines risks;
    private final Corrections corrections;
    private final ReadingEffort effort;

    TextAtHand(Articles articles, RiskLines risks, Corrections corrections, ReadingEffort effort) {
        this.articles = articles;
        this.risks = risks;
        this.corrections = corrections;
        this.effort = effort;
    }

    /** The parts of a letter's model that are the same for everybody, and those that depend on who reads it. */
    record Matter(Map<String, Object> shared, ReadingEffort.@Nullable Reading reading) {

        Map<String, Object> readBy(Person person) {
            Map<String, Object> model = new HashMap<>(shared);
            if (reading != null) {
                model.put("changes", reading.changes(person));
            }
            return model;
        }
    }

    Matter of(Turn turn) {
        if (!turn.subject().is(Subject.Kind.ARTICLE)) {
            return new Matter(Map.of(), null);
        }
        ArticleId id = ArticleId.of(turn.subject());
        Map<String, Object> shared = new HashMap<>(severity(turn));
        if (turn.isServedBy(StepForm.WRITE)) {
            return new Matter(shared, null);
        }
        RiskLines.Line risk = risks.of(id);
        shared.put("topic", risk.article().topic());
        shared.put("risk", risk.text());
        if (!turn.isServedBy(StepForm.REVIEW) && !turn.isServedBy(StepForm.APPROVE)) {
            return new Matter(shared, null);
        }
        ReadingEffort.Reading reading = effort.of(id);
        shared.put("size", reading.size());
        shared.put("asked", reading.asked());
        return new Matter(shared, reading);
    }

    /** How grave the gravest mistake is that the text is to put right; nothing if it is to put none right. */
    Map<String, Object> severity(Turn turn) {
        return turn.subject().is(Subject.Kind.ARTICLE)
                ? gravest(articles.require(ArticleId.of(turn.subject())))
                        .map(severity -> Map.<String, Object>of("severity", severity.name()))
                        .orElse(Map.of())
                : Map.of();
    }

    private Optional<Severity> gravest(Article article) {
        return article.lastLive() == null
                ? Optional.empty()
                : corrections.planned(article.id()).stream()
                        .map(PlannedCorrection::severity)
                        .reduce(Severity::graver);
    }
}

package org.imprimatur.article;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** That somebody who has a text in hand asks for another level of risk; a publisher answers by deciding. */
public record RiskRequest(
        UUID id, ArticleId article, Risk wanted, String reason, PersonId by, String byName, Instant at) {

    /**
     * @param now the level that holds
     * @throws RiskLevel.NoRiskChosen if no level was chosen
     * @throws IsThatLevel if it is the one that holds
     * @throws RiskLevel.RiskReasonMissing if the reason is blank
     */
    static RiskRequest of(ArticleId article, @Nullable Risk wanted, Risk now, String typed, Person by, Instant at) {
        if (wanted == null) {
            throw new RiskLevel.NoRiskChosen();
        }
        if (wanted == now) {
            throw new IsThatLevel();
        }
        String words = RiskLevel.reason(typed);
        if (words.isEmpty()) {
            throw new RiskLevel.RiskReasonMissing();
        }
        return new RiskRequest(UUID.randomUUID(), article, wanted, words, by.id(), by.name(), at);
    }

    /** Nobody need ask for what is so. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class IsThatLevel extends Refusal {

        IsThatLevel() {
            super();
        }
    }
}

package org.imprimatur.article.source.standing;

import org.imprimatur.article.source.SourceList;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Says of one work by itself what tier it is of, and what was done to it. */
@Component
public class SourceState {

    private final TierRules rules;
    private final FallenSources fallenSources;
    private final FallenWords fallenWords;
    private final Messages messages;

    SourceState(TierRules rules, FallenSources fallenSources, FallenWords fallenWords, Messages messages) {
        this.rules = rules;
        this.fallenSources = fallenSources;
        this.fallenWords = fallenWords;
        this.messages = messages;
    }

    /**
     * The state of a work.
     *
     * @param accepted whether something may rest on it
     * @param fallen   what was done to it; empty if the list of retractions does not name it
     */
    public record State(String tier, boolean accepted, String fallen) {}

    /** @param item one source, as CSL-JSON */
    public State of(String item) {
        SourceList.Source source = SourceList.parse("[" + item + "]").sources().get(0);
        Tier tier = rules.table().judge(source).tier();
        String fallen = fallenSources.in("[" + item + "]").stream()
                .findFirst()
                .map(one -> fallenWords.of(one.retraction()))
                .orElse("");
        return new State(messages.say(tier.key()), tier.isAccepted(), fallen);
    }
}

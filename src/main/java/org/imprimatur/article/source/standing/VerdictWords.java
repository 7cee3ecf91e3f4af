package org.imprimatur.article.source.standing;

import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Says in words by which rule a source is of its tier. */
@Component
class VerdictWords {

    private final Messages messages;

    VerdictWords(Messages messages) {
        this.messages = messages;
    }

    String why(TierTable.Verdict verdict) {
        TierRule rule = verdict.rule();
        if (verdict.isOwn()) {
            return messages.say("standing.why.own", verdict.match());
        }
        if (rule != null) {
            String note = rule.note().isEmpty() ? "" : " " + rule.note() + ".";
            return messages.say("standing.why." + rule.kind(), verdict.match(), rule.shown()) + note;
        }
        if (verdict.isProxied()) {
            return messages.say("standing.why.proxy", verdict.match());
        }
        return verdict.match().isEmpty()
                ? messages.say("standing.why.nothing")
                : messages.say("standing.why.none", verdict.match());
    }
}

package org.imprimatur.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.platform.LruCache;
import org.imprimatur.platform.Sha256;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Proposes levels of risk from what texts say and what they are about. */
@Component
@EnableConfigurationProperties(RiskSettings.class)
public class RiskProposals {

    /** Texts in work at one time; each costs a few hundred bytes. */
    private static final int MOST_KNOWN = 2_000;

    private static final byte[] SEPARATOR = {0};

    private final RiskLexicon lexicon;
    private final List<String> topics;
    private final LruCache<RiskProposal> known = new LruCache<>(MOST_KNOWN, proposal -> 1);

    RiskProposals(RiskSettings settings) {
        this.lexicon = new RiskLexicon(settings.words(), settings.leaveOut());
        this.topics = settings.topics().stream()
                .map(String::strip)
                .map(FoldedText::of)
                .toList();
    }

    /**
     * A topic called after medicines in general suggests nothing by itself: the table of reviewers has a row of its own for
     * it, and a text that names one does.
     */
    public RiskProposal of(String topic, RevisionText text) {
        String said = String.join("\n", text.title(), text.standfirst(), text.body());
        return known.get(Sha256.of(topic.getBytes(UTF_8), SEPARATOR, said.getBytes(UTF_8)), () -> propose(topic, said));
    }

    private RiskProposal propose(String topic, String said) {
        List<RiskProposal.Reason> reasons = new ArrayList<>();
        lexicon.in(said).forEach((ground, words) -> reasons.add(new RiskProposal.Reason(ground, words, false)));
        if (topics.contains(FoldedText.of(topic.strip()))) {
            reasons.add(new RiskProposal.Reason(RiskLexicon.Ground.OWN, List.of(topic.strip()), true));
        } else {
            lexicon.in(topic).keySet().stream()
                    .filter(ground -> ground != RiskLexicon.Ground.MEDICINE)
                    .findFirst()
                    .ifPresent(ground -> reasons.add(new RiskProposal.Reason(ground, List.of(topic.strip()), true)));
        }
        return RiskProposal.of(reasons);
    }

    /** The words it goes by, for other rules that ask what a text touches. */
    public RiskLexicon lexicon() {
        return lexicon;
    }
}

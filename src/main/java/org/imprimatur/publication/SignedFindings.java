package org.imprimatur.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.claim.ClaimWords;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.SignedVerdict;
import org.imprimatur.review.SignedVerdicts;
import org.springframework.stereotype.Component;

/** What reviewers had found of the claims of a text when they signed it, in words. */
@Component
class SignedFindings {

    private final SignOffs signOffs;
    private final SignedVerdicts verdicts;
    private final TimeFormats timeFormats;
    private final Messages messages;

    SignedFindings(SignOffs signOffs, SignedVerdicts verdicts, TimeFormats timeFormats, Messages messages) {
        this.signOffs = signOffs;
        this.verdicts = verdicts;
        this.timeFormats = timeFormats;
        this.messages = messages;
    }

    /** By the sentence's words; of several who signed the text the last one's. */
    Map<String, String> of(ArticleId article, String sha256) {
        List<SignOff> signatures = signOffs.matching(article, sha256);
        Map<UUID, List<SignedVerdict>> said = verdicts.with(signatures);
        Map<String, String> findings = new HashMap<>();
        for (SignOff signature : signatures) {
            for (SignedVerdict verdict : said.getOrDefault(signature.id(), List.of())) {
                findings.put(
                        ClaimWords.of(verdict.claim()).sameWords(),
                        messages.say(
                                "publication.finding",
                                messages.say(verdict.verdict().key()),
                                signature.byline(),
                                timeFormats.day(signature.signedAt())));
            }
        }
        return findings;
    }

    /** What was found of one sentence; that nobody signed a verdict on it, if so. */
    String on(String sentence, Map<String, String> findings) {
        return findings.getOrDefault(ClaimWords.of(sentence).sameWords(), messages.say("publication.finding.none"));
    }
}

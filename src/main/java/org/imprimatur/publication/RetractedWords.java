package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenWords;
import org.imprimatur.article.typeset.CitedPlaces;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.Briefing;
import org.springframework.stereotype.Component;

/** Says of retracted sources of a text what was done to each, and which sentences rest on it. */
@Component
class RetractedWords {

    private static final int MOST_SENTENCES = 12;
    private static final int LONGEST_SENTENCE = 400;

    private final FallenWords fallenWords;
    private final SignedFindings findings;
    private final Messages messages;

    RetractedWords(FallenWords fallenWords, SignedFindings findings, Messages messages) {
        this.fallenWords = fallenWords;
        this.findings = findings;
        this.messages = messages;
    }

    /** Of the text somebody has in hand. */
    List<Briefing> inHand(List<FallenSource> fallen, Revision text) {
        return all("publication.retracted", fallen, text);
    }

    /** Of the text readers see, where the one in hand does not name them any more. */
    List<Briefing> onlyLive(List<FallenSource> fallen, Revision text) {
        return all("publication.retracted.live", fallen, text);
    }

    private List<Briefing> all(String key, List<FallenSource> fallen, Revision text) {
        if (fallen.isEmpty()) {
            return List.of();
        }
        CitedPlaces places = CitedPlaces.of(text.text());
        Map<String, String> found = findings.of(text.article(), text.sha256());
        return fallen.stream()
                .map(one -> new Briefing(messages.say(key, one.title()), words(key, one, places, found)))
                .toList();
    }

    private String words(String key, FallenSource fallen, CitedPlaces places, Map<String, String> found) {
        List<String> lines = new ArrayList<>();
        lines.add(fallenWords.of(fallen.retraction()));
        fallen.retraction()
                .noticeAddress()
                .ifPresent(address -> lines.add(messages.say("publication.retracted.notice", address)));
        List<String> sentences = places.sentences(fallen.key());
        lines.add(messages.say(key + ".sentences", sentences.size()));
        sentences.stream()
                .limit(MOST_SENTENCES)
                .forEach(sentence -> lines.add("“" + shortened(sentence) + "” " + findings.on(sentence, found)));
        if (sentences.size() > MOST_SENTENCES) {
            lines.add(messages.say("publication.retracted.more", sentences.size() - MOST_SENTENCES));
        }
        return String.join("\n", lines);
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE
                ? sentence
                : sentence.substring(0, LONGEST_SENTENCE - 1).strip() + "…";
    }
}

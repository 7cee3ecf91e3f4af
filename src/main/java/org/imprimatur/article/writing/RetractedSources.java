package org.imprimatur.article.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.article.source.standing.FallenWords;
import org.springframework.stereotype.Component;

/** The retracted sources of a text that is to be handed in: it is not while it names one. */
@Component
class RetractedSources {

    private final FallenSources fallenSources;
    private final FallenWords fallenWords;

    RetractedSources(FallenSources fallenSources, FallenWords fallenWords) {
        this.fallenSources = fallenSources;
        this.fallenWords = fallenWords;
    }

    /** Title to words, in the order of the text's list. */
    Map<String, String> of(RevisionText text) {
        Map<String, String> words = new LinkedHashMap<>();
        fallenSources
                .graveIn(text.sources())
                .forEach(fallen -> words.put(fallen.title(), fallenWords.of(fallen.retraction())));
        return words;
    }
}

package org.imprimatur.article.typeset;

import java.util.Optional;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.CitationSettings;
import org.imprimatur.article.source.SourceFormatter;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Texts as readers see them, set without a server. */
public final class SetText {

    private static final Typesetter TYPESETTER = new Typesetter(
            new SourceFormatter(new CitationSettings("american-medical-association")),
            sha256 -> Optional.empty(),
            words());

    private SetText() {}

    public static TypesetText of(RevisionText text) {
        return TYPESETTER.forReaders(text);
    }

    private static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        return words;
    }
}

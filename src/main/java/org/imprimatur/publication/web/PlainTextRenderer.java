package org.imprimatur.publication.web;

import java.util.StringJoiner;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.typeset.RaisedHtml;
import org.imprimatur.article.typeset.Typesetter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Renders a text as one would read it aloud: no marks, no numbers of sources, a paragraph to a line. */
@Component
class PlainTextRenderer {

    private static final String BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, tr, pre, figcaption";

    private final Typesetter typesetter;

    PlainTextRenderer(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    String of(RevisionText text) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add(text.title());
        if (!text.standfirst().isBlank()) {
            lines.add(text.standfirst());
        }
        Element body =
                Jsoup.parseBodyFragment(typesetter.forReaders(text).body()).body();
        body.select(".cite").remove();
        RaisedHtml.spellOut(body);
        for (Element block : body.select(BLOCKS)) {
            String line = line(block);
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return lines.toString();
    }

    private static String line(Element block) {
        if (block.nameIs("tr")) {
            return String.join(" | ", block.children().eachText());
        }
        if (block.closest("tr") != null) {
            return "";
        }
        boolean holdsOthers = block.select(BLOCKS).size() > 1;
        return holdsOthers ? block.ownText() : block.text();
    }
}

package org.imprimatur.standards;

import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.Typesetter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/** Sets public texts as articles are set: Markdown to HTML in which nothing is dangerous, its places filled. */
@Component
public class PublicTextSetter {

    private final Typesetter typesetter;
    private final Placeholders placeholders;

    PublicTextSetter(Typesetter typesetter, Placeholders placeholders) {
        this.typesetter = typesetter;
        this.placeholders = placeholders;
    }

    /** HTML, safe to print as it is. */
    public String set(PublicText text, String words) {
        String body = typesetter
                .forReaders(new RevisionText("", "", placeholders.fill(words), "[]", TextFormat.IMPRIMATUR_1))
                .body();
        return text == PublicText.PROMOTION ? sold(body) : body;
    }

    public String set(PublicTextVersion version) {
        return set(version.text(), version.words());
    }

    /** Where money was paid for a link, search engines and browsers are told so. */
    private static String sold(String body) {
        Document fragment = Jsoup.parseBodyFragment(body);
        fragment.outputSettings().prettyPrint(false);
        fragment.select("a").attr("rel", "sponsored nofollow noopener");
        return fragment.body().html();
    }
}

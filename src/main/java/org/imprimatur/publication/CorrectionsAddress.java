package org.imprimatur.publication;

import java.nio.charset.StandardCharsets;
import org.imprimatur.article.Article;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where a reader writes about a mistake in one article; the subject line says which. */
@Component
class CorrectionsAddress {

    private final String address;

    CorrectionsAddress(@Value("${imprimatur.newsroom.corrections-address}") String address) {
        this.address = address;
    }

    /** @param mailto opens the reader's mail program with the subject filled in */
    record Written(String address, String mailto) {}

    Written of(Article article, String title) {
        String subject = "Article " + article.number() + ": " + title;
        return new Written(
                address,
                "mailto:" + UriUtils.encode(address, StandardCharsets.UTF_8).replace("%40", "@") + "?subject="
                        + UriUtils.encode(subject, StandardCharsets.UTF_8));
    }

    String forAll() {
        return address;
    }
}

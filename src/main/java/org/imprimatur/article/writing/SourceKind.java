package org.imprimatur.article.writing;

import static org.imprimatur.article.writing.SourceField.ACCESSED;
import static org.imprimatur.article.writing.SourceField.AUTHORS;
import static org.imprimatur.article.writing.SourceField.CONTAINER;
import static org.imprimatur.article.writing.SourceField.EDITION;
import static org.imprimatur.article.writing.SourceField.EDITORS;
import static org.imprimatur.article.writing.SourceField.ISSUE;
import static org.imprimatur.article.writing.SourceField.LOCATOR;
import static org.imprimatur.article.writing.SourceField.NUMBER;
import static org.imprimatur.article.writing.SourceField.PAGES;
import static org.imprimatur.article.writing.SourceField.PUBLISHER;
import static org.imprimatur.article.writing.SourceField.TITLE;
import static org.imprimatur.article.writing.SourceField.VOLUME;
import static org.imprimatur.article.writing.SourceField.YEAR;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What kind of work a source is, and so which fields its form has. */
enum SourceKind {
    ARTICLE("article-journal", "", AUTHORS, TITLE, CONTAINER, YEAR, VOLUME, ISSUE, PAGES, LOCATOR),
    BOOK("book", "", AUTHORS, TITLE, EDITORS, EDITION, YEAR, PUBLISHER, LOCATOR),
    CHAPTER("chapter", "", AUTHORS, TITLE, CONTAINER, EDITORS, EDITION, YEAR, PAGES, PUBLISHER, LOCATOR),
    WEB_PAGE("webpage", "", AUTHORS, TITLE, CONTAINER, YEAR, ACCESSED, LOCATOR),
    REPORT("report", "", AUTHORS, TITLE, PUBLISHER, NUMBER, YEAR, LOCATOR),
    GUIDELINE("report", "Guideline", AUTHORS, TITLE, PUBLISHER, YEAR, ACCESSED, LOCATOR),
    DRUG_LABEL("report", "Package insert", TITLE, PUBLISHER, YEAR, ACCESSED, LOCATOR),
    /** Whatever else a list brings along. Its type stays as it is. */
    OTHER("", "", AUTHORS, TITLE, CONTAINER, YEAR, PUBLISHER, LOCATOR);

    private final String type;
    private final String genre;
    private final List<SourceField> fields;

    SourceKind(String type, String genre, SourceField... fields) {
        this.type = type;
        this.genre = genre;
        this.fields = List.of(fields);
    }

    static SourceKind named(String name) {
        return Stream.of(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(ARTICLE);
    }

    static SourceKind of(Map<String, Object> item) {
        String type = Objects.toString(item.get("type"), "");
        String genre = Objects.toString(item.get("genre"), "");
        if (type.isEmpty()) {
            return ARTICLE;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type) && kind.genre.equals(genre))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(kind -> kind.type.equals(type))
                        .findFirst())
                .orElse(OTHER);
    }

    List<SourceField> fields() {
        return fields;
    }

    /** Makes an item one of this kind. What it says of itself in other words is left. */
    void mark(Map<String, Object> item) {
        if (this == OTHER || of(item) == this && item.containsKey("type")) {
            return;
        }
        item.put("type", type);
        if (genre.isEmpty()) {
            item.remove("genre");
        } else {
            item.put("genre", genre);
        }
    }
}

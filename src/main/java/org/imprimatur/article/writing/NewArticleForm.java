package org.imprimatur.article.writing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.ArticleSlug;
import org.imprimatur.article.Risk;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * The form that begins an article.
 *
 * @param risk empty unless the writer knows it already
 * @param slug empty unless the writer was asked for another address
 */
record NewArticleForm(String title, String topic, String risk, String slug) {

    private static final int LONGEST_TOPIC = 100;

    NewArticleForm {
        title = Objects.requireNonNullElse(title, "");
        topic = VisibleText.orEmpty(topic);
        risk = Objects.requireNonNullElse(risk, "");
        slug = VisibleText.orEmpty(slug);
    }

    static NewArticleForm blank() {
        return new NewArticleForm("", "", "", "");
    }

    NewArticleForm at(String address) {
        return new NewArticleForm(title, topic, risk, address);
    }

    NewArticleForm on(String listedTopic) {
        return new NewArticleForm(title, listedTopic, risk, slug);
    }

    /** What the writer knows already; null if they did not say. */
    @Nullable
    Risk howRisky() {
        return Arrays.stream(Risk.values())
                .filter(level -> level.name().equals(risk))
                .findFirst()
                .orElse(null);
    }

    /** The address it shall have, or would by its title. */
    String address() {
        return slug.isEmpty() ? ArticleSlug.of(title) : slug;
    }

    /** Whether the address is none, or none as it was typed. */
    boolean isMisaddressed() {
        return !slug.isEmpty() && !ArticleSlug.of(slug).equals(slug);
    }

    /** Field to message key, for what keeps any article from being begun. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (topic.isEmpty()) {
            problems.put("topic", "article.new.topic.missing");
        } else if (topic.length() > LONGEST_TOPIC) {
            problems.put("topic", "article.new.topic.long");
        }
        if (title.length() > WriteForm.LONGEST_TITLE) {
            problems.put("title", "article.write.title.long");
        }
        return problems;
    }
}

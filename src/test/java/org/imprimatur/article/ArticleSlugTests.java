package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleSlugTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How much sleep do adults need? | how-much-sleep-do-adults-need",
                "Schlaf: Größe & Übergewicht | schlaf-grosse-ubergewicht",
                "Don’t panic | dont-panic",
                "Сколько нужно спать | сколько-нужно-спать",
                "睡眠 と 健康 | 睡眠-と-健康",
                "नींद कितनी | नींद-कितनी",
                "--- | article",
                "😴 | article",
                "../../etc/passwd | etc-passwd"
            })
    void everyTitleGivesAnAddress(String title, String slug) {
        assertThat(ArticleSlug.of(title)).isEqualTo(slug);
        assertThat(ArticleSlug.of(slug)).isEqualTo(slug);
    }

    @Test
    void anAddressIsNeverLong() {
        assertThat(ArticleSlug.of("sleep well ".repeat(50)))
                .hasSizeLessThanOrEqualTo(100)
                .doesNotEndWith("-");
        assertThat(ArticleSlug.of("x".repeat(500))).hasSize(100);
    }
}

package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.platform.BaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleLinksTests {

    private final ArticleLinks links = new ArticleLinks(new BaseAddress("https://health.example/news"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://health.example/news/articles/sleep-well. | sleep-well",
                "HTTPS://HEALTH.EXAMPLE/news/Articles/Sleep-Well/ | Sleep-Well",
                "<https://health.example/news/articles/sleep-well#dose> | sleep-well",
                "https://health.example/news/articles/नींद-कितनी?from=mail | नींद-कितनी",
                "https://health.example/news/articles/%E0%A4%A8%E0%A5%80%E0%A4%82%E0%A4%A6 | नींद",
                "https://health.example/news/articles/%d1%81%d0%be%d0%bd | сон",
                "https://filter.example/?url=https%3A%2F%2Fhealth.example%2Fnews%2Farticles%2Fsleep-well&data=1 | sleep-well",
                "health.example/news/articles/sleep-well - no! | sleep-well",
                "health.example/news/articles/sleep-well/history | sleep-well",
            })
    void aLinkIsFoundHoweverItIsWritten(String words, String slug) {
        assertThat(links.in(words)).contains(slug);
    }

    @Test
    void scriptsWithoutBlanksGoOnBehindALink() {
        assertThat(links.in("https://health.example/news/articles/sleep-wellを読みました"))
                .contains("sleep-well");
    }

    @ParameterizedTest
    @CsvSource({
        "https://unhealth.example/news/articles/sleep",
        "https://health.example/articles/sleep",
        "https://health.example/news/articles/",
        "100 %ff of it",
    })
    void whatIsNotOursIsNoLink(String words) {
        assertThat(links.in(words)).isEmpty();
    }
}

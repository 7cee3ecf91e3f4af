package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAddressTests {

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org/articles/sleep",
        "https://example.org/, https://example.org/articles/sleep",
        "https://example.org//, https://example.org/articles/sleep",
        "https://example.org/news, https://example.org/news/articles/sleep",
        "https://example.org/news/, https://example.org/news/articles/sleep",
        "http://localhost:8080/, http://localhost:8080/articles/sleep"
    })
    void aSlashAtItsEndMakesNoOtherLink(String written, String link) {
        assertThat(new BaseAddress(written).to("/articles/sleep")).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "HTTPS://example.org"})
    void aSchemeHasNoCapitals(String written) {
        assertThat(new BaseAddress(written).isHttps()).isTrue();
    }

    @Test
    void onlyTlsIsHttps() {
        assertThat(new BaseAddress("http://https.example.org").isHttps()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "example.org", "ftp://example.org", "https://", "https:// example.org", ""})
    void whatNoBrowserCanOpenIsRefusedByName(String written) {
        assertThatThrownBy(() -> new BaseAddress(written))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("imprimatur.base-url");
    }
}

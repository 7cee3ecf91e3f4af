package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.source.CitationSettings;
import org.imprimatur.article.source.SourceFormatter;
import org.imprimatur.article.source.SourceList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SourceFormTests {

    private static final SourceFormatter AMA =
            new SourceFormatter(new CitationSettings("american-medical-association"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            kind=ARTICLE;authors=Almohanna HM;title=Hair;container=Dermatol Ther;year=2019;volume=9;issue=1;pages=51-70 | Almohanna HM. Hair. Dermatol Ther. 2019;9(1):51-70.
            kind=BOOK;authors=Kryger MH;title=Sleep medicine;edition=6;publisher=Elsevier;year=2017                     | Kryger MH. Sleep Medicine. 6th ed. Elsevier; 2017.
            kind=CHAPTER;authors=Carskadon MA;title=Normal sleep;container=Sleep medicine;editors=Kryger MH, Roth T;pages=15-24;publisher=Elsevier;year=2017 | Carskadon MA. Normal sleep. In: Kryger MH, Roth T, eds. Sleep Medicine. Elsevier; 2017:15-24.
            kind=WEB_PAGE;authors=CDC;title=About sleep;container=Sleep;accessed=2026-09-28;locator=https://www.cdc.gov/sleep/ | CDC. About sleep. Sleep. Accessed September 28, 2026. https://www.cdc.gov/sleep/
            kind=REPORT;authors=World Health Organization;title=Sleep in numbers;publisher=WHO Press;year=2020          | World Health Organization. Sleep in Numbers. WHO Press; 2020.
            kind=GUIDELINE;authors=NICE;title=Hypertension in adults;publisher=NICE;year=2023-11-21                      | NICE. Hypertension in Adults. NICE; 2023.
            kind=DRUG_LABEL;title=Lunesta;publisher=Sunovion;year=2014                                                   | Lunesta. Sunovion; 2014.
            """)
    void eachKindPrintsAsItsStyleSays(String fields, String printed) throws JsonProcessingException {
        assertThat(print(form(fields).appliedTo(new HashMap<>()))).startsWith(printed);
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void aSourceShownAndSavedUntouchedStaysAsItIs(SourceKind kind) {
        Map<String, Object> item = new HashMap<>(Map.of(
                "id",
                "a",
                "title",
                "Sleep",
                "author",
                List.of(Map.of("family", "Berg", "non-dropping-particle", "van der", "given", "Jan W.", "ORCID", "1")),
                "issued",
                Map.of("date-parts", List.of(List.of(2015, 6)), "season", "1"),
                "accessed",
                Map.of("raw", "yesterday"),
                "volume",
                38,
                "DOI",
                "https://doi.org/10.5665/SLEEP.4716",
                "PMID",
                "26039963",
                "custom",
                Map.of("x", 1)));
        kind.mark(item);
        item.putIfAbsent("type", "thesis");
        assertThat(SourceForm.of(0, new SourceList.Source("a", "Sleep", item)).appliedTo(item))
                .isEqualTo(item);
    }

    @Test
    void theKindFollowsFromTheItemAndBack() {
        for (SourceKind kind : SourceKind.values()) {
            Map<String, Object> item = new HashMap<>();
            kind.mark(item);
            assertThat(SourceKind.of(item)).isEqualTo(kind == SourceKind.OTHER ? SourceKind.ARTICLE : kind);
        }
        assertThat(SourceKind.of(Map.of("type", "thesis"))).isEqualTo(SourceKind.OTHER);
        assertThat(SourceKind.of(Map.of("type", "report", "genre", "White paper")))
                .isEqualTo(SourceKind.REPORT);
    }

    @Test
    void identifiersAreKeptInTheirFieldsHoweverTheyAreTyped() {
        assertThat(form("title=T;locator=doi: 10.5665/SLEEP.4716 PMID: 26039963 https://www.cdc.gov/?utm_source=x")
                        .appliedTo(new HashMap<>()))
                .containsEntry("DOI", "10.5665/sleep.4716")
                .containsEntry("PMID", "26039963")
                .containsEntry("URL", "https://www.cdc.gov/");
        assertThat(form("title=T;locator=somewhere").problems()).containsOnlyKeys(SourceField.LOCATOR);
        assertThat(form("title=T;year=last year").problems()).containsOnlyKeys(SourceField.YEAR);
    }

    private static SourceForm form(String fields) {
        Map<String, String> request = new HashMap<>();
        for (String field : fields.strip().split(";")) {
            request.put("source-" + field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return SourceForm.typed(request);
    }

    private static String print(Map<String, Object> item) throws JsonProcessingException {
        return Jsoup.parse(AMA.entries(new ObjectMapper().writeValueAsString(List.of(item)))
                        .get(0))
                .text();
    }
}

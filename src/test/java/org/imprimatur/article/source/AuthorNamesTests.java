package org.imprimatur.article.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesTests {

    private static final SourceFormatter AMA =
            new SourceFormatter(new CitationSettings("american-medical-association"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Almohanna HM                                | Almohanna HM.
            Almohanna H.M.                              | Almohanna HM.
            Almohanna, Hind M.                          | Almohanna HM.
            García-López M                              | García-López M.
            van der Berg JW Jr                          | van der Berg JW Jr.
            van der Berg, Jan Willem, Jr                | van der Berg JW Jr.
            O'Brien PT III                              | O’Brien PT III.
            Watson NF; Badr MS; Belenky G               | Watson NF, Badr MS, Belenky G.
            Watson NF, Badr MS, Belenky G               | Watson NF, Badr MS, Belenky G.
            World Health Organization                   | World Health Organization.
            US FDA                                      | US FDA.
            CDC                                         | CDC.
            Li J; National Heart, Lung, and Blood Institute | Li J, National Heart, Lung, and Blood Institute.
            """)
    void namesPrintAsTheyAreKnown(String typed, String printed) throws JsonProcessingException {
        List<Map<String, String>> names = AuthorNames.read(typed);
        assertThat(print(names)).isEqualTo(printed + " Sleep. 2015.");
        assertThat(print(AuthorNames.read(AuthorNames.typed(names)))).isEqualTo(printed + " Sleep. 2015.");
    }

    private static String print(List<Map<String, String>> names) throws JsonProcessingException {
        Map<String, Object> item = Map.of(
                "id", "a",
                "type", "book",
                "title", "Sleep",
                "author", names,
                "issued", Map.of("date-parts", List.of(List.of(2015))));
        return Jsoup.parse(AMA.entries(new ObjectMapper().writeValueAsString(List.of(item)))
                        .get(0))
                .text();
    }
}

package org.imprimatur.article.source.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.source.SourceList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rule decides about a source, and that nothing passes for a site that it is not. */
class TierTableTests {

    private final TierTable table = new TierTable(
            List.of(
                    rule(TierRule.Kind.SITE, "nih.gov", Tier.B1),
                    rule(TierRule.Kind.SITE, "ncbi.nlm.nih.gov/books", Tier.C),
                    rule(TierRule.Kind.SITE, "nice.org.uk/guidance", Tier.A1),
                    rule(TierRule.Kind.SITE, "mayoclinic.org", Tier.B3),
                    rule(TierRule.Kind.SITE, "cdc.gov", Tier.B1),
                    rule(TierRule.Kind.SITE, "medrxiv.org", Tier.PREPRINT),
                    rule(TierRule.Kind.ENDING, "gov", Tier.B1),
                    rule(TierRule.Kind.ENDING, "ac.uk", Tier.B3),
                    rule(TierRule.Kind.ENDING, "edu", Tier.B3),
                    rule(TierRule.Kind.NAME, "amazon", Tier.X),
                    rule(TierRule.Kind.DOI, "10.1101/20", Tier.PREPRINT),
                    rule(TierRule.Kind.IDENTIFIER, "doi-article", Tier.A2),
                    rule(TierRule.Kind.IDENTIFIER, "pmid", Tier.A2),
                    rule(TierRule.Kind.IDENTIFIER, "isbn", Tier.C),
                    rule(TierRule.Kind.JOURNAL, "1234-5679", Tier.X),
                    rule(TierRule.Kind.PUBLISHER, "big pills inc", Tier.X),
                    rule(TierRule.Kind.TYPE, "book", Tier.C)),
            "desk.example.org");

    @ParameterizedTest
    @CsvSource({
        "https://www.cdc.gov/sleep,B1",
        "cdc.gov,B1",
        "https://m.cdc.gov./sleep?utm_source=x#top,B1",
        "HTTPS://WWW.CDC.GOV:443/,B1",
        "https://ods.od.nih.gov/factsheets,B1",
        "https://www.ncbi.nlm.nih.gov/books/,C",
        "https://www.nice.org.uk/guidance/ng136,A1",
        "https://www.nice.org.uk/Guidance,A1",
        "https://www.ox.ac.uk/x,B3",
        "https://www.amazon.co.uk/dp/1,X",
        "https://smile.amazon.de/dp/1,X",
        "https://doi.org/10.1056/NEJMoa2034577,A2",
        "https://pubmed.ncbi.nlm.nih.gov/33301246/,A2",
        "https://desk.example.org/articles/sleep,X",
        "https://city.sf.gov/x,B1"
    })
    void aSourceIsOfTheTierOfItsSite(String address, Tier tier) {
        assertThat(judge("URL", address, "type", "article-journal").tier()).isEqualTo(tier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mayoclinic.org.evil.com/sleep",
                "https://mayoclinic.org-evil.com/",
                "https://notmayoclinic.org/",
                "https://fakecdc.gov.co/",
                "https://cdc.gov.co/",
                "https://nih.gov@evil.com/",
                "https://nih.gov:443@evil.com/",
                "https://nih.gov%40evil.com/",
                "https://evil.com\\@nih.gov/",
                "https://evil.com/nih.gov",
                "https://evil.com/?u=https://nih.gov",
                "https://evil.com#@nih.gov",
                "https://xn--myoclinic-yzh.org/",
                "https://m\u0430yoclinic.org/",
                "https://nih.g\u043Ev/",
                "https://amazon.evil.com/",
                "https://notamazon.com/",
                "https://www.nice.org.uk/guidancefake",
                "https://www.nice.org.uk/guidance/../shop",
                "https://www.nice.org.uk/guidance/%2e%2e/shop",
                "https://evil.com/doi/10.1056/NEJMoa2034577",
                "https://www-nejm-org.ezproxy.evil.com/doi/10.1056/NEJMoa2034577",
                "https://pubmed-ncbi-nlm-nih-gov.proxy.evil.com/33301246/",
                "https://www-cdc-gov.ezproxy.uni.edu/x",
                "https://doi.org.evil.com/10.1056/NEJMoa2034577",
                "javascript:nih.gov",
                "ftp://nih.gov/",
                "https://nih.gov\u0000.evil.com/",
                "https://nih.gov evil.com/",
                "https://gov/",
                "https://10.1.1.1/",
                "nih",
                ""
            })
    void noLookAlikePassesForASite(String address) {
        assertThat(judge("URL", address, "type", "article-journal").tier()).isEqualTo(Tier.UNKNOWN);
        assertThat(judge("URL", address, "DOI", address, "PMID", address, "type", "article-journal")
                        .tier())
                .isEqualTo(Tier.UNKNOWN);
    }

    /** Browsers read these letters as the plain ones, so they are no disguise. */
    @Test
    void wideLettersAreReadAsABrowserReadsThem() {
        assertThat(judge("URL", "https://\uFF4E\uFF49\uFF48.gov/").tier()).isEqualTo(Tier.B1);
    }

    @Test
    void whatTheNewsroomDecidedOfAJournalOrPublisherGoesBeforeItsDoi() {
        assertThat(judge("DOI", "10.1000/x", "type", "article-journal").tier()).isEqualTo(Tier.A2);
        assertThat(judge("DOI", "10.1000/x", "type", "article-journal", "ISSN", "1234-5679")
                        .tier())
                .isEqualTo(Tier.X);
        assertThat(judge("DOI", "10.1000/x", "type", "article-journal", "publisher", "Big Pills, Inc.")
                        .tier())
                .isEqualTo(Tier.X);
    }

    @Test
    void aPreprintIsNoPaperAlthoughItHasADoi() {
        assertThat(judge("DOI", "https://doi.org/10.1101/2020.03.01.20029769", "type", "article-journal")
                        .tier())
                .isEqualTo(Tier.PREPRINT);
    }

    @Test
    void aDoiOfSomethingElseThanAnArticleDoesNotMakeItAPaper() {
        assertThat(judge("DOI", "10.1000/x", "type", "dataset").tier()).isEqualTo(Tier.UNKNOWN);
        assertThat(judge("DOI", "10.1000/x", "type", "book").tier()).isEqualTo(Tier.C);
    }

    @Test
    void aBookIsKnownByACheckedNumberOnly() {
        assertThat(judge("ISBN", "978-0-306-40615-7").tier()).isEqualTo(Tier.C);
        assertThat(judge("ISBN", "978-0-306-40615-8").tier()).isEqualTo(Tier.UNKNOWN);
    }

    @Test
    void theVerdictNamesItsRuleAndWhatItMatched() {
        TierTable.Verdict verdict = judge("URL", "https://www.ncbi.nlm.nih.gov/books/NBK1/");
        assertThat(verdict.rule()).extracting(TierRule::shown).isEqualTo("ncbi.nlm.nih.gov/books");
        assertThat(verdict.match()).isEqualTo("ncbi.nlm.nih.gov/books/NBK1");
        assertThat(judge("URL", "https://nih.gov@evil.com/").match()).isEqualTo("evil.com");
    }

    @ParameterizedTest
    @CsvSource({
        "SITE,https://www.Heart.org/,heart.org",
        "SITE,nice.org.uk/guidance/,nice.org.uk/guidance",
        "ENDING,*.gov,gov",
        "ENDING,.ac.uk,ac.uk",
        "NAME,Amazon.*,amazon",
        "DOI,https://doi.org/10.1101/20,10.1101/20",
        "JOURNAL,1234-5679,1234-5679",
        "PUBLISHER,'Big Pills, Inc.',big pills inc",
        "IDENTIFIER,PMID,pmid",
        "TYPE,Book,book"
    })
    void aRuleIsKeptInOneSpelling(TierRule.Kind kind, String typed, String kept) {
        assertThat(TierRule.shaped(kind, typed)).contains(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "SITE,gov",
        "SITE,''",
        "ENDING,'*'",
        "NAME,a.b",
        "DOI,doi",
        "JOURNAL,1234-5678",
        "IDENTIFIER,isan",
        "TYPE,%"
    })
    void whatCouldMatchNothingIsNoRule(TierRule.Kind kind, String typed) {
        assertThat(TierRule.shaped(kind, typed)).isEmpty();
    }

    @Test
    void hugeAddressesAreNoAddresses() {
        assertThat(judge("URL", "https://nih.gov/" + "a/../".repeat(200_000), "DOI", "10.1000/" + "x".repeat(500_000))
                        .tier())
                .isEqualTo(Tier.UNKNOWN);
    }

    private static TierRule rule(TierRule.Kind kind, String value, Tier tier) {
        return new TierRule(0, kind, value, tier, "");
    }

    private TierTable.Verdict judge(String... fields) {
        Map<String, Object> item = new java.util.HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            item.put(fields[i], fields[i + 1]);
        }
        return table.judge(new SourceList.Source("key", "A title", item));
    }
}

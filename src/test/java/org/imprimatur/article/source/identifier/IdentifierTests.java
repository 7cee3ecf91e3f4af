package org.imprimatur.article.source.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.imprimatur.article.source.identifier.Identifier.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            10.1016/j.sleh.2014.12.010                                        | DOI   | 10.1016/j.sleh.2014.12.010
            10.1001/JAMA.2015.12345                                           | DOI   | 10.1001/jama.2015.12345
            doi: 10.5665/sleep.4716.                                          | DOI   | 10.5665/sleep.4716
            DOI 10.5665/sleep.4716                                            | DOI   | 10.5665/sleep.4716
            https://doi.org/10.5665/sleep.4716                                | DOI   | 10.5665/sleep.4716
            http://dx.doi.org/10.5665/sleep.4716                              | DOI   | 10.5665/sleep.4716
            doi.org/10.5665/sleep.4716,                                       | DOI   | 10.5665/sleep.4716
            <https://doi.org/10.5665/sleep.4716>                              | DOI   | 10.5665/sleep.4716
            doi:https://doi.org/10.5665/sleep.4716                            | DOI   | 10.5665/sleep.4716
            https://doi.org/10.5665%2Fsleep.4716?utm_source=mail              | DOI   | 10.5665/sleep.4716
            (10.1016/S0140-6736(05)67889-0)                                   | DOI   | 10.1016/s0140-6736(05)67889-0
            10.1016/S0140-6736(05)67889-0).                                   | DOI   | 10.1016/s0140-6736(05)67889-0
            10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2 | DOI  | 10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2
            https://doi-org.ezproxy.example.edu/10.5665/sleep.4716            | DOI   | 10.5665/sleep.4716
            https://ezproxy.example.edu/login?url=https://doi.org/10.5665/sleep.4716 | DOI | 10.5665/sleep.4716
            https://www.nejm.org/doi/full/10.1056/NEJMoa2034577?query=main    | DOI   | 10.1056/nejmoa2034577
            26039963                                                          | PMID  | 26039963
            PMID: 26039963;                                                   | PMID  | 26039963
            PMID 123                                                          | PMID  | 123
            https://pubmed.ncbi.nlm.nih.gov/26039963/?term=sleep              | PMID  | 26039963
            https://www.ncbi.nlm.nih.gov/pubmed/26039963                      | PMID  | 26039963
            https://europepmc.org/article/MED/26039963                        | PMID  | 26039963
            PMC4434546                                                        | PMCID | PMC4434546
            pmcid: pmc4434546                                                 | PMCID | PMC4434546
            https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4434546/#s1          | PMCID | PMC4434546
            https://pmc.ncbi.nlm.nih.gov/articles/PMC4434546/pdf/main.pdf     | PMCID | PMC4434546
            978-0-19-024655-6                                                 | ISBN  | 9780190246556
            ISBN 0-19-852663-6                                                | ISBN  | 9780198526636
            ISBN-10: 0-8044-2957-X                                            | ISBN  | 9780804429573
            978 0 19 024655 6                                                 | ISBN  | 9780190246556
            978‐0‐19‐024655‐6                                                 | ISBN  | 9780190246556
            ISSN 0161-8105                                                    | ISSN  | 0161-8105
            2434-561x                                                         | ISSN  | 2434-561X
            NBK430685                                                         | NBK   | NBK430685
            https://www.ncbi.nlm.nih.gov/books/NBK430685/                     | NBK   | NBK430685
            nct01234567                                                       | NCT   | NCT01234567
            https://clinicaltrials.gov/ct2/show/NCT01234567?cond=Sleep        | NCT   | NCT01234567
            https://www.cdc.gov/sleep/?utm_source=x&a=1&UTM_Medium=y#top      | URL   | https://www.cdc.gov/sleep/?a=1#top
            https://example.org/a?fbclid=1                                    | URL   | https://example.org/a
            https://en.wikipedia.org/wiki/Sleep_(film)                        | URL   | https://en.wikipedia.org/wiki/Sleep_(film)
            www.cdc.gov/sleep.                                                | URL   | https://www.cdc.gov/sleep
            """)
    void anIdentifierIsReadHoweverItIsWritten(String pasted, Kind kind, String value) {
        assertThat(Identifier.read(pasted)).contains(new Identifier(kind, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Watson NF. Recommended amount of sleep. Sleep. 2015.",
                "10.5665/sleep.4716 10.5665/sleep.4717",
                "10/sleep",
                "PMID: none",
                "555 123 4567",
                "5551234567",
                "javascript:alert(1)",
                "https://"
            })
    void whatIsNoIdentifierIsNone(String pasted) {
        assertThat(Identifier.read(pasted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://doi.org.evil.example/10.5665/sleep.4716",
                "https://doi.org@evil.example/10.5665/sleep.4716",
                "https://d\u043ei.org/10.5665/sleep.4716",
                "https://evildoi.org/10.5665/sleep.4716",
                "https://pubmed.ncbi.nlm.nih.gov.evil.example/26039963",
                "https://evil.example/pmc/articles/PMC4434546/"
            })
    void anAddressThatOnlyLooksLikeARegistrysIsAnAddress(String pasted) {
        assertThat(Identifier.read(pasted)).contains(new Identifier(Kind.URL, pasted));
    }

    @Test
    void marksThatNobodySeesAreNoPartOfIt() {
        assertThat(Identifier.read("\u200f\u202edoi:\u00a010.5665/sl\u200beep.4716\u202c\u200e"))
                .contains(new Identifier(Kind.DOI, "10.5665/sleep.4716"));
    }

    @Test
    void aWrongCheckDigitIsNamedWithTheOneExpected() {
        assertThat(WrongDigit.in("978-0-19-024655-7"))
                .contains(new WrongDigit(Kind.ISBN, "9780190246557", '6'))
                .get()
                .extracting(WrongDigit::found)
                .isEqualTo('7');
        assertThat(WrongDigit.in("ISBN 0-8044-2957-1"))
                .map(WrongDigit::expected)
                .contains('X');
        assertThat(WrongDigit.in("0161-8104")).map(WrongDigit::expected).contains('5');
        assertThat(WrongDigit.in("978-0-19-024655-6")).isEmpty();
        assertThat(Identifier.read("978-0-19-024655-7")).isEmpty();
    }

    @Test
    void aFieldHoldsTheIdentifierOfItsKindAndNoOther() {
        assertThat(Identifier.read(Kind.PMID, " 123 ")).contains(new Identifier(Kind.PMID, "123"));
        assertThat(Identifier.read(Kind.DOI, "https://doi.org/10.5665/SLEEP.4716"))
                .contains(new Identifier(Kind.DOI, "10.5665/sleep.4716"));
        assertThat(Identifier.read(Kind.ISBN, "0-19-852663-6")).contains(new Identifier(Kind.ISBN, "9780198526636"));
        assertThat(Identifier.read(Kind.DOI, "26039963")).isEmpty();
        assertThat(Identifier.read(Kind.URL, "javascript:x")).isEmpty();
    }

    @Test
    void anAddressFollowsFromIt() {
        assertThat(Identifier.read("PMC4434546").flatMap(Identifier::address))
                .contains("https://pmc.ncbi.nlm.nih.gov/articles/PMC4434546/");
        assertThat(Identifier.read("978-0-19-024655-6").flatMap(Identifier::address))
                .isEmpty();
    }

    @Test
    void nothingLongIsAnIdentifierOrTakesLong() {
        for (String start :
                new String[] {"10.1000/", "https://doi.org/10.1000/", "https://example.org/", "978-", "(((", "<"}) {
            for (String more : new String[] {"a", ".", ")", "(", "%", "9", " 9", "\u200f"}) {
                assertThat(Identifier.read(start + more.repeat(10_000))).isEqualTo(Optional.empty());
                assertThat(WrongDigit.in(start + more.repeat(3_900))).isEmpty();
            }
        }
    }

    @Test
    void noTextWhateverIsTooOdd() {
        Random dice = new Random(13);
        String alphabet = "10./dOi:-9780X <>()htps@%2F?&=PMCNBK\u200f\n";
        for (int run = 0; run < 5_000; run++) {
            StringBuilder odd = new StringBuilder("https://doi.org/10.1000/1");
            for (int n = dice.nextInt(12); n >= 0; n--) {
                odd.insert(dice.nextInt(odd.length()), alphabet.charAt(dice.nextInt(alphabet.length())));
            }
            Identifier.read(odd.toString())
                    .ifPresent(once -> assertThat(once.address()
                                    .flatMap(Identifier::read)
                                    .orElse(once)
                                    .value())
                            .isNotBlank());
        }
    }
}

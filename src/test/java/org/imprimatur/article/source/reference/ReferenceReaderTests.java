package org.imprimatur.article.source.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceReaderTests {

    /** What stands in a reference to say which field follows; its words are in no field. */
    private static final Pattern LABELS =
            Pattern.compile("(?i)[\\[(]?\\b(?:doi|url|https?|www|dx|org|pmid|pmcid|isbn|pubmed|in|eds?|edn|edited|by"
                    + "|editors?|hrsg|pp?|vol|no|accessed|cited|retrieved|from|available|at|internet|and|et|al|th|st|nd|rd|n\\.?d|published|on|unter|am|abgerufen"
                    + "|verfügbar|accessed|j|und)\\b");

    private static final Pattern MONTH =
            Pattern.compile("(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*");

    static Stream<String> styles() {
        return CitedLines.STYLES.stream();
    }

    @ParameterizedTest
    @MethodSource("styles")
    void whatStandsInAPrintedReferenceIsReadBack(String style) throws IOException {
        List<Map<String, Object>> sources = AwkwardSources.of(1, 200);
        List<String> lines = CitedLines.of(sources, style);
        FieldsStanding standing = new FieldsStanding();
        for (int i = 0; i < lines.size(); i++) {
            standing.count(sources.get(i), lines.get(i), ReferenceReader.read(lines.get(i)));
        }
        assertThat(standing.share()).as("%s%n%s", standing, standing.wrong()).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void atLeast95PercentOfTheFieldsOfAReferenceCopiedByHandAreRight(String style) throws IOException {
        List<Map<String, Object>> sources = AwkwardSources.of(1, 200);
        List<String> lines = CitedLines.of(sources, style);
        for (long seed = 7; seed < 10; seed++) {
            DamagedByHand hand = new DamagedByHand(seed);
            FieldsStanding standing = new FieldsStanding();
            for (int i = 0; i < lines.size(); i++) {
                standing.count(sources.get(i), lines.get(i), ReferenceReader.read(hand.of(lines.get(i))));
            }
            assertThat(standing.share())
                    .as("%s%n%s", standing, standing.wrong())
                    .isGreaterThanOrEqualTo(0.95);
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everyWordOfTheLineIsInAFieldOrAmongTheUnread(String style) throws IOException {
        DamagedByHand hand = new DamagedByHand(11);
        for (String line : CitedLines.of(AwkwardSources.of(2, 200), style)) {
            String damaged = hand.of(line);
            assertThat(lost(ReferenceReader.read(damaged))).as(damaged).isEmpty();
        }
    }

    @Test
    void everyWordOfWhateverLineIsInAFieldOrAmongTheUnread() {
        String signs =
                "Aé王 .,;:()[]“”'\"&-–0123456789 in et al ed eds pp vol doi Smith JA 2015 (2015) https://a.org/b \u00a0\t*_^";
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder line = new StringBuilder();
            String[] words = signs.split(" ");
            for (int i = random.nextInt(30); i >= 0; i--) {
                line.append(words[random.nextInt(words.length)]).append(random.nextInt(3) == 0 ? "" : " ");
            }
            assertThat(ReferenceReader.read(line.toString()).item()).containsKey("type");
        }
    }

    /** Letters and digits of the line that can be found nowhere. */
    private static List<String> lost(ReadReference read) {
        String kept = plain(flat(read.item()) + " " + String.join(" ", read.unread()));
        List<String> lost = new ArrayList<>();
        String line = LABELS.matcher(read.line().replaceFirst("^(?:\\[\\d+]|\\d+[.)])\\s", ""))
                .replaceAll(" ");
        for (String word : line.split("[^\\p{L}\\p{N}]+")) {
            String digits = word.replaceFirst("^0+(?=\\d)", "");
            boolean ordinal = word.matches("\\d+(?:st|nd|rd|th)");
            boolean initials = word.matches("\\p{Lu}{2,4}")
                    && word.chars().allMatch(c -> kept.indexOf(Character.toLowerCase(c)) >= 0);
            boolean standsForNothing = word.isEmpty() || MONTH.matcher(word).matches() || ordinal || initials;
            if (!standsForNothing && !kept.contains(plain(digits))) {
                lost.add(word);
            }
        }
        return lost;
    }

    private static String flat(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().map(ReferenceReaderTests::flat).reduce("", (a, b) -> a + " " + b);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ReferenceReaderTests::flat).reduce("", (a, b) -> a + " " + b);
        }
        return String.valueOf(value);
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Test
    void initialsThatRunTogetherEachStandForAName() {
        assertThat(authors("Almohanna HM, Ahmed AA. Hair. Sleep. 2019;9(1):51-70."))
                .containsExactly(person("Almohanna", "H. M."), person("Ahmed", "A. A."));
    }

    @Test
    void particlesAndSuffixesArePartsOfTheirOwn() {
        assertThat(authors("van den Berg PJ, Davis RT 3rd, Smith JA Jr. Hair. Sleep. 2019;9(1):51-70."))
                .containsExactly(
                        Map.of("family", "Berg", "given", "P. J.", "non-dropping-particle", "van den"),
                        Map.of("family", "Davis", "given", "R. T.", "suffix", "3rd"),
                        Map.of("family", "Smith", "given", "J. A.", "suffix", "Jr."));
    }

    @Test
    void aGroupBehindPeopleIsAnAuthorToo() {
        assertThat(
                        authors(
                                "Whelton PK, Carey RM, et al; American College of Cardiology. 2017 guideline. Hypertension. 2018;71(6):e13."))
                .contains(Map.of("literal", "American College of Cardiology"));
    }

    @Test
    void ofTwoDatesThePublishedOneIsTakenAndTheOtherHandedBack() {
        ReadReference read = ReferenceReader.read(
                "Mayo Clinic Staff. Hair loss: Symptoms and causes. Mayo Clinic. Published March 22, 2022. Updated May 3, 2023."
                        + " Accessed June 3, 2024. https://www.mayoclinic.org/hair-loss/syc-20372926");
        assertThat(read.item())
                .containsEntry("type", "webpage")
                .containsEntry("author", List.of(Map.of("literal", "Mayo Clinic Staff")))
                .containsEntry("title", "Hair loss: Symptoms and causes")
                .containsEntry("container-title", "Mayo Clinic")
                .containsEntry("issued", date(2022, 3, 22))
                .containsEntry("accessed", date(2024, 6, 3))
                .containsEntry("URL", "https://www.mayoclinic.org/hair-loss/syc-20372926");
        assertThat(read.unread()).containsExactly("Updated", "May", "3", "2023");
    }

    @Test
    void aDayThatMayBeTwoDaysStaysInItsWords() {
        assertThat(ReferenceReader.read(
                                "Cleveland Clinic. Alopecia areata. my.clevelandclinic.org/health/12423. Accessed 5/3/2023.")
                        .item())
                .containsEntry("accessed", Map.of("literal", "5/3/2023"))
                .containsEntry("URL", "my.clevelandclinic.org/health/12423")
                .containsEntry("title", "Alopecia areata");
    }

    @Test
    void identifiersOfAllKindsAreFound() {
        assertThat(ReferenceReader.read(
                                "Gupta AK. Minoxidil. J Dermatolog Treat. 2022;33(4):1896-1906. doi:10.1016/S0140-6736(15)00123-4. PMID: 34159872; PMCID: PMC1234567.")
                        .item())
                .containsEntry("DOI", "10.1016/S0140-6736(15)00123-4")
                .containsEntry("PMID", "34159872")
                .containsEntry("PMCID", "PMC1234567");
        assertThat(ReferenceReader.read("Jones A. Skin. 2nd ed. Springer; 2001. ISBN 978-3-16-148410-0.")
                        .item())
                .containsEntry("ISBN", "978-3-16-148410-0")
                .containsEntry("type", "book");
    }

    @Test
    void otherShapesAreReadToo() {
        assertThat(ReferenceReader.read("Smith, J. A. & Lee, K. Sleep and the heart. Nature 512, 123–130 (2015).")
                        .item())
                .containsEntry("title", "Sleep and the heart")
                .containsEntry("container-title", "Nature")
                .containsEntry("volume", "512")
                .containsEntry("page", "123-130")
                .containsEntry("issued", date(2015));
        assertThat(ReferenceReader.read(
                                "J. Smith and K. Lee, \"Sleep and the heart,\" IEEE Trans. Med. Imaging, vol. 12, no. 3, pp. 123–130, Mar. 2015.")
                        .item())
                .containsEntry("author", List.of(person("Smith", "J."), person("Lee", "K.")))
                .containsEntry("container-title", "IEEE Trans. Med. Imaging")
                .containsEntry("issue", "3")
                .containsEntry("issued", date(2015, 3));
        assertThat(ReferenceReader.read("Lipitor. Package insert. Pfizer; 2009.")
                        .item())
                .containsEntry("title", "Lipitor")
                .containsEntry("genre", "Package insert")
                .containsEntry("publisher", "Pfizer");
        assertThat(ReferenceReader.read("王伟, 李明. 脱发的治疗[J]. 中华皮肤科杂志, 2015, 12(3): 123-130.")
                        .item())
                .containsEntry("author", List.of(person("王", "伟"), person("李", "明")))
                .containsEntry("title", "脱发的治疗")
                .containsEntry("container-title", "中华皮肤科杂志");
        assertThat(ReferenceReader.read(
                                "Centers for Disease Control and Prevention. High blood pressure. https://www.cdc.gov/bp. Accessed May 1, 2023.")
                        .item())
                .containsEntry("author", List.of(Map.of("literal", "Centers for Disease Control and Prevention")))
                .containsEntry("title", "High blood pressure");
    }

    @Test
    void nothingIsInvented() {
        assertThat(ReferenceReader.read("See above.").item()).containsOnlyKeys("type", "title");
        assertThat(ReferenceReader.read("").item()).containsOnlyKeys("type");
        assertThat(ReferenceReader.read("Watson NF. Sleep (n.d.).").item()).doesNotContainKey("issued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "a ",
                "Smith J, ",
                "Smith, J. ",
                "(2015) ",
                "In: ",
                ". ",
                "1:",
                "1,",
                "12(3), ",
                "“",
                "'",
                "王",
                "王 ",
                "10.1000/",
                "http://a",
                "et al ",
                "A. ",
                "van ",
                "2015;1",
                "Jan ",
                "a-",
                "(((",
                "ed. ",
                "Aa "
            })
    void aHostileLineTakesNoTime(String piece) {
        String longest = piece.repeat(10_000 / piece.length());
        String almost = longest.substring(0, ReferenceReader.LONGEST - 20);
        ProcessorTime.atMost(
                Duration.ofSeconds(2),
                () -> List.of(
                        ReferenceReader.read(longest),
                        ReferenceReader.read(almost),
                        ReferenceReader.read(almost + "x. Y. 2015;1:2")));
    }

    @Test
    void fiveThousandLinesAreReadInSeconds() throws IOException {
        List<String> lines = CitedLines.of(AwkwardSources.of(3, 200), CitedLines.STYLES.get(0));
        ProcessorTime.atMost(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 25; i++) {
                lines.forEach(ReferenceReader::read);
            }
            return lines;
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> authors(String line) {
        return (List<Map<String, Object>>) ReferenceReader.read(line).item().get("author");
    }

    private static Map<String, Object> person(String family, String given) {
        return Map.of("family", family, "given", given);
    }

    private static Map<String, Object> date(Integer... parts) {
        return Map.of("date-parts", List.of(List.of(parts)));
    }
}

package org.imprimatur.article.source.retraction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.article.source.retraction.RetractionColumns.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

/** Reading the list as Retraction Watch gives it out. All rows are made up. */
class RetractionFileTests {

    private static final String HEADER = "Record ID,Title,Subject,Reason,OriginalPaperDOI,OriginalPaperPubMedID,"
            + "RetractionDate,RetractionDOI,RetractionNature";
    private static final String GOOD = "1,\"Sleep, and \"\"pressure\"\"\",x,+Unreliable Results;+Data Issues;,"
            + "10.1000/ABC,123,6/3/2024 0:00,10.1000/ret,Retraction";

    @Test
    void aRowSaysWhatWasDoneToWhichWorkWhenAndWhy() throws Exception {
        assertThat(taken(HEADER + "\n" + GOOD + "\n"))
                .containsExactly(new Retraction(
                        "10.1000/abc",
                        "123",
                        Retraction.Nature.RETRACTION,
                        LocalDate.of(2024, 6, 3),
                        "unreliable results; data issues",
                        "Sleep, and \"pressure\"",
                        "10.1000/ret"));
    }

    @Test
    void brokenRowsAreNamedAndAllOthersTaken() throws Exception {
        String file = String.join(
                "\r\n",
                HEADER,
                GOOD,
                "2,\"open quote,x,y,10.1000/d,0,1/1/2024,,Retraction",
                GOOD,
                "3,too,few",
                "4,t,s,r,10.1000/e,0,1/1/2024,,Celebration",
                "5,t,s,r,not a doi,0,1/1/2024,,Retraction",
                "6,t,s,r,unavailable,0,1/1/2024,,Retraction",
                "",
                "7,\"two",
                "lines\",s,r,10.1000/f,0,13/45/2024,,Expression of concern",
                "8,\"never closed,s,r,10.1000/g,0,1/1/2024,,Retraction");

        assertThat(faults(file))
                .containsExactly(
                        Map.entry(3L, Fault.NOT_A_ROW),
                        Map.entry(5L, Fault.OTHER_COLUMNS),
                        Map.entry(6L, Fault.UNKNOWN_NATURE),
                        Map.entry(7L, Fault.NO_IDENTIFIER),
                        Map.entry(12L, Fault.NOT_A_ROW));
        assertThat(taken(file)).extracting(Retraction::doi).containsExactly("10.1000/abc", "10.1000/abc", "10.1000/f");
        assertThat(taken(file)).last().satisfies(concern -> {
            assertThat(concern.date()).isNull();
            assertThat(concern.title()).isEqualTo("two lines");
        });
    }

    /** A mark that is not closed in one line and another far below do not swallow what lies between. */
    @Test
    void twoStrayMarksSpoilTwoLinesOnly() throws Exception {
        List<String> lines = new ArrayList<>(List.of(HEADER, "1,\"stray,x,y,10.1/a,0,,,Retraction"));
        for (int i = 0; i < 50; i++) {
            lines.add(GOOD);
        }
        lines.add("1,stray\",x,y,10.1/a,0,,,Retraction");
        lines.add(GOOD);
        assertThat(taken(String.join("\n", lines))).hasSize(51);
        assertThat(faults(String.join("\n", lines))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252"})
    void lettersAreReadWhateverTheFileIsWrittenIn(String charset) throws Exception {
        String file = HEADER + "\n1,Müdigkeit und Träume,x,,10.1000/a,0,2024-06-03,,Retraction\n";
        assertThat(read(file.getBytes(Charset.forName(charset))))
                .singleElement()
                .satisfies(reading -> assertThat(reading.retraction().title()).isEqualTo("Müdigkeit und Träume"));
    }

    @Test
    void theMarkSomeProgramsPutInFrontIsNoPartOfTheFirstColumn() throws Exception {
        assertThat(taken("\uFEFFOriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n10.1000/a,,Retraction\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "a,b\n1,2\n", "\"", "PK\u0003\u0004", "<html>"})
    void whatIsNoListIsRefused(String file) {
        assertThatThrownBy(() -> taken(file)).isInstanceOf(RetractionFile.NoSuchList.class);
    }

    @Test
    void oneLineOfTenMillionSignsIsOneBrokenRow() throws Exception {
        String file = HEADER + "\n" + "x".repeat(10_000_000) + "\n" + GOOD;
        assertThat(faults(file)).hasSize(1);
        assertThat(taken(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsBrokenRowsThatAreWholeAreTaken(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder(HEADER).append('\n');
        int whole = 0;
        for (int i = 0; i < 300; i++) {
            int kind = random.nextInt(6);
            String line = switch (kind) {
                case 0 -> noise(random);
                case 1 -> GOOD.substring(0, random.nextInt(GOOD.length() - 12));
                default -> GOOD;
            };
            whole += kind > 1 ? 1 : 0;
            file.append(line).append('\n');
        }
        List<Retraction> taken = taken(file.toString());
        assertThat(taken.stream().filter(one -> "10.1000/abc".equals(one.doi())).count())
                .isGreaterThanOrEqualTo(whole);
    }

    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder("x");
        for (int i = 0; i < random.nextInt(80); i++) {
            noise.append("\",;\u0001é\t a".charAt(random.nextInt(8)));
        }
        return noise.toString();
    }

    private static List<RetractionColumns.Reading> read(byte[] file) throws IOException {
        List<RetractionColumns.Reading> readings = new ArrayList<>();
        new RetractionFile(new ByteArrayResource(file)).read((line, reading) -> readings.add(reading));
        return readings;
    }

    private static List<Retraction> taken(String file) throws IOException {
        return read(file.getBytes(UTF_8)).stream()
                .map(RetractionColumns.Reading::retraction)
                .filter(one -> one != null)
                .toList();
    }

    private static Map<Long, Fault> faults(String file) throws IOException {
        Map<Long, Fault> faults = new LinkedHashMap<>();
        new RetractionFile(new ByteArrayResource(file.getBytes(ISO_8859_1))).read((line, reading) -> {
            if (reading.fault() != null) {
                faults.put(line, reading.fault());
            }
        });
        return faults;
    }
}

package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.reference.CitationMarker;
import org.imprimatur.article.source.reference.CitationMarkers;
import org.imprimatur.article.source.reference.ReferenceSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class TakenReferencesTests {

    @Test
    void thirteenReferencesBecomeSourcesAndNothingElseChanges() {
        TakenReferences taken = taken(TypicalDraft.BODY, ticked(TypicalDraft.BODY));
        assertThat(taken.sources()).isEqualTo(13);
        assertThat(taken.form().body()).isEqualTo("""
                Hair loss is common.[@almohanna2019] It has many causes.[@phillips2017; @gupta2022] A count of 4.5 × 10^9^/L is normal, and 30 kg/m^2^ is not.

                ## What helps

                Take 5 mg (1 tablet) daily [@mayo2022]. Minoxidil helps [@rossi2012].[@rossi2012; @world2012; @guo2017] Step (5) is to wait.

                | Drug | Dose |
                | --- | --- |
                | Finasteride | 1 mg[@propecia2014] a day |

                Iron[@trost2006] and zinc[@park2009] matter; sleep too.[@watson2015; @dermatology2018; @centers]""");
        assertThat(SourceList.parse(taken.form().sources()).problems()).isEmpty();
    }

    @Test
    void aLineNobodyTickedStaysWithItsNumberAndItsMarkers() {
        MultiValueMap<String, String> sent = ticked(TypicalDraft.BODY);
        sent.get("take").remove("1");
        String body = taken(TypicalDraft.BODY, sent).form().body();
        assertThat(body)
                .contains("causes.^2,3^")
                .endsWith("## References\n\n"
                        + "2\\. Phillips TG, Slomiany WP, Allison R. Hair loss: common causes and treatment. Am"
                        + " Fam Physician. 2017;96(6):371-378.");
    }

    @Test
    void aMarkerStaysIfSomebodyUnticksItAndOneTheyChooseIsCited() {
        MultiValueMap<String, String> sent = ticked(TypicalDraft.BODY);
        sent.get("cite").remove("20");
        CitationMarker step = markers(TypicalDraft.BODY).stream()
                .filter(marker -> marker.words().equals("(5)"))
                .findFirst()
                .orElseThrow();
        sent.add("marker-" + step.from(), "0");
        assertThat(taken(TypicalDraft.BODY, sent).form().body())
                .startsWith("Hair loss is common.^1^ It")
                .contains("Step [@rossi2012] is");
    }

    @Test
    void whatSomebodyCorrectedIsTakenAndTheRestStaysAsItWasRead() {
        MultiValueMap<String, String> sent = ticked(TypicalDraft.BODY);
        sent.add("line-1-author", "van Phillips, T. G., Jr.; The Hair Group");
        sent.add("line-1-issued", "2017-09-15");
        sent.add("line-1-volume", "");
        SourceList.Source source = SourceList.parse(
                        taken(TypicalDraft.BODY, sent).form().sources())
                .sources()
                .get(1);
        assertThat(source.item().toString())
                .contains(
                        "{family=Phillips, given=T. G., non-dropping-particle=van, suffix=Jr.}",
                        "{literal=The Hair Group}")
                .contains("date-parts=[[2017, 9, 15]]", "issue=6")
                .doesNotContain("volume");
    }

    @Test
    void keysOfSourcesThatAreThereAreNotGivenAgain() {
        WriteForm text = new WriteForm(
                1, "T", "S", TypicalDraft.BODY, "[{\"id\":\"rossi2012\",\"type\":\"book\",\"title\":\"T\"}]", "");
        TakenReferences taken =
                TakenReferences.of(text, section(TypicalDraft.BODY), new ReferencesForm(ticked(TypicalDraft.BODY)));
        assertThat(SourceList.parse(taken.form().sources()).sources())
                .hasSize(14)
                .extracting(SourceList.Source::id)
                .contains("rossi2012b");
        assertThat(taken.form().body()).contains("helps [@rossi2012b]");
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    /** Whatever stands between the markers, doses and powers above all, stays byte for byte. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everythingOutsideTheMarkersAndTheSectionIsUnchanged(int seed) {
        String[] others = {
            "Take 2.5 mg (5) twice. ",
            "A 10^9^/L count, 1,200 mg. ",
            "m^2^ and ½ tablet ",
            "−3.5 °C, ≥ 2 × 10^3^ ",
            "| a | 5 mg |\n|---|---|\n| b | 7 µg |\n\n",
            "\n\n1. Wash (1)\n2. Dry\n\n",
            "`code [4]` ",
            "In 1990^3^, ",
            "\\* 0.5\u00a0mg "
        };
        String[] marks = {"word.^1^ ", "word [2]. ", "word^2,3^ "};
        Random random = new Random(seed);
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            typed.append(random.nextBoolean() ? "" : "\n\n");
            typed.append(others[random.nextInt(others.length)]).append(marks[random.nextInt(marks.length)]);
        }
        String list = "\n\n"
                + "## References\n\n"
                + "1. Aa B. One. Lancet. 2001;1:1-2.\n"
                + "2. Aa B. Two. Lancet. 2002;1:1-2.\n"
                + "3. Aa B. Three. Lancet. 2003;1:1-2.\n";
        String body = typed + "End." + list;
        String taken = taken(body, ticked(body)).form().body();
        List<CitationMarker> certain =
                markers(body).stream().filter(CitationMarker::certain).toList();
        assertThat(without(taken, "\\[@[^\\]]*]")).isEqualTo(outside(body.substring(0, body.indexOf(list)), certain));
    }

    private static String outside(String body, List<CitationMarker> markers) {
        StringBuilder outside = new StringBuilder();
        int at = 0;
        for (CitationMarker marker : markers) {
            outside.append(body, at, marker.from());
            at = marker.to();
        }
        return outside.append(body.substring(at)).toString();
    }

    private static String without(String words, String pattern) {
        return words.replaceAll(pattern, "");
    }

    private static ReferenceSection section(String body) {
        return ReferenceSection.of(body).orElseThrow();
    }

    private static List<CitationMarker> markers(String body) {
        return CitationMarkers.in(body, section(body));
    }

    private static TakenReferences taken(String body, MultiValueMap<String, String> sent) {
        return TakenReferences.of(new WriteForm(1, "T", "S", body, "", ""), section(body), new ReferencesForm(sent));
    }

    /** The form as the page offers it. */
    private static MultiValueMap<String, String> ticked(String body) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        for (int i = 0; i < section(body).entries().size(); i++) {
            sent.add("take", String.valueOf(i));
        }
        markers(body).stream()
                .filter(CitationMarker::certain)
                .forEach(marker -> sent.add("cite", String.valueOf(marker.from())));
        return sent;
    }
}

package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 32 and 33: one parser of addresses, which does not read what can be read in two ways. */
class AddressParserTests {

    static List<String> tricks() {
        return PitfallMails.names("row33-tricky-");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void row33_whatCanBeReadInTwoWaysIsNoAddress(String name) {
        assertThat(PitfallMails.read(name).from()).isNull();
    }

    static List<String> honestOnes() {
        return PitfallMails.names("row33-good-");
    }

    @ParameterizedTest
    @MethodSource("honestOnes")
    void row33_theBareAddressIsShownWhateverTheNameSays(String name) {
        assertThat(PitfallMails.read(name).from())
                .isNotNull()
                .extracting(Sender::address)
                .isEqualTo("a@b.example");
    }

    @Test
    void row32_aDomainIsKeptInTheFormTheMailSystemKnows() {
        assertThat(PitfallMails.read("row32-other-scripts").from())
                .isEqualTo(new Sender("j\u00f6rg@xn--bcher-kva.example", "J\u00f6rg M\u00fcller"));
    }

    @Test
    void recipientsAreReadFromAllHeadersThatNameThem() {
        ParsedMail mail = PitfallMails.withHeader("Cc: Desk <Desk@Imprimatur.Example>, other@x.example\n"
                + "Delivered-To: corrections+Tok3n@imprimatur.example");
        assertThat(mail.recipients())
                .containsExactly(
                        "corrections@imprimatur.example",
                        "desk@imprimatur.example",
                        "other@x.example",
                        "corrections+tok3n@imprimatur.example");
    }

    @Test
    void referencesAreTheTokensNotTheWordsAroundThem() {
        ParsedMail mail = PitfallMails.withHeader(
                "In-Reply-To: Your message of Monday <a@B.Example>\nReferences: <r1@x>\n <r2@x>junk <<r3@x>");
        assertThat(mail.inReplyTo()).containsExactly("<a@b.example>");
        assertThat(mail.references()).containsExactly("<r1@x>", "<r2@x>", "<r3@x>");
    }
}

package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.imprimatur.outbox.Letter.Answers;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.Test;

/** What In-Reply-To and References say. */
class ThreadHeadersTests {

    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final String ROOT = "<report-" + ID + "@newsroom.example>";

    @Test
    void theFirstLetterOfAThreadHangsOnARootThatIsNeverSent() {
        ThreadHeaders first =
                ThreadHeaders.of(new Subject(Subject.Kind.ARTICLE, ID), "newsroom.example", null, List.of());
        assertThat(first.inReplyTo()).isEqualTo("<article-" + ID + "@newsroom.example>");
        assertThat(first.references()).isEqualTo(first.inReplyTo());
    }

    @Test
    void row51_everyFurtherLetterNamesTheRootAndThoseBeforeIt() {
        ThreadHeaders third = ThreadHeaders.of(
                new Subject(Subject.Kind.ARTICLE, ID), "newsroom.example", null, List.of("<1@x>", "<2@x>"));
        assertThat(third.inReplyTo()).isEqualTo("<2@x>");
        assertThat(third.references()).isEqualTo("<article-" + ID + "@newsroom.example> <1@x> <2@x>");
    }

    @Test
    void anAnswerNamesTheReadersMailLast() {
        Answers answers = new Answers("<mail@reader>", List.of("<a@reader>", "<b@reader>"), "report+token");
        ThreadHeaders answer =
                ThreadHeaders.of(new Subject(Subject.Kind.REPORT, ID), "newsroom.example", answers, List.of());
        assertThat(answer.inReplyTo()).isEqualTo("<mail@reader>");
        assertThat(answer.references()).isEqualTo(ROOT + " <a@reader> <b@reader> <mail@reader>");
    }

    @Test
    void row15_allAnswersInAThreadCarryOneLoopReference() {
        for (String mail : List.of("<1@reader>", "<2@reader>", "<3@reader>")) {
            Answers answers = new Answers(mail, List.of(), "report+token");
            assertThat(ThreadHeaders.of(new Subject(Subject.Kind.REPORT, ID), "newsroom.example", answers, List.of())
                            .references())
                    .startsWith(ROOT + " ");
        }
    }

    @Test
    void ofWhatTheReadersMailReferredToOnlyIdsAreTakenAndTheLatestTwenty() {
        List<String> many =
                IntStream.range(0, 40).mapToObj(i -> "<" + i + "@reader>").toList();
        ThreadHeaders answer = ThreadHeaders.of(
                new Subject(Subject.Kind.REPORT, ID),
                "newsroom.example",
                new Answers("<mail@reader>", many, "report+token"),
                List.of());
        assertThat(answer.references().split(" ")).hasSize(21).endsWith("<39@reader>", "<mail@reader>");

        ThreadHeaders odd = ThreadHeaders.of(
                new Subject(Subject.Kind.REPORT, ID),
                "newsroom.example",
                new Answers(
                        " (comment) <mail@reader>\r\nBcc: x@y",
                        List.of(
                                "hello",
                                "<a b@c>",
                                "<ok@reader> <ok@reader>",
                                "<\r\n@d>",
                                "<ü@e>",
                                "<" + "x".repeat(2000) + ">"),
                        "report+token"),
                List.of());
        assertThat(odd.inReplyTo()).isEqualTo("<mail@reader>");
        assertThat(odd.references()).isEqualTo(ROOT + " <ok@reader> <mail@reader>");
    }

    @Test
    void aMailWithoutAnIdIsAnsweredInOurOwnThread() {
        Answers answers = new Answers(null, List.of(), "report+token");
        ThreadHeaders first =
                ThreadHeaders.of(new Subject(Subject.Kind.REPORT, ID), "newsroom.example", answers, List.of());
        assertThat(first.inReplyTo()).isEqualTo(ROOT);
        ThreadHeaders second = ThreadHeaders.of(
                new Subject(Subject.Kind.REPORT, ID), "newsroom.example", answers, List.of("<ack@newsroom.example>"));
        assertThat(second.inReplyTo()).isEqualTo("<ack@newsroom.example>");
        assertThat(second.references()).isEqualTo(ROOT + " <ack@newsroom.example>");
    }

    @Test
    void ourEarlierLetterIsNotNamedTwiceWhenTheReaderReferredToIt() {
        Answers answers = new Answers("<2@reader>", List.of("<1@reader>", "<ack@newsroom.example>"), "report+token");
        ThreadHeaders answer = ThreadHeaders.of(
                new Subject(Subject.Kind.REPORT, ID), "newsroom.example", answers, List.of("<ack@newsroom.example>"));
        assertThat(answer.references()).isEqualTo(ROOT + " <1@reader> <ack@newsroom.example> <2@reader>");
    }

    @Test
    void otherThreadsHaveNoRoot() {
        assertThat(ThreadHeaders.of(new Subject(Subject.Kind.PERSON, ID), "newsroom.example", null, List.of()))
                .isEqualTo(new ThreadHeaders(null, null));
    }
}

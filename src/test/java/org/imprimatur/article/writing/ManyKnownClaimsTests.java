package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ProcessorTime;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.claim.ClaimWords;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Thousands of known claims beside a long draft. */
@ServerTest
@OnBothDatabases
class ManyKnownClaimsTests {

    private static final int KNOWN = 5_000;
    private static final int REPEATED = 40;

    @Autowired
    KnownClaimOffers offers;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcTemplate jdbc;

    private final Random random = new Random(20_261_201);
    private final String plant = Newsroom.aWord();
    private final List<String> known = new ArrayList<>();
    private Person writer;
    private Article draft;
    private RevisionText text;

    @BeforeEach
    void aNewsroomOfManyYears(@Autowired AutowireCapableBeanFactory server) {
        writer = newsroom.aWriter();
        Article article = Press.of(server).publish(Press.aTextOfItsOwn());
        UUID signature = jdbc.queryForObject(
                "select id from sign_off where article_id = ?",
                UUID.class,
                article.id().value());
        List<Object[]> verdicts = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int n = 1; n <= KNOWN; n++) {
            String sentence = "Tea of " + plant + " number " + n + " lowers blood pressure by 5 mmHg in adults.";
            known.add(sentence);
            ClaimWords words = ClaimWords.of(sentence);
            verdicts.add(new Object[] {signature, n, "0".repeat(64), sentence});
            rows.add(new Object[] {
                article.id().value(),
                words.sameWords(),
                words.alike().orElseThrow(),
                signature,
                n,
                "{\"id\":\"tea\",\"type\":\"article-journal\",\"title\":\"On tea\",\"DOI\":\"10.9999/" + plant + n
                        + "\"}"
            });
        }
        jdbc.batchUpdate("""
                insert into signed_verdict (sign_off_id, number, sha256, claim, given_in, verdict, note, source_key, source,
                                            passage, page)
                values (?, ?, ?, ?, 1, 'SUPPORTED', '', 'tea', 'On tea', 'Less.', '1')
                """, verdicts);
        jdbc.batchUpdate("""
                insert into known_claim (article_id, same_words, alike, sign_off_id, number, verdict, source)
                values (?, ?, ?, ?, ?, 'SUPPORTED', ?)
                """, rows);
        text = new RevisionText("Tea, " + plant, "What tea does.", longBody(), "[]");
        draft = articleCommands.begin(writer, "draft-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, text);
    }

    @Test
    void aLongDraftIsHeldAgainstThousandsInAFewStatements() throws Exception {
        KnownClaimsPart[] part = new KnownClaimsPart[1];
        List<String> statements = Failpoints.statements(() -> part[0] = offers.of(draft.id(), text, writer));
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ProcessorTime.atMost(Duration.ofMillis(1_500), () -> offers.of(draft.id(), text, writer));
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;

        System.out.printf(
                "%d words beside %d known claims: %d statements, %d ms of processor time%n",
                text.body().split("\\s+").length, KNOWN, statements.size(), used / 1_000_000);
        assertThat(part[0].offers().size() + part[0].more()).isEqualTo(REPEATED);
        assertThat(statements.size()).isLessThan(16);
    }

    /** Ten thousand words, each sentence with a number in it. */
    private String longBody() {
        StringBuilder body = new StringBuilder();
        for (int n = 0; n < 750; n++) {
            body.append("Of many plants the one numbered ")
                    .append(random.nextInt(1_000_000))
                    .append(" grows in gardens for some years. ");
            if (n % 10 == 9) {
                body.append("\n\n");
            }
        }
        for (int n = 0; n < REPEATED; n++) {
            body.append(known.get(n * 100)).append(' ');
        }
        return body.toString();
    }
}

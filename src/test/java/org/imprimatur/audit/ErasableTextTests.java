package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class ErasableTextTests {

    @Autowired
    ErasableText erasableText;

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditMessages auditMessages;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoIsErasedIsInNoLineAndEverySealStillVerifies() {
        String chain = "test:" + UUID.randomUUID();
        String reader = "reader-" + UUID.randomUUID() + "@home.example";
        for (int i = 0; i < 2; i++) {
            transaction.executeWithoutResult(status -> audit.record(
                    Subject.of(chain),
                    null,
                    () -> "address.suppressed",
                    erasableText.digest(reader),
                    Map.of("to", erasableText.digest(reader))));
        }
        sealer.sealAll();
        List<AuditEntry> lines = audit.chain(Subject.of(chain));
        assertThat(lines.toString()).doesNotContain(reader);
        assertThat(lines.get(0).subject()).isEqualTo(lines.get(1).subject());
        assertThat(auditMessages.lines(lines).toString()).contains(reader);

        jdbc.update("delete from audit_private where words = ?", reader);

        assertThat(auditMessages.lines(lines).toString()).doesNotContain(reader).contains("an address that was erased");
        assertThat(verifier.verify("test").links())
                .noneMatch(link -> link.chain().equals(chain) || link.chain().equals(BrokenLink.SEALS));
    }

    @Test
    void whatSomebodyWroteIsErasedWithItsRowAndEverySealStillVerifies() {
        String chain = "test:" + UUID.randomUUID();
        String words = "Robin Reader says it is eight. " + UUID.randomUUID();
        note(chain, words);
        sealer.sealAll();
        assertThat(audit.chain(Subject.of(chain)).toString()).doesNotContain("Robin");
        assertThat(audit.told(Subject.of(chain)).get(0).facts()).containsEntry("note", words);
        assertThat(words(chain)).contains(words);

        jdbc.update("delete from audit_words where words like '%' || ? || '%'", words);

        assertThat(words(chain)).doesNotContain("Robin").contains("Words that were erased");
        assertThat(verifier.verify("test").links())
                .noneMatch(link -> link.chain().equals(chain)
                        || link.chain().equals(BrokenLink.SEALS)
                        || link.damage() == BrokenLink.Damage.WORDS_CHANGED);
    }

    @Test
    void ofTheSameWordsNoTwoLinesHoldTheSameDigest() {
        String chain = "test:" + UUID.randomUUID();
        note(chain, "It is eight.");
        note(chain, "It is eight.");
        assertThat(audit.chain(Subject.of(chain)))
                .extracting(line -> line.facts().get("note"))
                .doesNotHaveDuplicates();
    }

    @Test
    void wordsPutInThePlaceOfOthersAreFoundAndNotShown() {
        String chain = "test:" + UUID.randomUUID();
        note(chain, "It is eight.");
        jdbc.update("update audit_words set words = 'It is nine.' where chain = ?", chain);
        try {
            assertThat(words(chain)).doesNotContain("nine").contains("not those this line was written with");
            assertThat(verifier.verify("test").links())
                    .anyMatch(link -> link.damage() == BrokenLink.Damage.WORDS_CHANGED
                            && audit.chain(Subject.of(chain)).toString().contains(String.valueOf(link.detail())));
        } finally {
            jdbc.update("delete from audit_words where chain = ?", chain);
        }
    }

    @Test
    void linesOfOlderVersionsThatHoldWordsAreCounted() {
        long before = verifier.verify("test").older();
        String chain = "test:" + UUID.randomUUID();
        line(chain, "address.suppressed", "reader@home.example", Map.of());
        line(chain, "turn.reason", "Triage", Map.of("reason", "Robin says so."));
        line(chain, "letter.readdressed", "ack 1", Map.of("to", "reader@home.example"));
        line(chain, "text.parked", "from revision 1", Map.of("reason", "STALE"));
        note(chain, "It is eight.");
        Verification now = verifier.verify("test");
        assertThat(now.older()).isEqualTo(before + 3);
        // The latest may be another's, whose clock had run ahead.
        assertThat(jdbc.queryForList(
                        "select older from audit_verification where begun_at = ?",
                        Long.class,
                        now.begunAt().atOffset(ZoneOffset.UTC)))
                .containsExactly(before + 3);
    }

    @Test
    void aLineWithTheNumberOfALicenceIsAnOlderOne() {
        Map<String, String> facts = Map.of("credential", "ANCC 2019000001", "signOff", "1");
        assertThat(OlderAuditLines.holdsWords(AuditHash.hashed(
                        "article:1", 1, Instant.EPOCH, "system", "revision.signed", "revision 1", facts, "")))
                .isTrue();
    }

    private void note(String chain, String words) {
        line(chain, "report.decided", "R-1", Map.of("note", words));
    }

    private void line(String chain, String action, String subject, Map<String, String> facts) {
        transaction.executeWithoutResult(status -> audit.record(Subject.of(chain), null, () -> action, subject, facts));
    }

    private String words(String chain) {
        return auditMessages.lines(audit.chain(Subject.of(chain))).toString();
    }
}

package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class PrivateWordsTests {

    @Autowired
    PrivateWords privately;

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditWords words;

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
                    chain,
                    null,
                    "address.suppressed",
                    privately.digest(reader),
                    Map.of("to", privately.digest(reader))));
        }
        sealer.sealAll();
        List<AuditEntry> lines = audit.chain(chain);
        assertThat(lines.toString()).doesNotContain(reader);
        assertThat(lines.get(0).subject()).isEqualTo(lines.get(1).subject());
        assertThat(words.lines(lines).toString()).contains(reader);

        jdbc.update("delete from audit_private where words = ?", reader);

        assertThat(words.lines(lines).toString()).doesNotContain(reader).contains("an address that was erased");
        assertThat(verifier.verify("test").links())
                .noneMatch(link -> link.chain().equals(chain) || link.chain().equals(BrokenLink.SEALS));
    }
}

package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestDatabase;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class AuditVerifierTests {

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    Sealer sealer;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    final String chain = "test:" + UUID.randomUUID();
    Tampering tampering;

    @BeforeEach
    void fiveLines() {
        lines(5);
        tampering = new Tampering(jdbc, transaction);
    }

    @AfterEach
    void putEverythingBack() {
        tampering.close();
        assertThat(broken()).isEmpty();
        assertThat(seals()).isEmpty();
    }

    @Test
    void anUntouchedChainIsWhole() {
        sealer.sealAll();
        lines(3);
        assertThat(broken()).isEmpty();
        assertThat(verifier.latest())
                .hasValueSatisfying(latest -> assertThat(latest.links())
                        .noneMatch(link -> link.chain().equals(chain)));
    }

    @Test
    void aChangedLineIsNamed() {
        keepChain().change("update audit_entry set facts = '{\"n\":\"9\"}' where chain = ? and seq = 3", chain);
        assertThat(broken()).hasValueSatisfying(link -> {
            assertThat(link.damage()).isEqualTo(Damage.LINE_CHANGED);
            assertThat(link.seq()).isEqualTo(3);
            assertThat(link.at()).isNotNull();
        });
    }

    @Test
    void everyFieldOfALineIsUnderItsHash() {
        for (String change : List.of(
                "actor = 'somebody'",
                "action = 'other'",
                "subject = 'other'",
                "prev = hash",
                "at = current_timestamp")) {
            keepChain().change("update audit_entry set " + change + " where chain = ? and seq = 2", chain);
            assertThat(broken()).as(change).map(BrokenLink::seq).hasValue(2L);
            tampering.close();
            tampering = new Tampering(jdbc, transaction);
        }
    }

    @Test
    void aLineThatClaimsToAttestWhatItsChainCannotHoldIsNamed() {
        keepChain().change("update audit_entry set action = 'revision.signed' where chain = ? and seq = 2", chain);
        assertThat(broken()).map(BrokenLink::damage).hasValue(Damage.LINE_CHANGED);
    }

    @Test
    void aMissingLineIsNamed() {
        keepChain().change("delete from audit_entry where chain = ? and seq = 2", chain);
        assertThat(broken()).hasValue(new BrokenLink(chain, 2, null, Damage.LINE_MISSING, 3));
    }

    @Test
    void reorderedLinesAreNamed() {
        keepChain().change("update audit_entry set seq = 99 where chain = ? and seq = 2", chain);
        tampering.change("update audit_entry set seq = 2 where chain = ? and seq = 3", chain);
        tampering.change("update audit_entry set seq = 3 where chain = ? and seq = 99", chain);
        assertThat(broken()).hasValueSatisfying(link -> {
            assertThat(link.damage()).isEqualTo(Damage.LINE_MOVED);
            assertThat(link.seq()).isEqualTo(2);
            assertThat(link.other()).isEqualTo(3);
        });
    }

    @Test
    void aTailCutOffIsMissedByTheChainItself() {
        keepChain().change("delete from audit_entry where chain = ? and seq > 3", chain);
        assertThat(broken()).hasValueSatisfying(link -> {
            assertThat(link.damage()).isEqualTo(Damage.TAIL_CUT);
            assertThat(link.seq()).isEqualTo(3);
            assertThat(link.other()).isEqualTo(5);
        });
    }

    @Test
    void aTailCutOffTogetherWithItsTracesIsMissedByTheSeal() {
        sealer.sealAll();
        keepChain().change("delete from audit_entry where chain = ? and seq > 3", chain);
        tampering.change(
                "update audit_chain set length = 3, head = (select hash from audit_entry where chain = ? and seq = 3)"
                        + " where chain = ?",
                chain,
                chain);
        assertThat(broken()).map(BrokenLink::damage).hasValue(Damage.TAIL_CUT);
    }

    @Test
    void aWholeChainTakenAwayIsMissedByTheSeal() {
        sealer.sealAll();
        keepChain().change("delete from audit_entry where chain = ?", chain);
        tampering.change("delete from audit_chain where chain = ?", chain);
        assertThat(broken()).hasValue(new BrokenLink(chain, 0, null, Damage.TAIL_CUT, 5));
    }

    @Test
    void aChainRewrittenWithRightHashesContradictsTheSeal() {
        sealer.sealAll();
        keepChain();
        String prev = AuditTrail.NOTHING_BEFORE;
        for (AuditEntry line : audit.chain(Subject.of(chain))) {
            AuditEntry forged = AuditHash.hashed(
                    chain, line.seq(), line.at(), line.actor(), "forged", line.subject(), line.facts(), prev);
            tampering.change(
                    "update audit_entry set action = 'forged', prev = ?, hash = ? where chain = ? and seq = ?",
                    prev,
                    forged.hash(),
                    chain,
                    line.seq());
            prev = forged.hash();
        }
        tampering.change("update audit_chain set head = ? where chain = ?", prev, chain);
        assertThat(broken()).hasValueSatisfying(link -> {
            assertThat(link.damage()).isEqualTo(Damage.SEAL_CONTRADICTED);
            assertThat(link.seq()).isEqualTo(1);
        });
    }

    @Test
    void aLinePutInWithARightHashDoesNotFollow() {
        AuditEntry line = audit.chain(Subject.of(chain)).get(2);
        AuditEntry forged = AuditHash.hashed(
                chain, 3, line.at(), line.actor(), "forged", line.subject(), line.facts(), line.prev());
        keepChain()
                .change(
                        "update audit_entry set action = 'forged', hash = ? where chain = ? and seq = 3",
                        forged.hash(),
                        chain);
        assertThat(broken()).hasValueSatisfying(link -> {
            assertThat(link.damage()).isEqualTo(Damage.LINE_UNLINKED);
            assertThat(link.seq()).isEqualTo(4);
        });
    }

    @Test
    void aChangedHeadIsNamed() {
        keepChain().change("update audit_chain set head = ? where chain = ?", AuditTrail.NOTHING_BEFORE, chain);
        assertThat(broken()).map(BrokenLink::damage).hasValue(Damage.HEAD_CHANGED);
    }

    @Test
    void aChainWithoutItsRowIsNamed() {
        keepChain().change("delete from audit_chain where chain = ?", chain);
        assertThat(broken()).map(BrokenLink::damage).hasValue(Damage.CHAIN_MISSING);
    }

    @Test
    void aChangedSealIsNamed() {
        long seal = sealed();
        tampering.keep("audit_seal", "number = ?", seal);
        tampering.change("update audit_seal set note = replace(note, '=', '-') where number = ?", seal);
        assertThat(seals()).hasValueSatisfying(link -> {
            assertThat(link.damage()).isEqualTo(Damage.SEAL_CHANGED);
            assertThat(link.seq()).isEqualTo(seal);
        });
    }

    @Test
    void aMissingSealIsNamed() {
        long seal = sealed();
        lines(1);
        sealed();
        tampering.keep("audit_seal", "number = ?", seal).change("delete from audit_seal where number = ?", seal);
        assertThat(seals()).hasValue(new BrokenLink(BrokenLink.SEALS, seal, null, Damage.SEAL_MISSING, seal + 1));
    }

    @Test
    void theLastSealTakenAwayIsMissed() {
        long seal = sealed();
        tampering.keep("audit_seal", "number = ?", seal).change("delete from audit_seal where number = ?", seal);
        assertThat(seals()).map(BrokenLink::damage).hasValue(Damage.SEALS_CUT);
    }

    @Test
    void aSealOfAnotherTimeIsNamed() {
        long seal = sealed();
        tampering
                .keep("audit_seal", "number = ?", seal)
                .change("update audit_seal set at = ? where number = ?", OffsetDateTime.now(ZoneOffset.UTC), seal);
        assertThat(seals()).map(BrokenLink::damage).hasValue(Damage.SEAL_CHANGED);
    }

    @Test
    void aSealHoldsWhatHasGrownAndNothingTwice() {
        sealed();
        assertThat(sealer.seal()).isEmpty();
        lines(1);
        assertThat(sealer.seal()).isPresent();
        assertThat(jdbc.queryForList("select seq from audit_leaf where chain = ? order by leaf", Long.class, chain))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrDeleteALine() {
        sealed();
        for (String sql : List.of(
                "update audit_entry set action = 'x' where chain = '" + chain + "'",
                "delete from audit_entry where chain = '" + chain + "'",
                "update audit_seal set heads = 0",
                "delete from audit_leaf",
                "delete from audit_seal_key")) {
            assertThatThrownBy(() -> jdbc.update(sql)).as(sql).isInstanceOf(DataAccessException.class);
        }
        if (TestDatabase.isPostgres()) {
            assertThatThrownBy(() -> jdbc.execute("truncate audit_entry"))
                    .hasMessageContaining("audit_entry is written once");
        }
        assertThat(broken()).isEmpty();
    }

    private void lines(int count) {
        for (int i = 0; i < count; i++) {
            String n = Integer.toString(i);
            transaction.executeWithoutResult(
                    status -> audit.record(Subject.of(chain), null, () -> "test.done", "thing " + n, Map.of("n", n)));
        }
    }

    private long sealed() {
        sealer.sealAll();
        return verifier.newestSeal().orElseThrow().number();
    }

    private Tampering keepChain() {
        return tampering.keep("audit_entry", "chain = ?", chain).keep("audit_chain", "chain = ?", chain);
    }

    private Optional<BrokenLink> broken() {
        return first(chain);
    }

    private Optional<BrokenLink> seals() {
        return first(BrokenLink.SEALS);
    }

    private Optional<BrokenLink> first(String of) {
        return verifier.verify("test").links().stream()
                .filter(link -> link.chain().equals(of))
                .findFirst();
    }
}

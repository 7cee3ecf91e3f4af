package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.audit.AttestedRecords;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.audit.BrokenLink;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.ReviewAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the newsroom holds and what its audit says of it are one: each row has its line, and each such line its row. */
@ServerTest
@OnBothDatabases
class AttestedRecordsTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    List<AttestedRecords> rooms;

    @Autowired
    AuditTrail audit;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    Press press;
    Article article;

    @BeforeEach
    void anArticleCorrectedAndWithdrawn() {
        press = Press.of(server);
        Article first = press.publish(Press.aTextOfItsOwn());
        article = press.publishAgain(first, ReviewReason.CORRECTION, Press.aTextOfItsOwn(), press.newsroom.aReviewer());
        Person publisher = press.newsroom.person("Publisher", Role.publisher());
        withdrawals.withdraw(article.id(), "It may do harm.", publisher);
        assertThat(broken()).isEmpty();
    }

    /** However many articles there are, a few of them are asked for at a time. */
    @Test
    void everyRoomNamesItsChainsPieceByPiece() {
        press.publish(Press.aTextOfItsOwn());
        for (AttestedRecords room : rooms) {
            List<Subject> pieces = new ArrayList<>();
            List<Subject> piece = room.chains(null, 3);
            while (!piece.isEmpty()) {
                assertThat(piece).hasSizeLessThanOrEqualTo(3);
                pieces.addAll(piece);
                piece = room.chains(piece.get(piece.size() - 1), 3);
            }
            assertThat(pieces)
                    .as(room.getClass().getSimpleName())
                    .contains(article.id().subject())
                    .doesNotHaveDuplicates()
                    .hasSameSizeAs(room.chains(null, 1_000_000));
        }
    }

    @Test
    void eachChangedRowIsFound() {
        for (String change : List.of(
                "sign_off set signer_name = 'Somebody Else'",
                "sign_off set statement = 'I have read nothing.'",
                "sign_off set remote_address = '10.0.0.1'",
                "sign_off set signed_at = signed_at - interval '1' day",
                "edition set live_at = live_at - interval '1' day",
                "edition set kind = 'UPDATE'",
                "edition_signer set name = 'Somebody Else'",
                "correction_notice set summary = 'Nothing was wrong.'",
                "correction_notice set before_text = 'It was right.'",
                "withdrawal set reason = 'For no reason.'",
                "revision set sha256 = '" + "b".repeat(64) + "'")) {
            Article other = press.publishAgain(
                    press.publish(Press.aTextOfItsOwn()),
                    ReviewReason.CORRECTION,
                    Press.aTextOfItsOwn(),
                    press.newsroom.aReviewer());
            withdrawals.withdraw(other.id(), "It may do harm.", press.newsroom.person("P", Role.publisher()));
            String table = change.substring(0, change.indexOf(' '));
            press.tamper(
                    table,
                    "update " + change + " where article_id = ?",
                    other.id().value());
            assertThat(verifier.verify("test").links())
                    .as(change)
                    .anyMatch(link ->
                            link.chain().equals(other.id().subject().key()) && link.damage() == Damage.RECORD_CHANGED);
        }
    }

    @Test
    void aChangeTickedOffAfterTheSignatureIsFound() {
        jdbc.update("""
                        insert into ticked_change (sign_off_id, number, before_revision, before_sha256, sha256, part, lead,
                                                   before_text, after_text, tail)
                        select id, 1, 1, sha256, sha256, 'body', 'Take', '5', '50', 'mg' from sign_off where article_id = ?
                        """, article.id().value());

        assertThat(broken())
                .filteredOn(link -> link.damage() == Damage.RECORD_CHANGED)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.action()).isEqualTo("revision.signed"))
                .allSatisfy(link -> assertThat(link.detail()).contains("ticked"));
    }

    @Test
    void aRowTakenAwayIsMissed() {
        press.tamper(
                "signed_words",
                "delete from signed_words where sign_off in (select id from sign_off where article_id = ?)",
                article.id().value());
        press.tamper(
                "sign_off",
                "delete from sign_off where article_id = ?",
                article.id().value());
        press.tamper(
                "withdrawal",
                "delete from withdrawal where article_id = ?",
                article.id().value());
        assertThat(broken())
                .extracting(BrokenLink::damage, BrokenLink::action)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Damage.RECORD_MISSING, "revision.signed"),
                        org.assertj.core.groups.Tuple.tuple(Damage.RECORD_MISSING, "article.withdrawn"));
    }

    @Test
    void aRowPutInIsFound() {
        UUID forged = UUID.randomUUID();
        press.tamper(
                "withdrawal",
                "insert into withdrawal (id, article_id, reason, withdrawn_by, withdrawn_at)"
                        + " select ?, article_id, reason, withdrawn_by, withdrawn_at from withdrawal where article_id = ?",
                forged,
                article.id().value());
        assertThat(broken())
                .filteredOn(link -> link.damage() == Damage.RECORD_NOT_WRITTEN)
                .extracting(BrokenLink::detail)
                .containsExactly(forged.toString());
    }

    @Test
    void anAuditTakenAwayWithAllItsTracesIsMissedByTheRecords() {
        press.tamper(
                "audit_entry",
                "delete from audit_entry where chain = ?",
                article.id().subject().key());
        press.tamper(
                "audit_chain",
                "delete from audit_chain where chain = ?",
                article.id().subject().key());
        assertThat(broken())
                .extracting(BrokenLink::damage)
                .containsOnly(Damage.RECORD_NOT_WRITTEN)
                .hasSizeGreaterThan(5);
    }

    /** As versions before this one wrote them: compared on what they hold. */
    @Test
    void olderLinesAreComparedOnWhatTheyHold() {
        Article older = press.publish(Press.aTextOfItsOwn());
        press.tamper(
                "audit_entry",
                "delete from audit_entry where chain = ? and action in ('revision.signed', 'article.live')",
                older.id().subject().key());
        Map<String, Object> signOff = jdbc.queryForMap(
                "select * from sign_off where article_id = ?", older.id().value());
        Subject chain = older.id().subject();
        transaction.executeWithoutResult(status -> audit.record(
                chain,
                org.imprimatur.people.PersonId.of(signOff.get("signer").toString()),
                ReviewAction.SIGNED,
                "revision 1",
                Map.of(
                        "sha256", older.live().sha256(),
                        "signOff", signOff.get("id").toString(),
                        "signer", signOff.get("signer_name") + ", FNP-BC",
                        "credential", "ANCC 2019000001",
                        "statement", "I have read this text.",
                        "meaning", "medical review",
                        "method", "password")));
        transaction.executeWithoutResult(status -> audit.record(
                chain,
                null,
                PublicationAction.LIVE,
                "revision 1",
                Map.of("sha256", older.live().sha256())));
        assertThat(records(older)).isEmpty();

        press.tamper(
                "sign_off",
                "update sign_off set credential_number = '1' where article_id = ?",
                older.id().value());
        assertThat(records(older))
                .singleElement()
                .satisfies(link -> assertThat(link.detail()).isEqualTo("credential"));
    }

    private List<BrokenLink> records(Article about) {
        return verifier.verify("test").links().stream()
                .filter(link -> link.chain().equals(about.id().subject().key()) && link.action() != null)
                .toList();
    }

    private List<BrokenLink> broken() {
        return verifier.verify("test").links().stream()
                .filter(link -> link.chain().equals(article.id().subject().key()))
                .toList();
    }
}

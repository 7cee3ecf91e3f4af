package org.imprimatur.review;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Credential;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signatures whose credential was taken out of use after they were given, and what was decided about them. Which they are
 * is worked out from the record each time: nothing has to be undone when the credential is given back.
 */
@Repository
public class QuestionedSignatures {

    private final JdbcClient jdbc;
    private final ReviewReadModel readModel;
    private final AuditTrail audit;
    private final Clock clock;

    QuestionedSignatures(JdbcClient jdbc, ReviewReadModel readModel, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.readModel = readModel;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A text that was signed with a credential out of use.
     *
     * @param live whether readers see it
     */
    public record SignedText(ArticleId article, String sha256, boolean live) {}

    /** A credential out of use, and how many texts readers see wait for a decision because of it. */
    public record Pending(OutOfUse outOfUse, String holder, int texts) {}

    /** Of the text with this hash, oldest signature first. */
    public List<QuestionedSignature> under(ArticleId article, String sha256) {
        return readModel.questioned(article, sha256);
    }

    /** Texts that are live or the latest of their article and were signed with the credential, by title. */
    public List<SignedText> texts(UUID outOfUse) {
        return readModel.textsSignedWith(outOfUse);
    }

    /** Each credential because of which something readers see waits for a decision, the latest first. */
    public List<Pending> pending() {
        return readModel.pendingDecisions();
    }

    /** Empty while the credential is in use. */
    public Optional<OutOfUse> of(UUID credential) {
        return jdbc.sql("select * from credential_out_of_use where credential_id = ? and back_at is null")
                .param(credential)
                .query((row, n) -> ReviewReadModel.outOfUse(row))
                .optional();
    }

    /** Writes a decision down; what follows from it is for whoever decides to do in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(SignatureDecision decision, QuestionedSignature about) {
        jdbc.sql("""
                        insert into signature_decision (id, out_of_use, article_id, sha256, kind, reason, decided_by,
                                                        decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        decision.outOfUse(),
                        decision.article().value(),
                        decision.sha256(),
                        decision.kind().name(),
                        decision.reason(),
                        decision.by().value(),
                        DbTime.at(decision.at()))
                .update();
        audit.record(
                decision.article().subject(),
                decision.by(),
                ReviewAction.SIGNATURE_DECIDED,
                "revision " + about.signature().revision(),
                Map.of(
                        "decision",
                        decision.kind().name(),
                        "credential",
                        about.outOfUse().credential().toString(),
                        "signOff",
                        about.signature().id().toString(),
                        "sha256",
                        decision.sha256(),
                        "note",
                        decision.reason()));
    }

    /** Before whoever asks which texts it concerns. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.CredentialRevoked event) {
        open(event.credential(), event.by(), false);
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.CredentialRejected event) {
        open(event.credential(), event.by(), true);
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.CredentialRestored event) {
        jdbc.sql("update credential_out_of_use set back_at = ? where credential_id = ? and back_at is null")
                .params(DbTime.at(DbTime.now(clock)), event.credential().id())
                .update();
    }

    private void open(Credential credential, PersonId by, boolean rejected) {
        Credential.Revocation revoked = credential.revoked();
        jdbc.sql("""
                        insert into credential_out_of_use (id, credential_id, holder, type, issuer, number, issued,
                                                           rejected, why, out_by, out_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        credential.id(),
                        credential.holder().value(),
                        credential.type(),
                        credential.issuer(),
                        credential.number(),
                        credential.issued(),
                        rejected,
                        revoked == null ? "" : revoked.why(),
                        by.value(),
                        DbTime.at(DbTime.now(clock)))
                .update();
    }
}

package org.imprimatur.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.standards.PublicText;
import org.imprimatur.standards.PublicTextVersion;
import org.imprimatur.standards.PublicTexts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every signature ever given; none is changed or removed. {@link Signing} gives them. */
@Repository
public class SignOffs {

    private final JdbcClient jdbc;
    private final ReviewReadModel readModel;
    private final TickedChanges ticked;
    private final SignedVerdicts verdicts;
    private final PublicTexts publicTexts;
    private final AuditTrail audit;

    SignOffs(
            JdbcClient jdbc,
            ReviewReadModel readModel,
            TickedChanges ticked,
            SignedVerdicts verdicts,
            PublicTexts publicTexts,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.readModel = readModel;
        this.ticked = ticked;
        this.verdicts = verdicts;
        this.publicTexts = publicTexts;
        this.audit = audit;
    }

    /** The signatures that hold for a text with this hash, oldest first. */
    public List<SignOff> matching(ArticleId article, String sha256) {
        return jdbc.sql("select * from sign_off where article_id = ? and sha256 = ? order by signed_at, id")
                .params(article.value(), sha256)
                .query((row, n) -> signOff(row))
                .list();
    }

    /** All signatures an article ever had, oldest first. */
    public List<SignOff> on(ArticleId article) {
        return jdbc.sql("select * from sign_off where article_id = ? order by signed_at, id")
                .param(article.value())
                .query((row, n) -> signOff(row))
                .list();
    }

    /** What the audit has to say of these signatures. */
    public List<Attestation> attestations(List<SignOff> signatures) {
        Map<UUID, List<TickedChange>> changes = ticked.with(signatures);
        Map<UUID, List<SignedVerdict>> said = verdicts.with(signatures);
        return signatures.stream()
                .map(signature -> AttestedSignOffs.attestation(
                        signature,
                        changes.getOrDefault(signature.id(), List.of()),
                        said.getOrDefault(signature.id(), List.of())))
                .toList();
    }

    /** What anybody may know of a signature, as the text whose hash its line in the audit holds. */
    public String record(SignOff signature) {
        return RecordDigest.of(AttestedSignOffs.open(signature));
    }

    /** The signature that finished a turn. */
    public Optional<SignOff> byTask(String taskId) {
        return jdbc.sql("select * from sign_off where task_id = ?")
                .param(taskId)
                .query((row, n) -> signOff(row))
                .optional();
    }

    /** Which version of a public text was in force as it was given; empty for signatures from before that was kept. */
    public Optional<PublicTextVersion> signedUnder(SignOff signature, PublicText text) {
        return jdbc.sql("select version from signed_words where sign_off = ? and kind = ?")
                .params(signature.id(), text.name())
                .query(Integer.class)
                .optional()
                .map(version -> publicTexts.require(text, version));
    }

    /** Articles that were ever signed, in the order of their ids. */
    List<ArticleId> articles(ArticleId after, int most) {
        return jdbc.sql("select distinct article_id from sign_off where article_id > ? order by article_id limit ?")
                .params(after.value(), most)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    /** Written together with what was ticked off and said of claims, and with the line that attests all of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(SignOff signOff, List<TickedChange> changes, List<SignedVerdict> said) {
        jdbc.sql("""
                        insert into sign_off (id, article_id, revision, sha256, run, round, task_id, signer, signer_name,
                                              credential_type, credential_issuer, credential_number,
                                              credential_jurisdiction, credential_issued, credential_expires,
                                              credential_verified_on, credential_verified_by, meaning, statement,
                                              method, remote_address, signed_at, salt)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        signOff.id(),
                        signOff.article().value(),
                        signOff.revision(),
                        signOff.sha256(),
                        signOff.run(),
                        signOff.round(),
                        signOff.taskId(),
                        signOff.signer().value(),
                        signOff.signerName(),
                        signOff.credentialType(),
                        signOff.credentialIssuer(),
                        signOff.credentialNumber(),
                        signOff.credentialJurisdiction(),
                        signOff.credentialIssued(),
                        signOff.credentialExpires(),
                        signOff.credentialVerifiedOn(),
                        signOff.credentialVerifiedBy(),
                        signOff.meaning(),
                        signOff.statement(),
                        signOff.method(),
                        signOff.remoteAddress(),
                        DbTime.at(signOff.signedAt()),
                        signOff.salt())
                .update();
        ticked.add(signOff, changes);
        verdicts.add(signOff, said);
        List<PublicTextVersion> words =
                Arrays.stream(PublicText.values()).map(publicTexts::inForce).toList();
        words.forEach(version -> jdbc.sql("insert into signed_words (sign_off, kind, version) values (?, ?, ?)")
                .params(signOff.id(), version.text().name(), version.number())
                .update());
        ReviewReadModel.Signatures signatures = readModel.signatures(signOff.article());
        Map<String, String> facts = new HashMap<>(AttestedSignOffs.facts(signOff, changes, said));
        facts.put(
                "words",
                words.stream()
                        .map(version -> version.text().word() + " " + version.number())
                        .collect(Collectors.joining(", ")));
        facts.put("given", Integer.toString(signatures.given()));
        facts.put("needed", Integer.toString(signatures.needed()));
        audit.record(
                signOff.article().subject(),
                signOff.signer(),
                ReviewAction.SIGNED,
                "revision " + signOff.revision(),
                facts);
    }

    static SignOff signOff(ResultSet row) throws SQLException {
        return new SignOff(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                row.getString("sha256"),
                row.getInt("run"),
                row.getInt("round"),
                row.getString("task_id"),
                new PersonId(row.getObject("signer", UUID.class)),
                row.getString("signer_name"),
                row.getString("credential_type"),
                row.getString("credential_issuer"),
                row.getString("credential_number"),
                row.getString("credential_jurisdiction"),
                row.getObject("credential_issued", LocalDate.class),
                row.getObject("credential_expires", LocalDate.class),
                row.getObject("credential_verified_on", LocalDate.class),
                row.getString("credential_verified_by"),
                row.getString("meaning"),
                row.getString("statement"),
                row.getString("method"),
                row.getString("remote_address"),
                DbTime.read(row, "signed_at"),
                row.getString("salt"));
    }
}

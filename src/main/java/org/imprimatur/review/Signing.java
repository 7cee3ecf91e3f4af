package org.imprimatur.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.people.AddressConfirmations;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Passwords;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Gives signatures: a clinician puts their name under a text. */
@Service
@EnableConfigurationProperties(ClaimSettings.class)
public class Signing {

    private static final String MEANING = "medical review";
    private static final String METHOD = "password";

    private final Worklist worklist;
    private final Articles articles;
    private final SignOffs signOffs;
    private final FallenSources fallenSources;
    private final SigningBase base;
    private final ClaimSheets claims;
    private final KnownClaimIndex knownClaims;
    private final ClaimSettings settings;
    private final Rounds rounds;
    private final ReviewDrafts drafts;
    private final Credentials credentials;
    private final People people;
    private final AddressConfirmations confirmations;
    private final Passwords passwords;
    private final WrongPasswords wrongPasswords;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Messages messages;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Signing(
            Worklist worklist,
            Articles articles,
            SignOffs signOffs,
            FallenSources fallenSources,
            SigningBase base,
            ClaimSheets claims,
            KnownClaimIndex knownClaims,
            ClaimSettings settings,
            Rounds rounds,
            ReviewDrafts drafts,
            Credentials credentials,
            People people,
            AddressConfirmations confirmations,
            Passwords passwords,
            WrongPasswords wrongPasswords,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Messages messages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.worklist = worklist;
        this.articles = articles;
        this.signOffs = signOffs;
        this.fallenSources = fallenSources;
        this.base = base;
        this.claims = claims;
        this.knownClaims = knownClaims;
        this.settings = settings;
        this.rounds = rounds;
        this.drafts = drafts;
        this.credentials = credentials;
        this.people = people;
        this.confirmations = confirmations;
        this.passwords = passwords;
        this.wrongPasswords = wrongPasswords;
        this.audit = audit;
        this.announce = announce;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Signs the latest revision. All guards are asked twice: before the password, so that nobody types it in vain, and
     * again while turn and text are held. The password is compared between the two, where its slow hash holds up nobody.
     *
     * @throws ReadRevision.StaleRevision if the text is no longer the one that was read
     * @throws ChangesToTick.OtherChanges if its changes are counted from another text by now
     * @throws ChangesToTick.ChangesNotTicked if one of them was not ticked off
     * @throws ClaimSheet.ClaimsUnanswered if a claim has no verdict and this newsroom wants one for each
     * @throws ReadRevision.TextNotIntact if the stored text no longer hashes to its record; the audit keeps that it happened
     */
    public SignOff sign(Person clinician, String taskId, SigningInput input) {
        try {
            transaction.executeWithoutResult(status -> guard(clinician, taskId, input));
            proveIdentity(clinician, input.password());
            return transaction.execute(status -> signHeld(clinician, taskId, input));
        } catch (ReadRevision.TextNotIntact broken) {
            transaction.executeWithoutResult(status -> raiseAlarm(clinician, taskId));
            throw broken;
        }
    }

    /** Why this person cannot sign the article as it stands, whoever's turn it is. */
    public Optional<Refusal> obstacle(Person person, Article article, Revision latest) {
        return SigningPolicy.obstacle(caseOf(person, article, latest, retracted(latest)));
    }

    /** The same but for what is wrong with the text itself, which whoever reads it is to find and send back. */
    Optional<Refusal> obstacleInPerson(Person person, Article article, Revision latest) {
        return SigningPolicy.obstacle(caseOf(person, article, latest, List.of()));
    }

    private List<FallenSource> retracted(Revision latest) {
        return fallenSources.graveIn(latest.text().sources());
    }

    public Optional<Credential> credentialOf(Person person) {
        return credentials.inForce(person.id(), today());
    }

    /** The sentence the clinician agrees to, exactly as it will be recorded. */
    public String statement(Person clinician, Credential credential, Revision revision) {
        String jurisdiction = credential.jurisdiction();
        return messages.say(
                "review.statement",
                clinician.name(),
                credential.type(),
                credential.issuer() + (jurisdiction == null ? "" : ", " + jurisdiction),
                credential.number(),
                revision.text().title(),
                Integer.toString(revision.number()));
    }

    /** Whether the person began the article or saved any revision of it. */
    public boolean hasWritten(Person person, Article article) {
        return article.writer().equals(person.id()) || articles.hasSaved(person.id(), article.id());
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    private Held guard(Person clinician, String taskId, SigningInput input) {
        Turn turn = worklist.holdFor(clinician, taskId, StepForm.REVIEW);
        Article article = articles.hold(ArticleId.of(turn.subject()));
        Revision latest = articles.latest(article);
        input.read().mustBe(latest);
        SigningPolicy.Case signing = caseOf(clinician, article, latest, retracted(latest));
        SigningPolicy.obstacle(signing).ifPresent(refusal -> {
            throw refusal;
        });
        Credential credential = signing.credential().orElseThrow();
        String statement = statement(clinician, credential, latest);
        ChangesToTick changes = base.changes(clinician, article, latest);
        changes.mustBeTicked(input.comparedWith(), input.ticks());
        ClaimSheet sheet = claims.of(clinician.id(), article, latest);
        if (settings.claimsRequired()) {
            sheet.mustBeAnswered();
        }
        input.mustAgreeTo(statement);
        return new Held(
                article, latest, signing.round(), credential, statement, changes.ticked(latest), sheet.signed());
    }

    private void proveIdentity(Person clinician, String password) {
        wrongPasswords.mustBeFew(clinician.id());
        if (!passwords.matches(clinician.id(), password)) {
            wrongPasswords.count(clinician.id());
            throw new PasswordDoesNotMatch();
        }
        wrongPasswords.forget(clinician.id());
    }

    private SignOff signHeld(Person clinician, String taskId, SigningInput input) {
        Held held = guard(clinician, taskId, input);
        Credential credential = held.credential();
        if (!credentials.holdInForce(credential.id(), today())) {
            throw SigningPolicy.NoCredentialInForce.among(credentials.of(clinician.id()), today());
        }
        SignOff signOff = new SignOff(
                UUID.randomUUID(),
                held.article().id(),
                held.latest().number(),
                held.latest().sha256(),
                held.round().run(),
                held.round().round(),
                taskId,
                clinician.id(),
                clinician.name(),
                credential.type(),
                credential.issuer(),
                credential.number(),
                credential.jurisdiction(),
                credential.issued(),
                credential.expires(),
                verifiedOn(credential),
                name(credential.verifiedBy()),
                MEANING,
                held.statement(),
                METHOD,
                input.remoteAddress(),
                DbTime.now(clock),
                RecordDigest.salt());
        signOffs.add(signOff, held.ticked(), held.verdicts());
        knownClaims.keep(signOff, held.verdicts(), held.latest().text());
        drafts.drop(taskId);
        announce.publishEvent(new RevisionSigned(taskId, held.article().id(), signOff.revision(), clinician.id()));
        return signOff;
    }

    private void raiseAlarm(Person clinician, String taskId) {
        Subject subject = worklist.find(taskId).map(Turn::subject).orElseThrow(TurnAccess.NoSuchTurn::new);
        Article article = articles.require(ArticleId.of(subject));
        Revision latest = articles.latest(article);
        audit.record(
                subject,
                clinician.id(),
                ReviewAction.TEXT_NOT_INTACT,
                "revision " + latest.number(),
                Map.of("recorded", latest.sha256(), "found", latest.text().sha256()));
    }

    private SigningPolicy.Case caseOf(Person person, Article article, Revision latest, List<FallenSource> retracted) {
        return new SigningPolicy.Case(
                person,
                article,
                latest,
                hasWritten(person, article),
                !confirmations.isAwaited(person.id()),
                credentials.of(person.id()),
                signOffs.matching(article.id(), latest.sha256()),
                retracted,
                rounds.of(article.id()),
                today());
    }

    private static LocalDate verifiedOn(Credential credential) {
        LocalDate verifiedOn = credential.verifiedOn();
        if (verifiedOn == null) {
            throw new IllegalStateException("A credential in force has been verified");
        }
        return verifiedOn;
    }

    private String name(@Nullable PersonId id) {
        return id == null ? "" : people.find(id).map(Person::name).orElse(id.toString());
    }

    private record Held(
            Article article,
            Revision latest,
            Rounds.Round round,
            Credential credential,
            String statement,
            List<TickedChange> ticked,
            List<SignedVerdict> verdicts) {}

    /** Whoever signs proves once more to be themselves. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class PasswordDoesNotMatch extends Refusal {

        PasswordDoesNotMatch() {
            super();
        }
    }

    /** A clinician signed a revision. */
    public record RevisionSigned(String taskId, ArticleId article, int revision, PersonId by) {}
}

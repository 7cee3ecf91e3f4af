package org.imprimatur.review.web;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.Credential;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewDrafts;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.RevisionDiff;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.Signing;
import org.imprimatur.review.SigningPolicy;
import org.imprimatur.review.TickedChanges;
import org.imprimatur.review.UnchangedReturns;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanel;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the pages of this room print. */
@Component
class ReviewPages {

    private final Articles articles;
    private final Typesetter typesetter;
    private final SignOffs signOffs;
    private final Reviews reviews;
    private final ReviewDrafts drafts;
    private final UnchangedReturns returns;
    private final TickedChanges ticked;
    private final Signing signing;
    private final ReviewOutcomes outcomes;
    private final People people;
    private final Worklist worklist;
    private final TurnPanels panels;
    private final Messages messages;

    ReviewPages(
            Articles articles,
            Typesetter typesetter,
            SignOffs signOffs,
            Reviews reviews,
            ReviewDrafts drafts,
            UnchangedReturns returns,
            TickedChanges ticked,
            Signing signing,
            ReviewOutcomes outcomes,
            People people,
            Worklist worklist,
            TurnPanels panels,
            Messages messages) {
        this.articles = articles;
        this.typesetter = typesetter;
        this.signOffs = signOffs;
        this.reviews = reviews;
        this.drafts = drafts;
        this.returns = returns;
        this.ticked = ticked;
        this.signing = signing;
        this.outcomes = outcomes;
        this.people = people;
        this.worklist = worklist;
        this.panels = panels;
        this.messages = messages;
    }

    /**
     * @param since the revision to compare with, null for the person's last look or else the last signature
     * @param typed what the person has just typed and could not send; null to show what is kept
     */
    ReviewPage review(Person me, Turn turn, @Nullable Integer since, String showing, @Nullable String typed) {
        Article article = articles.require(ArticleId.of(turn.subject()));
        Revision latest = articles.latest(article);
        List<SignOff> signatures = signOffs.on(article.id());
        List<ReviewNote> said = reviews.notesOn(article.id());
        Optional<ReviewDrafts.Draft> draft = drafts.find(turn.taskId(), me.id());
        List<ReviewPage.Base> bases = bases(me, latest, signatures, said, draft);
        RevisionDiff revisionDiff = changes(article, latest, since, bases);
        Credential credential = signing.credentialOf(me).orElse(null);
        TurnPanel panel = panels.of(turn, me);
        return new ReviewPage(
                turn,
                panel,
                article,
                latest,
                typesetter.forDesk(latest.text()),
                name(article.writer()),
                turn.assignee() == null ? null : name(turn.assignee()),
                TurnPolicy.mayWorkOn(me, turn),
                panel.mayTake(),
                panel.yours() && panel.mayHandBack(),
                TurnPolicy.mayHold(me, turn)
                        ? obstacle(me, turn, article, latest).orElse(null)
                        : null,
                credential,
                days(credential),
                signatures.stream()
                        .sorted(Comparator.comparing(SignOff::signedAt).reversed())
                        .map(signature -> new ReviewPage.Seal(
                                signature.byline(),
                                signature.revision(),
                                signature.signedAt(),
                                signature.holdsFor(latest.text().sha256()),
                                signature.isOfAnEdition(article)))
                        .toList(),
                said.stream()
                        .sorted(Comparator.comparing(ReviewNote::writtenAt).reversed())
                        .toList(),
                new ReviewPage.Notes(
                        typed == null ? draft.map(ReviewDrafts.Draft::notes).orElse("") : typed,
                        draft.map(ReviewDrafts.Draft::savedAt).orElse(null)),
                returns.last(said, article).orElse(null),
                bases,
                revisionDiff,
                revisionDiff == null ? "text" : showing);
    }

    /** How a turn ended, for those it concerns: whoever ended it, the writer, the publishers. */
    Optional<DonePage> done(Person me, String taskId) {
        Optional<DonePage> signed = signOffs.byTask(taskId).map(signOff -> {
            Article article = articles.require(signOff.article());
            Revision revision =
                    articles.revision(signOff.article(), signOff.revision()).orElseThrow();
            boolean holds = signOff.holdsFor(articles.latest(article).text().sha256());
            return new DonePage(
                    "signed",
                    signOff.article(),
                    revision.text().title(),
                    signOff.revision(),
                    signOff.sha256(),
                    signOff.byline(),
                    me.is(signOff.signer()),
                    signOff.signedAt(),
                    holds,
                    signOff.isOfAnEdition(article),
                    holds ? missing(article) : null,
                    me.is(signOff.signer()) ? givenUp(me, article) : List.of(),
                    signOff.statement(),
                    ticked.with(signOff),
                    "");
        });
        return signed.or(() -> reviews.byTask(taskId).map(note -> {
                    Revision revision =
                            articles.revision(note.article(), note.revision()).orElseThrow();
                    return new DonePage(
                            switch (note.kind()) {
                                case CHANGES_REQUESTED -> "changes-requested";
                                case APPROVED -> "approved";
                                case SENT_BACK -> "sent-back";
                            },
                            note.article(),
                            revision.text().title(),
                            note.revision(),
                            revision.sha256(),
                            note.authorName(),
                            me.is(note.author()),
                            note.writtenAt(),
                            false,
                            false,
                            null,
                            List.of(),
                            null,
                            List.of(),
                            note.words());
                }))
                .filter(done -> done.byMe() || me.holds(Role.publisher()) || isWriter(me, done.article()));
    }

    private @Nullable String missing(Article article) {
        ReviewOutcome outcome = outcomes.of(article.id());
        return outcome.isEnough()
                ? null
                : messages.say("review.done.signed.signatures", outcome.given(), outcome.needed());
    }

    private List<String> givenUp(Person me, Article article) {
        Vacancy signed = new Vacancy(me.id(), Vacancy.Why.HAS_SIGNED);
        return worklist.openOn(article.id().subject()).stream()
                .filter(turn -> signed.equals(turn.vacancy()))
                .map(turn -> messages.say(
                        "review.done.signed.given-up",
                        turn.step(),
                        panels.of(turn, me).holder()))
                .toList();
    }

    private boolean isWriter(Person me, ArticleId article) {
        return me.is(articles.require(article).writer());
    }

    /** A review ends in a signature, which wants a credential; a further stage only wants somebody else's text. */
    private Optional<Refusal> obstacle(Person me, Turn turn, Article article, Revision latest) {
        if (turn.isServedBy(StepForm.REVIEW)) {
            return signing.obstacle(me, article, latest);
        }
        if (!latest.isIntact()) {
            return Optional.of(new ReadRevision.TextNotIntact(article.title(), latest.number()));
        }
        return SigningPolicy.isOwnText(me, article, signing.hasWritten(me, article))
                ? Optional.of(new SigningPolicy.OwnText(article.title()))
                : Optional.empty();
    }

    /** The person's own last look first, then the last signature; each earlier revision once. */
    private static List<ReviewPage.Base> bases(
            Person me,
            Revision latest,
            List<SignOff> signatures,
            List<ReviewNote> said,
            Optional<ReviewDrafts.Draft> draft) {
        List<ReviewPage.Base> looks = new ArrayList<>();
        draft.ifPresent(kept -> looks.add(new ReviewPage.Base(kept.revision(), "look", kept.savedAt())));
        said.stream()
                .filter(note -> me.is(note.author()))
                .forEach(note -> looks.add(new ReviewPage.Base(note.revision(), "asked", note.writtenAt())));
        signatures.stream()
                .filter(signature -> me.is(signature.signer()))
                .forEach(signature ->
                        looks.add(new ReviewPage.Base(signature.revision(), "signature", signature.signedAt())));
        List<ReviewPage.Base> bases = new ArrayList<>();
        looks.stream()
                .filter(look -> look.revision() < latest.number())
                .max(Comparator.comparingInt(ReviewPage.Base::revision))
                .ifPresent(bases::add);
        signatures.stream()
                .max(Comparator.comparing(SignOff::signedAt))
                .map(signature -> new ReviewPage.Base(signature.revision(), "signature", signature.signedAt()))
                .filter(base -> bases.stream().noneMatch(known -> known.revision() == base.revision()))
                .ifPresent(bases::add);
        bases.removeIf(base -> base.revision() >= latest.number());
        return bases;
    }

    private @Nullable RevisionDiff changes(
            Article article, Revision latest, @Nullable Integer since, List<ReviewPage.Base> bases) {
        Integer base = since != null
                ? since
                : bases.isEmpty() ? null : Integer.valueOf(bases.get(0).revision());
        if (base == null || base >= latest.number()) {
            return null;
        }
        return articles.revision(article.id(), base)
                .map(before -> RevisionDiff.between(before, latest))
                .orElse(null);
    }

    private @Nullable Long days(@Nullable Credential credential) {
        return credential == null || credential.expires() == null
                ? null
                : ChronoUnit.DAYS.between(signing.today(), credential.expires());
    }

    private String name(PersonId id) {
        return people.find(id).map(Person::name).orElse("");
    }
}

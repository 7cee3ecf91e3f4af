package org.imprimatur.publication;

import java.time.Clock;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.OutOfUse;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.QuestionedSignatures;
import org.imprimatur.review.SignatureDecision;
import org.imprimatur.worklist.Worklist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What publishers decide about texts whose signature was given with a credential that is out of use by now. */
@Service
public class SignatureDecisions {

    private static final int LONGEST = 2_000;

    private final QuestionedSignatures questioned;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Banners banners;
    private final Withdrawals withdrawals;
    private final ScheduledPublications schedule;
    private final Worklist worklist;
    private final Clock clock;

    SignatureDecisions(
            QuestionedSignatures questioned,
            Articles articles,
            ArticleCommands articleCommands,
            Banners banners,
            Withdrawals withdrawals,
            ScheduledPublications schedule,
            Worklist worklist,
            Clock clock) {
        this.questioned = questioned;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.banners = banners;
        this.withdrawals = withdrawals;
        this.schedule = schedule;
        this.worklist = worklist;
        this.clock = clock;
    }

    /**
     * Decides about one text, and does what follows: begins a review, puts up the warning, or withdraws the article.
     *
     * @param sha256 of the text the publisher saw
     * @param reason as readers are told it; of a warning its words
     * @throws PublishingCommands.PublishersOnly if it is not for this person to decide
     * @throws DecisionReasonMissing if there is no reason
     * @throws NoticeText.WordsTooLong if it is longer than a notice can be
     * @throws CredentialBack if the credential is in use again
     * @throws NothingInQuestion if the text does not stand on it any more
     * @throws OnlyForLiveTexts if readers do not see the text, and there is nothing to warn them of or to withdraw
     */
    @Transactional
    public void decide(
            Person publisher,
            UUID credential,
            ArticleId id,
            String sha256,
            SignatureDecision.Kind kind,
            String reason) {
        PublishingCommands.mustBePublisher(publisher);
        String words = reason(reason);
        Article article = articles.hold(id);
        OutOfUse outOfUse = questioned.of(credential).orElseThrow(CredentialBack::new);
        QuestionedSignature about = require(article, sha256, outOfUse);
        boolean live = article.isLiveWith(sha256);
        if (kind.isForLiveTexts() && !live) {
            throw new OnlyForLiveTexts(article.title());
        }
        questioned.record(
                new SignatureDecision(outOfUse.id(), id, sha256, kind, words, publisher.id(), DbTime.now(clock)),
                about);
        follow(article, kind, words, live, publisher);
    }

    private void follow(Article article, SignatureDecision.Kind kind, String words, boolean live, Person publisher) {
        switch (kind) {
            case NEW_REVIEW -> {
                if (live && !isUnderWay(article.id())) {
                    articleCommands.beginAgain(article.id(), ReviewReason.RE_REVIEW, publisher);
                }
            }
            case BANNER -> banners.raise(article.id(), words, publisher);
            case WITHDRAWN -> withdrawals.withdraw(article.id(), words, publisher);
            case STANDS -> {}
        }
    }

    /** Whether a review of the article is going on, or a signed text of it waits for its time. */
    public boolean isUnderWay(ArticleId article) {
        return !worklist.openOn(article.subject()).isEmpty()
                || schedule.of(article).isPresent();
    }

    private QuestionedSignature require(Article article, String sha256, OutOfUse outOfUse) {
        boolean shown =
                article.isLiveWith(sha256) || articles.latest(article).sha256().equals(sha256);
        return questioned.under(article.id(), sha256).stream()
                .filter(signature -> shown && signature.outOfUse().id().equals(outOfUse.id()))
                .findFirst()
                .orElseThrow(() -> new NothingInQuestion(article.title()));
    }

    private static String reason(String typed) {
        String words =
                NoticeText.shortEnough(LONGEST, typed.replace("\r\n", "\n").strip());
        if (words.isEmpty()) {
            throw new DecisionReasonMissing();
        }
        return words;
    }

    /** The credential is in use again, so there is nothing to decide. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CredentialBack extends Refusal {

        CredentialBack() {
            super();
        }
    }

    /** Readers are told why a signature still counts, or what happens instead. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class DecisionReasonMissing extends Refusal {

        DecisionReasonMissing() {
            super();
        }
    }

    /** The article has another text by now, or its signer has signed it anew. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NothingInQuestion extends Refusal {

        NothingInQuestion(String title) {
            super(title);
        }
    }

    /** What readers do not see needs no warning and cannot be withdrawn. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class OnlyForLiveTexts extends Refusal {

        OnlyForLiveTexts(String title) {
            super(title);
        }
    }
}

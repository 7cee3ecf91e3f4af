package org.imprimatur.publication;

import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.QuestionedSignatures;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The only way to a live text. Each time one is wanted, the hash of what is stored is worked out afresh and compared
 * with what went live and with the signatures, and these with the audit; if they disagree nothing is given out and an
 * alarm is raised.
 */
@Component
public class LiveTexts {

    private final Articles articles;
    private final SignOffs signOffs;
    private final QuestionedSignatures questioned;
    private final Editions editions;
    private final AttestationCheck attestationCheck;
    private final IntegrityAlarm alarm;

    LiveTexts(
            Articles articles,
            SignOffs signOffs,
            QuestionedSignatures questioned,
            Editions editions,
            AttestationCheck attestationCheck,
            IntegrityAlarm alarm) {
        this.articles = articles;
        this.signOffs = signOffs;
        this.questioned = questioned;
        this.editions = editions;
        this.attestationCheck = attestationCheck;
        this.alarm = alarm;
    }

    /**
     * @throws NotPublished if it was never live
     * @throws TextWithheld if what is stored is not what was signed
     */
    public LiveText require(String slug) {
        return prove(articles.bySlug(slug).orElseThrow(NotPublished::new));
    }

    /**
     * @throws NotPublished if it was never live
     * @throws TextWithheld if what is stored is not what was signed
     */
    public LiveText require(ArticleId article) {
        return prove(articles.find(article).orElseThrow(NotPublished::new));
    }

    /** For lists: those that may be shown, in the same order. */
    public List<LiveText> among(List<ArticleId> wanted) {
        return wanted.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    public Optional<LiveText> find(ArticleId article) {
        try {
            return Optional.of(require(article));
        } catch (NotPublished | TextWithheld notToBeSeen) {
            return Optional.empty();
        }
    }

    /** The title readers knew a withdrawn article by, if what is stored still is what was signed. */
    public Optional<String> lastTitle(Article article) {
        Article.Live last = article.lastLive();
        if (last == null) {
            return Optional.empty();
        }
        try {
            return articles.revision(article.id(), last.revision())
                    .map(Revision::text)
                    .filter(text -> text.sha256().equals(last.sha256()))
                    .map(RevisionText::title);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private LiveText prove(Article article) {
        Article.Live live = article.live();
        if (live == null) {
            throw new NotPublished();
        }
        Revision revision;
        try {
            revision = articles.revision(article.id(), live.revision()).orElse(null);
        } catch (RuntimeException unreadable) {
            throw refuse(article, live, "the stored text cannot be read", "");
        }
        if (revision == null) {
            throw refuse(article, live, "the stored text is missing", "");
        }
        String found = revision.text().sha256();
        if (!found.equals(live.sha256())) {
            throw refuse(article, live, "the stored text is not the one that went live", found);
        }
        if (!revision.isIntact()) {
            throw refuse(article, live, "the stored hash is not the text's", revision.sha256());
        }
        List<SignOff> signatures = signOffs.matching(article.id(), found);
        if (signatures.isEmpty()) {
            throw refuse(article, live, "no signature holds for the stored text", found);
        }
        Edition edition = editions.current(article.id()).orElse(null);
        if (edition == null) {
            throw refuse(article, live, "no edition of it is before readers", "");
        }
        if (!edition.sha256().equals(found)) {
            throw refuse(article, live, "the edition names another text", edition.sha256());
        }
        if (!attestationCheck.areAttested(edition, signatures)) {
            throw refuse(article, live, "the audit attests another signature or edition", found);
        }
        alarm.over(article);
        return new LiveText(
                article, live, revision.text(), shown(signatures, edition), questioned.under(article.id(), found));
    }

    /** What was signed again while readers saw it is told with the edition that it leads to. */
    private static List<SignOff> shown(List<SignOff> signatures, Edition edition) {
        List<SignOff> before = signatures.stream()
                .filter(signature -> !signature.signedAt().isAfter(edition.liveAt()))
                .toList();
        return before.isEmpty() ? signatures : before;
    }

    private TextWithheld refuse(Article article, Article.Live live, String why, String found) {
        alarm.raise(article, live, why, found);
        return new TextWithheld();
    }

    /** Readers asked for something that is not, or not yet, for them to see. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NotPublished extends Refusal {}

    /** What is stored is not what was signed, so readers see nothing of it until somebody has looked. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    public static class TextWithheld extends Refusal {}
}

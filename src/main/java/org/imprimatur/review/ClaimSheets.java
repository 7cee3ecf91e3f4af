package org.imprimatur.review;

import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.anchor.PlainText;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.article.claim.Claims;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Lists the claims of a text for one reviewer, and keeps what they say of them. */
@Component
public class ClaimSheets {

    private final Articles articles;
    private final ClaimVerdicts verdicts;

    ClaimSheets(Articles articles, ClaimVerdicts verdicts) {
        this.articles = articles;
        this.verdicts = verdicts;
    }

    /** With what they said of earlier revisions, where it still stands. */
    public ClaimSheet of(PersonId reviewer, Article article, Revision revision) {
        List<ClaimVerdict> said = verdicts.of(article.id(), reviewer).stream()
                .filter(verdict -> verdict.revision() <= revision.number())
                .toList();
        FollowedVerdicts followed = FollowedVerdicts.of(said, revision.number(), number -> text(article, number));
        List<ClaimSheet.Entry> entries =
                Claims.in(revision.text()).stream().map(followed::entry).toList();
        return new ClaimSheet(revision.number(), revision.sha256(), entries, followed.gone());
    }

    /**
     * Keeps what a reviewer says of a claim, also if the text has changed since they read it: it is about the revision they
     * read, and goes on from there.
     *
     * @throws NoSuchClaim if that revision has no claim of that number
     */
    public void keep(
            Person reviewer, Article article, String taskId, ReadRevision read, int number, VerdictInput input) {
        Revision revision = articles.revision(article.id(), read.revision())
                .filter(known -> known.sha256().equals(read.sha256()))
                .orElseThrow(NoSuchClaim::new);
        ClaimSheet.Entry entry =
                of(reviewer.id(), article, revision).entry(number).orElseThrow(NoSuchClaim::new);
        Claim claim = entry.claim();
        VerdictInput said = input.verdict() == null
                ? new VerdictInput(entry.said().verdict(), input.note(), input.source(), input.passage(), input.page())
                : input;
        ClaimVerdict verdict =
                new ClaimVerdict(revision.number(), number, claim.anchor(), claim.basis(), said, revision.savedAt());
        verdicts.keep(article.id(), reviewer.id(), taskId, verdict);
    }

    private String text(Article article, int number) {
        return articles.revision(article.id(), number)
                .map(revision -> PlainText.of(revision.text()).words())
                .orElse("");
    }

    /** The page shows claims by their numbers, and this text has none of that number. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static final class NoSuchClaim extends Refusal {}
}

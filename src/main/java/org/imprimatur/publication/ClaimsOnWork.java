package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.article.claim.Claims;
import org.imprimatur.article.claim.ListedItems;
import org.imprimatur.article.source.standing.CitedWorks;
import org.imprimatur.article.source.standing.WorkKeys;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Finds every claim that rests on a work, in what readers see and in what is in work, with what was found of each. */
@Component
public class ClaimsOnWork {

    /** As many as somebody reads through. */
    private static final int MOST = 50;

    private final CitedWorks citedWorks;
    private final Articles articles;
    private final ArticlePolicy policy;
    private final Worklist worklist;
    private final SignedFindings findings;

    ClaimsOnWork(
            CitedWorks citedWorks,
            Articles articles,
            ArticlePolicy policy,
            Worklist worklist,
            SignedFindings findings) {
        this.citedWorks = citedWorks;
        this.articles = articles;
        this.policy = policy;
        this.worklist = worklist;
        this.findings = findings;
    }

    /**
     * All of them.
     *
     * @param title of the work, as an article lists it; empty if none names it
     * @param item  the work as that article lists it, CSL-JSON; empty if none names it
     * @param more  articles that are not shown, for there are too many
     */
    public record Found(String title, String item, List<OnText> texts, int more) {

        public Found {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The claims of one text.
     *
     * @param live whether readers see it; else it is in work
     */
    public record OnText(Article article, int revision, boolean live, List<OnClaim> claims) {

        public OnText {
            claims = List.copyOf(claims);
        }
    }

    /** @param finding what was found of it, and by whom */
    public record OnClaim(String words, String finding) {}

    /** @param work one of the keys by which it is known; texts nobody but others may read are left out */
    public Found of(String work, Person reader) {
        Set<String> works = new LinkedHashSet<>(Set.of(work));
        List<ArticleId> naming = citedWorks.citing(works);
        String item = naming.stream()
                .limit(MOST)
                .map(articles::require)
                .map(article -> item(articles.latest(article), works))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse("");
        if (!item.isEmpty() && works.addAll(WorkKeys.of(item))) {
            naming = citedWorks.citing(works);
        }
        List<OnText> texts = new ArrayList<>();
        naming.stream().limit(MOST).map(articles::require).forEach(article -> add(texts, article, works, reader));
        String title = item.isEmpty() ? "" : ListedItems.title(item);
        return new Found(title, item, texts, Math.max(0, naming.size() - MOST));
    }

    private void add(List<OnText> texts, Article article, Set<String> works, Person reader) {
        Article.Live live = article.withdrawn() == null ? article.live() : null;
        if (live != null) {
            articles.revision(article.id(), live.revision()).ifPresent(text -> add(texts, article, text, true, works));
        }
        boolean inWork = !worklist.openOn(article.id().subject()).isEmpty();
        boolean another = live == null || live.revision() != article.latestRevision();
        if (inWork && another && policy.mayRead(reader, article)) {
            add(texts, article, articles.latest(article), false, works);
        }
    }

    private void add(List<OnText> texts, Article article, Revision text, boolean live, Set<String> works) {
        if (!item(text, works).isEmpty()) {
            texts.add(new OnText(article, text.number(), live, on(text, works)));
        }
    }

    /** The claims of one text on any of these works, with what was found of each. */
    List<OnClaim> on(Revision text, Set<String> works) {
        Map<String, Set<String>> byKey = new HashMap<>();
        ListedItems.of(text.text()).forEach((key, item) -> byKey.put(key, WorkKeys.of(item)));
        Map<String, String> found = findings.of(text.article(), text.sha256());
        List<OnClaim> claims = new ArrayList<>();
        for (Claim claim : Claims.in(text.text())) {
            Set<String> cited = new HashSet<>();
            claim.sources().forEach(source -> cited.addAll(byKey.getOrDefault(source.key(), Set.of())));
            if (!Collections.disjoint(cited, works)) {
                claims.add(new OnClaim(claim.words(), findings.on(claim.words(), found)));
            }
        }
        return claims;
    }

    /** The first source of a text that is one of these works, as CSL-JSON. */
    private static String item(Revision text, Set<String> works) {
        return ListedItems.of(text.text()).values().stream()
                .filter(item -> !Collections.disjoint(WorkKeys.of(item), works))
                .findFirst()
                .orElse("");
    }
}

package org.imprimatur.publication;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.DbTime;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that whoever has a text in hand hears of a retracted work it cites, once for each article and work. */
@Repository
public class RetractedInWork {

    private static final int MOST = 100;

    private final Articles articles;
    private final Worklist worklist;
    private final FallenSources fallenSources;
    private final FallenArticleSources found;
    private final RetractedWords words;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final JdbcClient jdbc;
    private final Clock clock;

    RetractedInWork(
            Articles articles,
            Worklist worklist,
            FallenSources fallenSources,
            FallenArticleSources found,
            RetractedWords words,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            JdbcClient jdbc,
            Clock clock) {
        this.articles = articles;
        this.worklist = worklist;
        this.fallenSources = fallenSources;
        this.found = found;
        this.words = words;
        this.audit = audit;
        this.announce = announce;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Works cited by a text in somebody's hand were retracted.
     *
     * @param occasion no two of these have the same
     * @param news     each work, what was done to it, and the sentences that rest on it
     */
    public record SourceFell(ArticleId article, String occasion, List<Briefing> news) {

        public SourceFell {
            news = List.copyOf(news);
        }
    }

    /** Tells of those that were not told yet, if the article is in work; the turn of who gets it next says it by itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(ArticleId id) {
        Article article = articles.hold(id);
        if (worklist.openOn(id.subject()).isEmpty()) {
            return;
        }
        Revision latest = articles.latest(article);
        Set<String> told = told(id);
        List<FallenSource> fresh = fallenSources.graveIn(latest.text().sources()).stream()
                .filter(one -> one.retraction().keys().stream().noneMatch(told::contains))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Set<String> known = found.of(id).keySet();
        for (FallenSource fallen : fresh) {
            if (fallen.retraction().keys().stream().noneMatch(known::contains)) {
                audit.record(
                        id.subject(),
                        null,
                        PublicationAction.SOURCE_RETRACTED,
                        "revision " + latest.number(),
                        Map.of("work", String.join(", ", fallen.retraction().keys())));
            }
        }
        keep(id, fresh);
        String occasion = UUID.randomUUID().toString().substring(0, 13);
        announce.publishEvent(new SourceFell(id, occasion, words.inHand(fresh, latest)));
    }

    /** The caller tells of these in another way, and holds the article. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ArticleId article, List<FallenSource> fallen) {
        Set<String> works = new LinkedHashSet<>();
        fallen.forEach(one -> works.addAll(one.retraction().keys()));
        works.removeAll(told(article));
        for (String work : works) {
            jdbc.sql("insert into retraction_told (article_id, work, told_at) values (?, ?, ?)")
                    .params(article.value(), work, DbTime.at(clock.instant()))
                    .update();
        }
    }

    /** Articles that were told of, the last one first; some of them do not name the work any more. */
    List<ArticleId> articles() {
        return jdbc.sql("select article_id, max(told_at) as told from retraction_told group by article_id"
                        + " order by told desc, article_id fetch first " + MOST + " rows only")
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    private Set<String> told(ArticleId article) {
        return new LinkedHashSet<>(jdbc.sql("select work from retraction_told where article_id = ?")
                .param(article.value())
                .query(String.class)
                .list());
    }
}

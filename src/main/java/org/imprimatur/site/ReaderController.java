package org.imprimatur.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.CorrectionNotices;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveText;
import org.imprimatur.publication.LiveTexts;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.SignOff;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What readers read: the first page, articles and their history, the people behind them, and how all is checked. */
@Controller
@EnableConfigurationProperties(Promotion.class)
class ReaderController {

    private static final int TEASERS = 20;
    private static final int FURTHER = 4;
    /** Below this a table of contents is longer than the scrolling it saves. */
    private static final int LONG = 350;

    /** How long what was gravely wrong is told above the text, and not only below it. */
    private static final Duration NEWS = Duration.ofDays(365);

    private final LiveTexts texts;
    private final Articles articles;
    private final Editions editions;
    private final ArticlesByPerson articlesByPerson;
    private final CorrectionNotices notices;
    private final HistoryPages historyPages;
    private final Banners banners;
    private final Withdrawals withdrawals;
    private final Typesetter typesetter;
    private final PublicProfiles publicProfiles;
    private final People people;
    private final Credentials credentials;
    private final CorrectionsAddress corrections;
    private final Promotion promotion;
    private final Clock clock;
    private final BaseAddress address;

    ReaderController(
            LiveTexts texts,
            Articles articles,
            Editions editions,
            ArticlesByPerson articlesByPerson,
            CorrectionNotices notices,
            HistoryPages historyPages,
            Banners banners,
            Withdrawals withdrawals,
            Typesetter typesetter,
            PublicProfiles publicProfiles,
            People people,
            Credentials credentials,
            CorrectionsAddress corrections,
            Promotion promotion,
            Clock clock,
            BaseAddress address) {
        this.texts = texts;
        this.articles = articles;
        this.editions = editions;
        this.articlesByPerson = articlesByPerson;
        this.notices = notices;
        this.historyPages = historyPages;
        this.banners = banners;
        this.withdrawals = withdrawals;
        this.typesetter = typesetter;
        this.publicProfiles = publicProfiles;
        this.people = people;
        this.credentials = credentials;
        this.corrections = corrections;
        this.promotion = promotion;
        this.clock = clock;
        this.address = address;
    }

    /** @param next where the list goes on, null at its end */
    record FrontPage(
            List<ArticlePage.Teaser> teasers,
            boolean first,
            @Nullable String next) {}

    record PersonPage(
            String name,
            ArticlePage.PublicProfile profile,
            List<Credential> credentials,
            List<ArticlePage.Teaser> written,
            List<ArticlePage.Teaser> reviewed) {}

    @GetMapping("/")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String front(@RequestParam(required = false) @Nullable String after, Model model) {
        ArticleId last = after == null ? null : articleId(after);
        List<ArticleId> ids = editions.newest(last, TEASERS + 1);
        boolean more = ids.size() > TEASERS;
        List<ArticleId> shown = more ? ids.subList(0, TEASERS) : ids;
        model.addAttribute(
                "page",
                new FrontPage(teasers(shown), after == null, more ? "/?after=" + shown.get(TEASERS - 1) : null));
        return "site/front";
    }

    @GetMapping("/articles/{slug}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView article(@PathVariable String slug) {
        Article article = articles.bySlug(slug).orElseThrow(LiveTexts.NotPublished::new);
        Withdrawal withdrawal = withdrawn(article);
        if (withdrawal != null) {
            return new ModelAndView("site/withdrawn", Map.of("page", page(article, withdrawal)), HttpStatus.GONE);
        }
        return new ModelAndView("site/article", "page", page(texts.require(slug)));
    }

    @GetMapping("/articles/{slug}/history")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String history(@PathVariable String slug, Model model) {
        Article article = articles.bySlug(slug).orElseThrow(LiveTexts.NotPublished::new);
        Withdrawal withdrawal = withdrawn(article);
        String title = withdrawal == null
                ? texts.require(slug).text().title()
                : texts.lastTitle(article).orElse(null);
        model.addAttribute("page", new HistoryPage(slug, title, withdrawal, historyPages.of(article)));
        return "site/history";
    }

    @GetMapping("/people/{slug}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String person(@PathVariable String slug, Model model) {
        Person person = people.bySlug(slug).orElseThrow(LiveTexts.NotPublished::new);
        List<LiveText> works = articlesByPerson.of(person.id());
        if (works.isEmpty()) {
            throw new LiveTexts.NotPublished();
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new PersonPage(
                        person.name(),
                        publicProfiles.of(person.id(), person.name()),
                        credentials.of(person.id()).stream()
                                .filter(credential -> credential.isInForceOn(today))
                                .toList(),
                        works.stream()
                                .filter(work -> person.is(work.article().writer()))
                                .map(this::teaser)
                                .toList(),
                        works.stream()
                                .filter(work -> hasSigned(person.id(), work))
                                .map(this::teaser)
                                .toList()));
        return "site/person";
    }

    @GetMapping("/editorial-standards")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String standards(Model model) {
        model.addAttribute("corrections", corrections.forAll());
        model.addAttribute("address", address.baseUrl());
        return "site/standards";
    }

    private ArticlePage page(LiveText text) {
        Article article = text.article();
        TypesetText typeset = typesetter.forReaders(text.text());
        Article.Live live = text.live();
        List<NoticeView> told = notices.of(article.id()).stream()
                .map(notice -> NoticeView.of(notice, article.slug()))
                .toList();
        return new ArticlePage(
                article.number(),
                article.slug(),
                article.topic(),
                text.text().title(),
                text.text().standfirst(),
                live.sha256(),
                typeset,
                typeset.contents().size() >= 3 && typeset.words() >= LONG,
                text.reviews().stream().map(publicProfiles::reviewer).toList(),
                publicProfiles.author(article.writer()),
                live.firstPublished(),
                isSameDay(live.firstPublished(), live.updated()) ? null : live.updated(),
                text.lastReviewed(),
                banners.on(article.id()).orElse(null),
                told.stream().filter(this::isNews).toList(),
                told,
                editions.of(article.id()),
                corrections.written(article, text.text().title()),
                promotion.slot().orElse(null),
                teasers(editions.beside(article, FURTHER)));
    }

    private WithdrawnPage page(Article article, Withdrawal withdrawal) {
        String title = texts.lastTitle(article).orElse(null);
        return new WithdrawnPage(
                article.slug(),
                title,
                withdrawal,
                corrections.written(article, title == null ? article.slug() : title),
                teasers(editions.beside(article, FURTHER)));
    }

    private @Nullable Withdrawal withdrawn(Article article) {
        return article.withdrawn() == null
                ? null
                : withdrawals.of(article.id()).orElseThrow(LiveTexts.NotPublished::new);
    }

    /** Whoever read the old text may still act upon it. */
    private boolean isNews(NoticeView notice) {
        return notice.severity().isWeighty()
                && notice.at().isAfter(clock.instant().minus(NEWS));
    }

    private List<ArticlePage.Teaser> teasers(List<ArticleId> articles) {
        return texts.among(articles).stream().map(this::teaser).toList();
    }

    private ArticlePage.Teaser teaser(LiveText text) {
        return new ArticlePage.Teaser(
                text.path(),
                text.article().topic(),
                text.text().title(),
                text.text().standfirst(),
                text.reviews().stream().map(SignOff::byline).collect(Collectors.joining("; ")),
                text.live().firstPublished(),
                text.lastReviewed());
    }

    private static boolean hasSigned(PersonId person, LiveText text) {
        return text.signatures().stream()
                .anyMatch(signature -> signature.signer().equals(person));
    }

    /** Where the newsroom is. */
    private boolean isSameDay(Instant one, Instant other) {
        return LocalDate.ofInstant(one, clock.getZone()).equals(LocalDate.ofInstant(other, clock.getZone()));
    }

    private static ArticleId articleId(String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new LiveTexts.NotPublished();
        }
    }
}

package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Typeset;
import org.imprimatur.article.Typesetter;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.SignOff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What readers read: the first page, articles and their history, the people behind them, and how all is checked. */
@Controller
class ReaderController {

    private static final int TEASERS = 20;
    private static final int FURTHER = 4;
    /** Below this a table of contents is longer than the scrolling it saves. */
    private static final int LONG = 350;

    private final LiveTexts texts;
    private final Editions editions;
    private final Typesetter typesetter;
    private final Faces faces;
    private final People people;
    private final Credentials credentials;
    private final CorrectionsAddress corrections;
    private final Promotion promotion;
    private final Clock clock;
    private final String address;

    ReaderController(
            LiveTexts texts,
            Editions editions,
            Typesetter typesetter,
            Faces faces,
            People people,
            Credentials credentials,
            CorrectionsAddress corrections,
            Promotion promotion,
            Clock clock,
            @Value("${imprimatur.base-url}") String address) {
        this.texts = texts;
        this.editions = editions;
        this.typesetter = typesetter;
        this.faces = faces;
        this.people = people;
        this.credentials = credentials;
        this.corrections = corrections;
        this.promotion = promotion;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /** @param next where the list goes on, null at its end */
    record FrontPage(
            List<ArticlePage.Teaser> teasers,
            boolean first,
            @Nullable String next) {}

    /** An edition in words and dates. */
    record HistoryPage(String slug, String title, List<Edition> editions, Instant lastReviewed) {}

    record PersonPage(
            String name,
            ArticlePage.Face face,
            List<Credential> credentials,
            List<ArticlePage.Teaser> written,
            List<ArticlePage.Teaser> reviewed) {}

    record Corrected(String href, String title, Edition edition) {}

    @GetMapping("/")
    @Admits(Admits.Who.EVERYBODY)
    String front(@RequestParam(required = false) @Nullable String after, Model model) {
        ArticleId last = after == null ? null : articleId(after);
        List<ArticleId> ids = editions.newest(last, TEASERS + 1);
        boolean more = ids.size() > TEASERS;
        List<ArticleId> shown = more ? ids.subList(0, TEASERS) : ids;
        model.addAttribute(
                "page",
                new FrontPage(teasers(shown), after == null, more ? "/?after=" + shown.get(TEASERS - 1) : null));
        return "publication/front";
    }

    @GetMapping("/articles/{slug}")
    @Admits(Admits.Who.EVERYBODY)
    String article(@PathVariable String slug, Model model) {
        LiveText text = texts.require(slug);
        Article article = text.article();
        Typeset set = typesetter.set(text.text(), "/images/");
        Article.Live live = text.live();
        model.addAttribute(
                "page",
                new ArticlePage(
                        article.number(),
                        article.slug(),
                        article.topic(),
                        text.text().title(),
                        text.text().standfirst(),
                        live.sha256(),
                        set,
                        set.contents().size() >= 3 && set.words() >= LONG,
                        text.reviews().stream().map(faces::reviewer).toList(),
                        faces.author(article.writer()),
                        live.firstPublished(),
                        isSameDay(live.firstPublished(), live.updated()) ? null : live.updated(),
                        text.lastReviewed(),
                        editions.of(article.id()),
                        corrections.written(article, text.text().title()),
                        promotion.slot().orElse(null),
                        teasers(editions.beside(article, FURTHER))));
        return "publication/article";
    }

    @GetMapping("/articles/{slug}/history")
    @Admits(Admits.Who.EVERYBODY)
    String history(@PathVariable String slug, Model model) {
        LiveText text = texts.require(slug);
        model.addAttribute(
                "page",
                new HistoryPage(
                        slug, text.text().title(), editions.of(text.article().id()), text.lastReviewed()));
        return "publication/history";
    }

    @GetMapping("/people/{slug}")
    @Admits(Admits.Who.EVERYBODY)
    String person(@PathVariable String slug, Model model) {
        Person person = people.bySlug(slug).orElseThrow(NotPublished::new);
        List<LiveText> works = texts.among(editions.by(person.id(), 100));
        if (works.isEmpty()) {
            throw new NotPublished();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        model.addAttribute(
                "page",
                new PersonPage(
                        person.name(),
                        faces.of(person.id(), person.name()),
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
        return "publication/person";
    }

    @GetMapping("/editorial-standards")
    @Admits(Admits.Who.EVERYBODY)
    String standards(Model model) {
        model.addAttribute("corrections", corrections.forAll());
        model.addAttribute("address", address);
        return "publication/standards";
    }

    @GetMapping("/corrections")
    @Admits(Admits.Who.EVERYBODY)
    String corrections(Model model) {
        List<Corrected> corrected = editions.corrections(100).stream()
                .flatMap(edition -> texts.find(edition.article()).stream()
                        .map(text -> new Corrected(
                                text.path() + "/history", text.text().title(), edition)))
                .toList();
        model.addAttribute("corrected", corrected);
        model.addAttribute("corrections", corrections.forAll());
        return "publication/corrections";
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

    private static boolean isSameDay(Instant one, Instant other) {
        return LocalDate.ofInstant(one, ZoneOffset.UTC).equals(LocalDate.ofInstant(other, ZoneOffset.UTC));
    }

    private static ArticleId articleId(String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotPublished();
        }
    }
}

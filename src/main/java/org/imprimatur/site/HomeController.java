package org.imprimatur.site;

import java.util.List;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.publication.Editions;
import org.imprimatur.publication.LiveTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what went live, newest first. */
@Controller
class HomeController {

    private static final int TEASERS = 20;

    private final Editions editions;
    private final Teasers teasers;

    HomeController(Editions editions, Teasers teasers) {
        this.editions = editions;
        this.teasers = teasers;
    }

    /** @param next where the list goes on, null at its end */
    record FrontPage(
            List<ArticlePage.Teaser> teasers,
            boolean first,
            @Nullable String next) {}

    @GetMapping("/")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String front(@RequestParam(required = false) @Nullable String after, Model model) {
        ArticleId last = after == null ? null : articleId(after);
        List<ArticleId> ids = editions.newest(last, TEASERS + 1);
        boolean more = ids.size() > TEASERS;
        List<ArticleId> shown = more ? ids.subList(0, TEASERS) : ids;
        model.addAttribute(
                "page",
                new FrontPage(teasers.of(shown), after == null, more ? "/?after=" + shown.get(TEASERS - 1) : null));
        return "site/front";
    }

    private static ArticleId articleId(String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new LiveTexts.NotPublished();
        }
    }
}

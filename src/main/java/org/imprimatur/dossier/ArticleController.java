package org.imprimatur.dossier;

import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one article: whose turn it is, its text, its sources, and everything that happened to it. */
@Controller
@RequestMapping("/desk/articles/{id}")
class ArticleController {

    private final ArticlePolicy policy;
    private final ArticleHeads heads;
    private final Typesetter typesetter;
    private final ArticleTimeline articleTimeline;

    ArticleController(
            ArticlePolicy policy, ArticleHeads heads, Typesetter typesetter, ArticleTimeline articleTimeline) {
        this.policy = policy;
        this.heads = heads;
        this.typesetter = typesetter;
        this.articleTimeline = articleTimeline;
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String text(@CurrentPerson Person me, @PathVariable ArticleId id, Model model) {
        ArticleHeads.Head page = page(me, id, model);
        model.addAttribute("set", typesetter.forDesk(page.revision().text()));
        return "dossier/article-text";
    }

    @GetMapping("/sources")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String sources(@CurrentPerson Person me, @PathVariable ArticleId id, Model model) {
        ArticleHeads.Head page = page(me, id, model);
        model.addAttribute("set", typesetter.forDesk(page.revision().text()));
        return "dossier/article-sources";
    }

    @GetMapping("/timeline")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String timeline(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        ArticleHeads.Head page = page(me, id, model);
        model.addAttribute("timeline", articleTimeline.of(page.article(), before, me));
        return "dossier/article-timeline";
    }

    private ArticleHeads.Head page(Person me, ArticleId id, Model model) {
        ArticleHeads.Head page = heads.of(policy.requireReadable(me, id), me);
        model.addAttribute("page", page);
        return page;
    }
}

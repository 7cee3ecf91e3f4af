package org.imprimatur.article.writing;

import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleSlug;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Begins an article with an empty page. */
@Controller
@RequestMapping("/desk/articles/new")
class NewArticleController {

    private final WritingCommands writingCommands;
    private final Articles articles;
    private final NewArticlePages pages;
    private final Messages messages;

    NewArticleController(WritingCommands writingCommands, Articles articles, NewArticlePages pages, Messages messages) {
        this.writingCommands = writingCommands;
        this.articles = articles;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.WRITERS)
    ModelAndView blank() {
        return pages.page(NewArticleForm.blank(), Map.of(), HttpStatus.OK);
    }

    @LargeForm
    @PostMapping
    @AllowedFor(AllowedFor.Who.WRITERS)
    ModelAndView begin(@CurrentPerson Person me, @ModelAttribute NewArticleForm form, RedirectAttributes flash) {
        Map<String, String> problems = problems(form);
        if (!problems.isEmpty()) {
            return pages.page(form, problems, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        RevisionText empty = new RevisionText(form.title(), "", "", "[]");
        Optional<Article> mine = justBegun(me, form.address(), empty);
        if (mine.isPresent()) {
            return pages.toWrite(mine.get());
        }
        try {
            Article begun = writingCommands.begin(me, form.address(), form.topic(), form.howRisky(), empty);
            flash.addFlashAttribute("flash", messages.say("article.new.begun"));
            return pages.toWrite(begun);
        } catch (ArticleCommands.SlugTaken taken) {
            return pages.page(form.at(taken.free()), Map.of("slug", messages.text(taken)), taken.status());
        }
    }

    private Map<String, String> problems(NewArticleForm form) {
        Map<String, String> problems = pages.problems(form);
        if (VisibleText.isBlank(form.title())) {
            problems.put("title", messages.say("article.new.title.missing"));
        }
        if (form.isMisaddressed()) {
            problems.put("slug", messages.say("article.new.slug.wrong", ArticleSlug.of(form.slug())));
        }
        return problems;
    }

    /** The second click of a double click finds the article the first one made. */
    private Optional<Article> justBegun(Person me, String slug, RevisionText empty) {
        return articles.bySlug(slug)
                .filter(there -> me.is(there.writer()) && there.latestRevision() == 1)
                .filter(there -> articles.latest(there).text().equals(empty));
    }
}

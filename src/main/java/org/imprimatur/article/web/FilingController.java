package org.imprimatur.article.web;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleFiling;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Topics;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the topic of an article, and the address readers find it at. */
@Controller
@RequestMapping("/desk/articles/{id}")
class FilingController {

    private final ArticlePolicy policy;
    private final ArticleFiling filing;
    private final FilingPanels panels;
    private final Articles articles;
    private final Topics topics;
    private final Worklist worklist;
    private final Messages messages;

    FilingController(
            ArticlePolicy policy,
            ArticleFiling filing,
            FilingPanels panels,
            Articles articles,
            Topics topics,
            Worklist worklist,
            Messages messages) {
        this.policy = policy;
        this.filing = filing;
        this.panels = panels;
        this.articles = articles;
        this.topics = topics;
        this.worklist = worklist;
        this.messages = messages;
    }

    record TopicForm(String topic) {

        TopicForm {
            topic = VisibleText.orEmpty(topic);
        }
    }

    record AddressForm(String slug) {

        AddressForm {
            slug = VisibleText.orEmpty(slug);
        }
    }

    /** @param listed whether the topic is chosen from the newsroom's list */
    record TopicPage(
            Article article,
            String typed,
            List<String> topics,
            boolean listed,
            @Nullable String problem) {}

    record AddressPage(
            Article article,
            FilingPanels.FilingPanel filing,
            String typed,
            @Nullable String problem) {}

    @GetMapping("/topic")
    @AllowedFor(AllowedFor.Who.PUBLISHERS)
    ModelAndView topic(@CurrentPerson Person me, @PathVariable ArticleId id) {
        Article article = policy.requireReadable(me, id);
        return topicPage(article, article.topic(), null, HttpStatus.OK);
    }

    @PostMapping("/topic")
    @AllowedFor(AllowedFor.Who.PUBLISHERS)
    ModelAndView changeTopic(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @ModelAttribute TopicForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        try {
            Article filed = filing.changeTopic(me, id, form.topic());
            flash.addFlashAttribute("flash", messages.say("article.topic.changed", filed.topic()));
            return back(me, filed);
        } catch (ArticleFiling.TopicMissing | ArticleFiling.TopicTooLong | ArticleFiling.TopicUnlisted refusal) {
            return topicPage(article, form.topic(), messages.title(refusal), refusal.status());
        }
    }

    private ModelAndView topicPage(Article article, String typed, @Nullable String problem, HttpStatus status) {
        List<String> offered = topics.offered();
        boolean listed = !offered.isEmpty();
        return new ModelAndView(
                "article/topic",
                Map.of("page", new TopicPage(article, typed, listed ? offered : articles.topics(), listed, problem)),
                status);
    }

    @GetMapping("/address")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView address(@CurrentPerson Person me, @PathVariable ArticleId id) {
        Article article = policy.requireReadable(me, id);
        filing.mustBeAddressable(me, article);
        return addressPage(me, article, article.slug(), null, HttpStatus.OK);
    }

    @PostMapping("/address")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView changeAddress(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @ModelAttribute AddressForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        try {
            Article filed = filing.changeAddress(me, id, form.slug());
            flash.addFlashAttribute(
                    "flash",
                    messages.say("article.address.changed", panels.of(filed, me).address()));
            return back(me, filed);
        } catch (ArticleCommands.SlugTaken taken) {
            return addressPage(me, article, taken.free(), messages.text(taken), taken.status());
        } catch (ArticleFiling.AddressMisspelled misspelled) {
            return addressPage(me, article, form.slug(), messages.text(misspelled), misspelled.status());
        }
    }

    private ModelAndView addressPage(
            Person me, Article article, String typed, @Nullable String problem, HttpStatus status) {
        return new ModelAndView(
                "article/address",
                Map.of("page", new AddressPage(article, panels.of(article, me), typed, problem)),
                status);
    }

    /** To the work they were at, if this article waits for them. */
    private ModelAndView back(Person me, Article article) {
        return new ModelAndView(worklist.openOn(article.id().subject()).stream()
                .filter(turn -> turn.isHeldBy(me.id()))
                .map(Turn::taskId)
                .findFirst()
                .map(task -> "redirect:/desk/tasks/" + task)
                .orElse("redirect:/desk/articles/" + article.id()));
    }
}

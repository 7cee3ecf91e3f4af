package org.imprimatur.article.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.imprimatur.article.Topic;
import org.imprimatur.article.TopicMatching;
import org.imprimatur.article.Topics;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
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

/** The list of topics, kept by publishers and administrators. */
@Controller
@RequestMapping("/desk/topics")
class TopicsController {

    private final Topics topics;
    private final TopicMatching matching;
    private final Messages messages;

    TopicsController(Topics topics, TopicMatching matching, Messages messages) {
        this.topics = topics;
        this.matching = matching;
        this.messages = messages;
    }

    record TopicForm(String name) {

        TopicForm {
            name = Objects.requireNonNullElse(name, "");
        }
    }

    /**
     * @param matched what applies to articles on the topics
     * @param typed   a name that was refused
     * @param about   the topic it was meant for, null for a new one
     * @param problem why it was refused, null if nothing was
     */
    record TopicsPage(
            List<Topic> topics,
            TopicMatching.Matched matched,
            String typed,
            @Nullable UUID about,
            @Nullable String problem) {

        public List<Topic> offered() {
            return topics.stream().filter(topic -> !topic.retired()).toList();
        }

        public List<Topic> retired() {
            return topics.stream().filter(Topic::retired).toList();
        }
    }

    @AllowedFor(Who.EDITORS)
    @GetMapping
    ModelAndView list() {
        return page("", null, null, HttpStatus.OK);
    }

    @AllowedFor(Who.EDITORS)
    @PostMapping
    ModelAndView add(
            @CurrentPerson Person me, @ModelAttribute TopicForm form, BindingResult binding, RedirectAttributes flash) {
        try {
            topics.add(me, form.name());
        } catch (Topics.NameMissing | Topics.NameTooLong | Topics.NameTaken refusal) {
            return page(form.name(), null, said(refusal), refusal.status());
        }
        return done(flash, "topics.added", form.name().strip());
    }

    @AllowedFor(Who.EDITORS)
    @PostMapping("/{topic}/rename")
    ModelAndView rename(
            @CurrentPerson Person me,
            @PathVariable UUID topic,
            @ModelAttribute TopicForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        try {
            topics.rename(me, topic, form.name());
        } catch (Topics.NameMissing | Topics.NameTooLong | Topics.NameTaken refusal) {
            return page(form.name(), topic, said(refusal), refusal.status());
        }
        return done(flash, "topics.renamed", form.name().strip());
    }

    @AllowedFor(Who.EDITORS)
    @PostMapping("/{topic}/retire")
    ModelAndView retire(@CurrentPerson Person me, @PathVariable UUID topic, RedirectAttributes flash) {
        topics.retire(me, topic);
        return done(flash, "topics.is-retired");
    }

    @AllowedFor(Who.EDITORS)
    @PostMapping("/{topic}/bring-back")
    ModelAndView bringBack(@CurrentPerson Person me, @PathVariable UUID topic, RedirectAttributes flash) {
        topics.bringBack(me, topic);
        return done(flash, "topics.is-back");
    }

    private ModelAndView page(String typed, @Nullable UUID about, @Nullable String problem, HttpStatus status) {
        List<Topic> all = topics.all();
        TopicMatching.Matched matched =
                matching.of(all.stream().map(Topic::name).toList());
        return new ModelAndView(
                "article/topics", Map.of("page", new TopicsPage(all, matched, typed, about, problem)), status);
    }

    private ModelAndView done(RedirectAttributes flash, String key, Object... arguments) {
        flash.addFlashAttribute("flash", messages.say(key, arguments));
        return new ModelAndView("redirect:/desk/topics");
    }

    private String said(Refusal refusal) {
        return messages.title(refusal);
    }
}

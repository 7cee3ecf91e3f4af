package org.imprimatur.publication.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ScheduleTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives a text that waits for its time another one. */
@Controller
@RequestMapping("/desk/articles/{id}/schedule")
class ScheduleController {

    private final PublishingCommands publishingCommands;
    private final Articles articles;
    private final Messages messages;
    private final Clock clock;

    ScheduleController(PublishingCommands publishingCommands, Articles articles, Messages messages, Clock clock) {
        this.publishingCommands = publishingCommands;
        this.articles = articles;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param zone in whose wall-clock time it is meant */
    record SchedulePage(Article article, Instant at, String zone, String day, String time) {}

    @AllowedFor(Who.PUBLISHERS)
    @GetMapping
    ModelAndView ask(@PathVariable ArticleId id) {
        Instant at = publishingCommands.requireScheduled(id).at();
        var there = at.atZone(clock.getZone());
        return page(
                id,
                at,
                there.toLocalDate().toString(),
                there.toLocalTime().withSecond(0).withNano(0).toString());
    }

    /** @param was the time the publisher saw; missing if the page did not say */
    @AllowedFor(Who.PUBLISHERS)
    @PostMapping
    ModelAndView move(
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String was,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String sure,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        Instant before = publishingCommands.requireScheduled(id).at();
        try {
            Instant at = publishingCommands.reschedule(
                    me, id, was.isEmpty() ? before : instant(was), new ScheduleTime.Typed(day, time, sure));
            flash.addFlashAttribute(
                    "flash",
                    messages.say(
                            "publication.done.scheduled",
                            articles.require(id).title(),
                            ScheduleTime.words(at, clock.getZone()),
                            clock.getZone().getId()));
            return new ModelAndView("redirect:/desk/articles/" + id);
        } catch (ScheduleTime.NoTimeChosen
                | ScheduleTime.TimeHasPassed
                | ScheduleTime.TimeIsSkipped
                | ScheduleTime.Doubted
                | PublishingCommands.OtherTimeByNow refusal) {
            ModelAndView again = page(id, before, day, time);
            again.addObject("refusal", refusal);
            again.setStatus(refusal.status());
            return again;
        }
    }

    private ModelAndView page(ArticleId id, Instant at, String day, String time) {
        return new ModelAndView(
                "publication/schedule",
                new ModelMap(
                        "page",
                        new SchedulePage(
                                articles.require(id), at, clock.getZone().getId(), day, time)));
    }

    private static Instant instant(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException none) {
            return Instant.MIN;
        }
    }
}

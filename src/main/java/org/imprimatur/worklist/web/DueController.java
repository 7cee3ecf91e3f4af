package org.imprimatur.worklist.web;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.DueDay;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the day a turn is due, with a reason. */
@Controller
class DueController {

    private static final int REASON = 2000;

    private final TurnReassignment reassignment;
    private final Worklist worklist;
    private final TurnAccess access;
    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;

    DueController(
            TurnReassignment reassignment,
            Worklist worklist,
            TurnAccess access,
            Messages messages,
            TimeFormats timeFormats,
            Clock clock) {
        this.reassignment = reassignment;
        this.worklist = worklist;
        this.access = access;
        this.messages = messages;
        this.timeFormats = timeFormats;
        this.clock = clock;
    }

    /**
     * What is typed again.
     *
     * @param problems by field
     */
    record DuePage(Turn turn, String day, String reason, Map<String, String> problems) {

        /** Which due date the page shows. */
        public String was() {
            Instant due = turn.due();
            return due == null ? "" : due.toString();
        }
    }

    @PostMapping("/desk/tasks/{id}/due")
    @AllowedFor(Who.PUBLISHERS)
    ModelAndView move(
            @CurrentPerson Person me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String was,
            RedirectAttributes flash) {
        Map<String, String> problems = new LinkedHashMap<>();
        Instant due = due(day, problems);
        if (VisibleText.isBlank(reason)) {
            problems.put("reason", messages.say("worklist.due.no-reason"));
        } else if (reason.length() > REASON) {
            problems.put("reason", messages.say("worklist.hand-back.long-reason", REASON));
        }
        if (due == null || !problems.isEmpty()) {
            return again(me, id, day, reason, problems, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            Turn turn = reassignment.moveDue(me, id, due, reason.strip(), was);
            flash.addFlashAttribute("flash", messages.say("worklist.due.done", turn.title(), timeFormats.day(due)));
            return new ModelAndView("redirect:/desk/tasks/" + id);
        } catch (TurnReassignment.MovedMeanwhile moved) {
            return again(me, id, day, reason, Map.of("day", messages.say("worklist.due.moved")), HttpStatus.CONFLICT);
        }
    }

    private @Nullable Instant due(String day, Map<String, String> problems) {
        try {
            return DueDay.endOf(day, clock.getZone(), clock.instant());
        } catch (DueDay.NoDayChosen | DueDay.DayHasPassed | DueDay.DayIsFarAway refusal) {
            problems.put("day", said(refusal));
            return null;
        }
    }

    private String said(Refusal refusal) {
        return messages.say(refusal.key() + ".text", refusal.arguments());
    }

    private ModelAndView again(
            Person me, String id, String day, String reason, Map<String, String> problems, HttpStatus status) {
        return new ModelAndView(
                "worklist/due", Map.of("page", new DuePage(openTurn(me, id), day, reason, problems)), status);
    }

    private Turn openTurn(Person me, String id) {
        return worklist.find(id)
                .orElseThrow(() -> worklist.finished(id)
                        .map(over -> access.isOver(me, over.turn()))
                        .orElseGet(TurnAccess.NoSuchTurn::new));
    }
}

package org.imprimatur.worklist.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeaveCommands;
import org.imprimatur.people.LeaveOfAbsence;
import org.imprimatur.people.LeavesOfAbsence;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.worklist.AbsentTurns;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which people say when they are away, or administrators for them, and give back what cannot wait. */
@Controller
class LeaveController {

    private final LeaveCommands commands;
    private final LeavesOfAbsence leaves;
    private final Absences absences;
    private final People people;
    private final Worklist worklist;
    private final AbsentTurns absentTurns;
    private final Messages messages;
    private final TimeFormats timeFormats;

    LeaveController(
            LeaveCommands commands,
            LeavesOfAbsence leaves,
            Absences absences,
            People people,
            Worklist worklist,
            AbsentTurns absentTurns,
            Messages messages,
            TimeFormats timeFormats) {
        this.commands = commands;
        this.leaves = leaves;
        this.absences = absences;
        this.people = people;
        this.worklist = worklist;
        this.absentTurns = absentTurns;
        this.messages = messages;
        this.timeFormats = timeFormats;
    }

    /**
     * The days as typed.
     *
     * @param leave id of the leave the page showed, empty if it showed none
     */
    record Days(String leave, String firstDay, String lastDay) {}

    @GetMapping("/desk/me/leave")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView mine(@CurrentPerson Person me) {
        return page(me, me);
    }

    @PostMapping("/desk/me/leave")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView sayMine(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "") String leave,
            @RequestParam(defaultValue = "") String firstDay,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes flash) {
        return say(me, me, new Days(leave.strip(), firstDay.strip(), lastDay.strip()), flash);
    }

    @PostMapping("/desk/me/leave/give-back")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView giveMineBack(
            @CurrentPerson Person me,
            @RequestParam(required = false) @Nullable List<String> turn,
            RedirectAttributes flash) {
        return giveBack(me, me, turn, flash);
    }

    @PostMapping("/desk/me/leave/end")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView endMine(@CurrentPerson Person me, RedirectAttributes flash) {
        return end(me, me, flash);
    }

    @GetMapping("/desk/people/{id}/leave")
    @AllowedFor(Who.ADMINISTRATORS)
    ModelAndView theirs(@CurrentPerson Person me, @PathVariable PersonId id) {
        return page(me, people.require(id));
    }

    @PostMapping("/desk/people/{id}/leave")
    @AllowedFor(Who.ADMINISTRATORS)
    ModelAndView sayTheirs(
            @CurrentPerson Person me,
            @PathVariable PersonId id,
            @RequestParam(defaultValue = "") String leave,
            @RequestParam(defaultValue = "") String firstDay,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes flash) {
        return say(me, people.require(id), new Days(leave.strip(), firstDay.strip(), lastDay.strip()), flash);
    }

    @PostMapping("/desk/people/{id}/leave/give-back")
    @AllowedFor(Who.ADMINISTRATORS)
    ModelAndView giveTheirsBack(
            @CurrentPerson Person me,
            @PathVariable PersonId id,
            @RequestParam(required = false) @Nullable List<String> turn,
            RedirectAttributes flash) {
        return giveBack(me, people.require(id), turn, flash);
    }

    @PostMapping("/desk/people/{id}/leave/end")
    @AllowedFor(Who.ADMINISTRATORS)
    ModelAndView endTheirs(@CurrentPerson Person me, @PathVariable PersonId id, RedirectAttributes flash) {
        return end(me, people.require(id), flash);
    }

    private ModelAndView say(Person me, Person whom, Days typed, RedirectAttributes flash) {
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate firstDay = day(typed.firstDay(), "firstDay", "leave.firstDay.none", problems);
        LocalDate lastDay = day(typed.lastDay(), "lastDay", "leave.lastDay.none", problems);
        if (firstDay == null || lastDay == null) {
            return page(me, whom, typed, problems, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            LeaveOfAbsence leave = commands.say(me, whom.id(), shown(typed.leave()), firstDay, lastDay);
            flash.addFlashAttribute(
                    "flash",
                    messages.say(
                            whom.is(me.id()) ? "leave.said" : "leave.said.theirs",
                            timeFormats.weekday(leave.firstDay()),
                            timeFormats.weekday(leave.lastDay()),
                            whom.name()));
            return new ModelAndView("redirect:" + href(me, whom));
        } catch (LeaveOfAbsence.LeaveIsFarAway refusal) {
            problems.put("firstDay", messages.text(refusal));
        } catch (LeaveOfAbsence.EndsBeforeItBegins
                | LeaveOfAbsence.LeaveHasPassed
                | LeaveOfAbsence.LeaveIsVeryLong refusal) {
            problems.put("lastDay", messages.text(refusal));
        } catch (LeaveCommands.HasLeave | LeaveCommands.LeaveIsOver refusal) {
            return changedMeanwhile(me, whom, typed, refusal);
        }
        return page(me, whom, typed, problems, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** What was typed stays; sent once more, it counts from what there is now. */
    private ModelAndView changedMeanwhile(Person me, Person whom, Days typed, Refusal refusal) {
        String now =
                leaves.openOf(whom.id()).map(leave -> leave.id().toString()).orElse("");
        Days again = new Days(now, typed.firstDay(), typed.lastDay());
        return page(me, whom, again, Map.of("firstDay", messages.text(refusal)), HttpStatus.CONFLICT);
    }

    private @Nullable LocalDate day(String typed, String field, String none, Map<String, String> problems) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notADay) {
            problems.put(field, messages.say(none));
            return null;
        }
    }

    /** An id that is none is that of a leave there is no more. */
    private static @Nullable UUID shown(String leave) {
        if (leave.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(leave);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }

    private ModelAndView giveBack(Person me, Person whom, @Nullable List<String> turns, RedirectAttributes flash) {
        List<String> chosen = turns == null ? List.of() : turns;
        int given = worklist.giveBackForLeave(me, whom.id(), chosen);
        flash.addFlashAttribute("flash", messages.say("leave.given-back", given));
        if (given < chosen.size() || given == 0) {
            flash.addFlashAttribute("flashKind", "warn");
        }
        return new ModelAndView("redirect:" + href(me, whom));
    }

    private ModelAndView end(Person me, Person whom, RedirectAttributes flash) {
        boolean mine = whom.is(me.id());
        String said = commands.end(me, whom.id())
                .map(leave -> mine ? "leave.ended" : "leave.ended.theirs")
                .orElse(mine ? "leave.none" : "leave.none.theirs");
        flash.addFlashAttribute("flash", messages.say(said, whom.name()));
        return new ModelAndView("redirect:" + (mine ? "/desk" : "/desk/people/" + whom.id()));
    }

    private ModelAndView page(Person me, Person whom) {
        Days days = leaves.openOf(whom.id())
                .map(leave -> new Days(
                        leave.id().toString(),
                        leave.firstDay().toString(),
                        leave.lastDay().toString()))
                .orElse(new Days("", "", ""));
        return page(me, whom, days, Map.of(), HttpStatus.OK);
    }

    private ModelAndView page(Person me, Person whom, Days days, Map<String, String> problems, HttpStatus status) {
        boolean mine = whom.is(me.id());
        LeaveOfAbsence leave = leaves.openOf(whom.id()).orElse(null);
        List<Turn> held = worklist.heldBy(List.of(whom.id()));
        LeavePage page = new LeavePage(
                href(me, whom),
                mine ? "/desk/me" : "/desk/people/" + whom.id(),
                whom.name(),
                mine,
                absences.isAway(whom.id()),
                leave,
                days.leave(),
                days.firstDay(),
                days.lastDay(),
                problems,
                lines(held, leave, true),
                lines(held, leave, false),
                leaves.pastOf(whom.id()));
        return new ModelAndView("worklist/leave", Map.of("page", page), status);
    }

    private List<LeavePage.Line> lines(List<Turn> held, @Nullable LeaveOfAbsence leave, boolean passable) {
        return held.stream()
                .filter(turn -> TurnPolicy.canPassToPool(turn) == passable)
                .map(turn -> new LeavePage.Line(
                        turn.taskId(),
                        turn.step(),
                        turn.title(),
                        turn.due(),
                        leave != null && absentTurns.cannotWait(turn, leave)))
                .toList();
    }

    private static String href(Person me, Person whom) {
        return whom.is(me.id()) ? "/desk/me/leave" : "/desk/people/" + whom.id() + "/leave";
    }
}

package org.imprimatur.worklist.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.FinishedTurn;
import org.imprimatur.worklist.LetterOutlook;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnCandidates;
import org.imprimatur.worklist.TurnMessages;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The address every letter about a turn carries, and the commands that change whose turn it is. */
@Controller
class TurnController {

    private static final int REASON = 2000;

    private final Worklist worklist;
    private final TurnAccess access;
    private final TurnReassignment reassignment;
    private final TurnCandidates candidates;
    private final LetterOutlook outlook;
    private final TurnMessages turnMessages;
    private final People people;

    TurnController(
            Worklist worklist,
            TurnAccess access,
            TurnReassignment reassignment,
            TurnCandidates candidates,
            LetterOutlook outlook,
            TurnMessages turnMessages,
            People people) {
        this.worklist = worklist;
        this.access = access;
        this.reassignment = reassignment;
        this.candidates = candidates;
        this.outlook = outlook;
        this.turnMessages = turnMessages;
        this.people = people;
    }

    /** Leads to the page that serves the turn, or says what became of it: letters are opened late. */
    @GetMapping("/desk/tasks/{id}")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView open(@CurrentPerson Person me, @PathVariable String id) {
        Optional<Turn> open = worklist.find(id);
        if (open.filter(turn -> TurnPolicy.maySee(me, turn)).isPresent()) {
            return new ModelAndView("redirect:" + page(open.get()));
        }
        if (open.isPresent()) {
            mustKnow(me, open.get());
            return elsewhere(open.get());
        }
        FinishedTurn over = worklist.finished(id).orElseThrow(TurnAccess.NoSuchTurn::new);
        mustKnow(me, over.turn());
        return finished(over);
    }

    private void mustKnow(Person me, Turn turn) {
        if (!access.mayKnow(me, turn)) {
            throw access.unknown(me, turn);
        }
    }

    @PostMapping("/desk/tasks/{id}/take")
    @AllowedFor(Who.NEWSROOM)
    String take(@CurrentPerson Person me, @PathVariable String id, RedirectAttributes next) {
        Turn turn = worklist.take(me, id);
        next.addFlashAttribute("flash", turnMessages.say("worklist.taken", "", turn.title()));
        return "redirect:" + page(turn);
    }

    @PostMapping("/desk/tasks/{id}/hand-back")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView handBack(
            @CurrentPerson Person me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String held,
            RedirectAttributes next) {
        if (VisibleText.isBlank(reason) || reason.length() > REASON) {
            Turn turn = openTurn(me, id);
            if (!TurnPolicy.mayHandBack(me, turn)) {
                throw access.notYours(me, turn);
            }
            String problem =
                    VisibleText.isBlank(reason) ? "worklist.hand-back.no-reason" : "worklist.hand-back.long-reason";
            return again(
                    "hand-back", turn, reason, turnMessages.say(problem, "", REASON), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Turn turn;
        try {
            turn = reassignment.handBack(me, id, reason.strip(), held);
        } catch (TurnReassignment.MovedMeanwhile moved) {
            return meanwhile("hand-back", me, id, reason);
        }
        next.addFlashAttribute(
                "flash", turnMessages.say("worklist.handed-back", "", turn.title(), turnMessages.pool(turn)));
        return new ModelAndView("redirect:/desk");
    }

    @PostMapping("/desk/tasks/{id}/give")
    @AllowedFor(Who.EDITORS)
    ModelAndView give(
            @CurrentPerson Person me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String held,
            RedirectAttributes next) {
        Turn turn = openTurn(me, id);
        Optional<Person> named = person(to);
        if (named.isEmpty() || !candidates.canBeNamed(named.get(), turn)) {
            String problem = named.map(person ->
                            turnMessages.say("worklist.give.unfit", "", person.name(), turnMessages.pool(turn)))
                    .orElseGet(() -> turnMessages.say("worklist.give.nobody", ""));
            return again("give", turn, to, problem, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            reassignment.give(me, id, named.get(), held);
        } catch (TurnReassignment.MovedMeanwhile moved) {
            return meanwhile("give", me, id, to);
        }
        next.addFlashAttribute("flash", given(me, turn, named.get()));
        return new ModelAndView("redirect:" + page(turn));
    }

    /** What happened, and how the person hears of it, as far as that is known. */
    private String given(Person me, Turn turn, Person to) {
        if (turn.isHeldBy(to.id())) {
            return turnMessages.say("worklist.given.already", "", turn.title(), candidates.byline(to));
        }
        if (me.is(to.id())) {
            return turnMessages.say("worklist.taken", "", turn.title());
        }
        String told = turnMessages.say("worklist.told." + outlook.outlook(to), "", to.name());
        return turnMessages.say("worklist.given", "", turn.title(), candidates.byline(to), told);
    }

    /** Two moved it at once: the slower one sees where it is now, and decides anew. */
    private ModelAndView meanwhile(String action, Person me, String id, String typed) {
        Turn turn = openTurn(me, id);
        if (!TurnPolicy.mayGive(me, turn)) {
            throw access.notYours(me, turn);
        }
        String problem =
                turnMessages.say("worklist.moved", "", turnMessages.holder(turn, turnMessages.names(List.of(turn))));
        return again(turn.assignee() == null ? "give" : action, turn, typed, problem, HttpStatus.CONFLICT);
    }

    private Turn openTurn(Person me, String id) {
        return worklist.find(id)
                .orElseThrow(() -> worklist.finished(id)
                        .map(over -> access.isOver(me, over.turn()))
                        .orElseGet(TurnAccess.NoSuchTurn::new));
    }

    private Optional<Person> person(String id) {
        try {
            return people.find(PersonId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private ModelAndView again(String action, Turn turn, String typed, String problem, HttpStatus status) {
        PersonId holder = turn.assignee();
        return new ModelAndView(
                "worklist/hand-over",
                Map.of(
                        "page",
                        new HandOverPage(
                                action,
                                turn.taskId(),
                                turn.title(),
                                turn.step(),
                                holder == null ? "" : holder.toString(),
                                page(turn),
                                typed,
                                problem,
                                action.equals("give") ? candidates.of(turn) : Map.of())),
                status);
    }

    private ModelAndView finished(FinishedTurn over) {
        Turn turn = over.turn();
        PersonId by = over.by();
        String who = by == null ? "" : people.find(by).map(Person::name).orElse("");
        return new ModelAndView(
                "worklist/finished",
                Map.of(
                        "page",
                        new UnavailableTurnPage(
                                turn.title(), turn.step(), who, over.at(), TurnMessages.overview(turn))),
                HttpStatus.GONE);
    }

    private ModelAndView elsewhere(Turn turn) {
        String who = turnMessages.holder(turn, turnMessages.names(List.of(turn)));
        return new ModelAndView(
                "worklist/elsewhere",
                Map.of(
                        "page",
                        new UnavailableTurnPage(
                                turn.title(), turn.step(), who, turn.since(), TurnMessages.overview(turn))),
                HttpStatus.FORBIDDEN);
    }

    private static String page(Turn turn) {
        return UriComponentsBuilder.fromPath("/desk/tasks/{id}/{page}")
                .build(turn.taskId(), turn.formKey())
                .getRawPath();
    }
}

package org.imprimatur.outbox.web;

import jakarta.servlet.http.HttpServletResponse;
import org.imprimatur.outbox.DeadAddressCommands;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.OutboxCommands;
import org.imprimatur.outbox.OutboxLetter;
import org.imprimatur.outbox.OutboxReadModel;
import org.imprimatur.outbox.UndeliveredLetter;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a turn about letters that do not arrive. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/address")
class DeadAddressController {

    private final DeadAddressCommands commands;
    private final DeadAddresses addresses;
    private final OutboxReadModel readModel;
    private final Worklist worklist;
    private final TurnAccess access;
    private final TurnPanels panels;
    private final Messages messages;

    DeadAddressController(
            DeadAddressCommands commands,
            DeadAddresses addresses,
            OutboxReadModel readModel,
            Worklist worklist,
            TurnAccess access,
            TurnPanels panels,
            Messages messages) {
        this.commands = commands;
        this.addresses = addresses;
        this.readModel = readModel;
        this.worklist = worklist;
        this.access = access;
        this.panels = panels;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(Who.NEWSROOM)
    String look(@PathVariable String taskId, @CurrentPerson Person me, Model model) {
        return page(taskId, me, "", null, model);
    }

    @PostMapping("/readdress")
    @AllowedFor(Who.NEWSROOM)
    String readdress(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String to,
            @CurrentPerson Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            return done(next, "letters.address.readdressed", commands.readdress(me, taskId, to), to.strip());
        } catch (DeadAddressCommands.NoAddressWritten | DeadAddressCommands.AddressIsDead refusal) {
            response.setStatus(422);
            return page(taskId, me, to, messages.title(refusal), model);
        }
    }

    @PostMapping("/lift")
    @AllowedFor(Who.NEWSROOM)
    String lift(@PathVariable String taskId, @CurrentPerson Person me, RedirectAttributes next) {
        return done(next, "letters.address.lifted", commands.lift(me, taskId));
    }

    @PostMapping("/leave")
    @AllowedFor(Who.NEWSROOM)
    String leave(@PathVariable String taskId, @CurrentPerson Person me, RedirectAttributes next) {
        commands.leave(me, taskId);
        return done(next, "letters.address.left");
    }

    private String page(String taskId, Person me, String typed, @Nullable String typedError, Model model) {
        Turn turn = worklist.find(taskId)
                .filter(found -> found.isServedBy(StepForm.ADDRESS))
                .orElseThrow(TurnAccess.NoSuchTurn::new);
        if (!TurnPolicy.maySee(me, turn)) {
            throw access.notYours(me, turn);
        }
        UndeliveredLetter what =
                addresses.find(UndeliveredLetter.idOf(turn.subject())).orElseThrow(OutboxCommands.NoSuchLetter::new);
        model.addAttribute(
                "page",
                new DeadAddressPage(
                        taskId,
                        what.address(),
                        what.toName(),
                        subject(what),
                        what.code(),
                        what.reply(),
                        what.since(),
                        ThreadLinks.href(what.thread()),
                        record(what.person(), me),
                        TurnPolicy.mayWorkOn(me, turn),
                        TurnPolicy.mayTake(me, turn),
                        commands.mayReaddress(what),
                        panels.of(turn, me),
                        typed,
                        typedError));
        return "outbox/address";
    }

    /** A letter that was not even tried has no subject yet. */
    private String subject(UndeliveredLetter what) {
        return readModel
                .find(what.letter())
                .map(OutboxLetter::subject)
                .filter(subject -> !VisibleText.isBlank(subject))
                .orElseGet(() -> messages.find("mail.kind." + what.kind()).orElse(what.kind()));
    }

    private static @Nullable String record(@Nullable PersonId person, Person me) {
        boolean maySee = me.holds(Role.publisher()) || me.holds(Role.admin());
        return person != null && maySee ? "/desk/people/" + person : null;
    }

    private String done(RedirectAttributes next, String key, Object... arguments) {
        next.addFlashAttribute("flash", messages.say(key, arguments));
        next.addFlashAttribute("flashKind", "done");
        return "redirect:/desk";
    }
}

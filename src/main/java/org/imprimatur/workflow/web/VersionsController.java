package org.imprimatur.workflow.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.workflow.Turns;
import org.imprimatur.workflow.intervention.Interventions;
import org.imprimatur.workflow.intervention.VersionMove;
import org.imprimatur.workflow.version.DecisionTables;
import org.imprimatur.workflow.version.Drawing;
import org.imprimatur.workflow.version.UnderWayReadModel;
import org.imprimatur.workflow.version.Versions;
import org.imprimatur.workflow.version.Waits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** One version of a process: its drawing, its tables, what is under way in it, and the move to the newest. */
@Controller
class VersionsController {

    private final Versions versions;
    private final UnderWayReadModel underWay;
    private final DecisionTables tables;
    private final VersionMove move;
    private final Waits waits;
    private final Turns turns;
    private final Messages messages;

    VersionsController(
            Versions versions,
            UnderWayReadModel underWay,
            DecisionTables tables,
            VersionMove move,
            Waits waits,
            Turns turns,
            Messages messages) {
        this.versions = versions;
        this.underWay = underWay;
        this.tables = tables;
        this.move = move;
        this.waits = waits;
        this.turns = turns;
        this.messages = messages;
    }

    @GetMapping("/desk/processes/{key}")
    @AllowedFor(Who.EDITORS)
    String newest(
            @CurrentPerson Person me,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        return show(me, versions.newest(key), step, after, model);
    }

    @GetMapping("/desk/processes/{key}/{version}")
    @AllowedFor(Who.EDITORS)
    String version(
            @CurrentPerson Person me,
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        return show(me, versions.version(key, version), step, after, model);
    }

    @GetMapping("/desk/processes/{key}/{version}/move")
    @AllowedFor(Who.EDITORS)
    String ask(@PathVariable String key, @PathVariable int version, Model model) {
        model.addAttribute("page", page(key, version, "", null));
        return "workflow/move";
    }

    @PostMapping("/desk/processes/{key}/{version}/move")
    @AllowedFor(Who.EDITORS)
    ModelAndView move(
            @CurrentPerson Person me,
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason) {
        String problem = Reason.problem(reason);
        if (problem != null) {
            ModelAndView again = new ModelAndView(
                    "workflow/move", "page", page(key, version, reason, messages.say(problem, Reason.LONGEST)));
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        VersionMove.Result result = move.move(me, key, version, to, reason.strip());
        return new ModelAndView("workflow/moved", "page", moved(key, version, result));
    }

    private String show(
            Person me, ProcessDefinition version, @Nullable String step, @Nullable String after, Model model) {
        ProcessDefinition newest = versions.newest(version.getKey());
        boolean isNewest = newest.getId().equals(version.getId());
        UnderWayReadModel.Page page = underWay.page(version.getId(), step, after);
        List<Versions.Step> steps = versions.steps(version);
        List<String> listed =
                page.lines().stream().map(UnderWayReadModel.Line::process).toList();
        Map<String, Instant> times = waits.times(version.getId(), listed);
        Map<String, Set<String>> places = underWay.places(listed);
        BpmnModelInstance drawing = versions.drawing(version);
        model.addAttribute(
                "page",
                new VersionPage(
                        versions.row(version),
                        isNewest,
                        steps.stream()
                                .map(here -> new StepRow(here, address(version, here.id(), null)))
                                .toList(),
                        versions.olderInUse(newest).stream()
                                .filter(older -> !older.getId().equals(version.getId()))
                                .map(versions::row)
                                .toList(),
                        Drawing.of(drawing, Set.of()),
                        tables.askedBy(version),
                        step == null ? null : versions.place(drawing, step),
                        page.lines().stream()
                                .map(line -> line(
                                        line.subject(),
                                        said(drawing, places.getOrDefault(line.process(), Set.of())),
                                        times.get(line.process())))
                                .toList(),
                        after == null ? null : address(version, step, null),
                        page.next() == null ? null : address(version, step, page.next()),
                        !isNewest && !steps.isEmpty() && Interventions.mayIntervene(me)));
        return "workflow/process";
    }

    private MovePage page(String key, int version, String reason, @Nullable String problem) {
        VersionMove.Preview preview = move.preview(key, version);
        return new MovePage(
                versions.row(preview.from()),
                versions.row(preview.to()),
                preview.to().getId(),
                preview.steps(),
                preview.moves(),
                reason,
                problem);
    }

    private MovedPage moved(String key, int version, VersionMove.Result result) {
        return new MovedPage(
                versions.row(versions.version(key, version)),
                versions.newest(key).getVersion(),
                result.moved(),
                result.stayed().stream()
                        .map(stayed -> new StayedRow(line(stayed.subject(), "", null), stayed.busy()))
                        .toList(),
                result.more());
    }

    private Line line(@Nullable String subject, String places, @Nullable Instant waitsFor) {
        return subject == null
                ? new Line(messages.say("workflow.version.nameless"), null, places, waitsFor)
                : new Line(turns.matter(subject).title(), turns.href(subject), places, waitsFor);
    }

    private String said(BpmnModelInstance drawing, Set<String> places) {
        return places.stream().map(place -> versions.place(drawing, place)).collect(Collectors.joining(", "));
    }

    private static String address(ProcessDefinition version, @Nullable String step, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/processes/{key}/{version}");
        if (step != null) {
            address.queryParam("step", "{step}");
        }
        if (after != null) {
            address.queryParam("after", "{after}");
        }
        return address.encode()
                        .buildAndExpand(Map.of(
                                "key",
                                version.getKey(),
                                "version",
                                version.getVersion(),
                                "step",
                                step == null ? "" : step,
                                "after",
                                after == null ? "" : after))
                        .toUriString()
                + "#under-way";
    }

    record StepRow(Versions.Step step, String href) {}

    /**
     * @param href     null if nobody knows what it is about
     * @param places   the steps it stands at, in words
     * @param waitsFor its time, null if it waits for none
     */
    record Line(
            String title,
            @Nullable String href,
            String places,
            @Nullable Instant waitsFor) {}

    /**
     * @param step  the one whose articles are listed, null for all
     * @param top   leads back to the first page of the list, null on it
     */
    record VersionPage(
            Versions.Row process,
            boolean isNewest,
            List<StepRow> steps,
            List<Versions.Row> older,
            String drawing,
            List<DecisionTables.Table> tables,
            @Nullable String step,
            List<Line> lines,
            @Nullable String top,
            @Nullable String next,
            boolean mayMove) {}

    /** @param newest the id of the version that was the newest when the page was made */
    record MovePage(
            Versions.Row from,
            Versions.Row to,
            String newest,
            List<VersionMove.StepPreview> steps,
            boolean moves,
            String reason,
            @Nullable String problem) {}

    record StayedRow(Line line, boolean busy) {}

    record MovedPage(Versions.Row from, int newest, int moved, List<StayedRow> stayed, boolean more) {}
}

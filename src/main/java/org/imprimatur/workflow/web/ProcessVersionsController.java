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
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.workflow.intervention.Interventions;
import org.imprimatur.workflow.intervention.VersionMove;
import org.imprimatur.workflow.intervention.VersionMovePreview;
import org.imprimatur.workflow.version.BpmnSvg;
import org.imprimatur.workflow.version.DecisionTables;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.workflow.version.RunningProcessesReadModel;
import org.imprimatur.workflow.version.WaitStates;
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

/** One version of a process: its diagram, its tables, what is under way in it, and the move to the newest. */
@Controller
class ProcessVersionsController {

    private final ProcessVersions processVersions;
    private final RunningProcessesReadModel runningProcesses;
    private final DecisionTables tables;
    private final VersionMovePreview preview;
    private final VersionMove move;
    private final WaitStates waitStates;
    private final TurnReader turnReader;
    private final Messages messages;

    ProcessVersionsController(
            ProcessVersions processVersions,
            RunningProcessesReadModel runningProcesses,
            DecisionTables tables,
            VersionMovePreview preview,
            VersionMove move,
            WaitStates waitStates,
            TurnReader turnReader,
            Messages messages) {
        this.processVersions = processVersions;
        this.runningProcesses = runningProcesses;
        this.tables = tables;
        this.preview = preview;
        this.move = move;
        this.waitStates = waitStates;
        this.turnReader = turnReader;
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
        return show(me, processVersions.newest(key), step, after, model);
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
        return show(me, processVersions.version(key, version), step, after, model);
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
        String problem = InterventionReason.problem(reason);
        if (problem != null) {
            ModelAndView again = new ModelAndView(
                    "workflow/move",
                    "page",
                    page(key, version, reason, messages.say(problem, InterventionReason.LONGEST)));
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        VersionMove.Result result = move.move(me, key, version, to, reason.strip());
        return new ModelAndView("workflow/moved", "page", moved(key, version, result));
    }

    private String show(
            Person me, ProcessDefinition version, @Nullable String step, @Nullable String after, Model model) {
        ProcessDefinition newest = processVersions.newest(version.getKey());
        boolean isNewest = newest.getId().equals(version.getId());
        RunningProcessesReadModel.Page page = runningProcesses.page(version.getId(), step, after);
        List<ProcessVersions.Step> steps = processVersions.steps(version);
        List<String> listed = page.lines().stream()
                .map(RunningProcessesReadModel.Line::process)
                .toList();
        Map<String, Instant> times = waitStates.times(version.getId(), listed);
        Map<String, Set<String>> places = runningProcesses.places(listed);
        BpmnModelInstance diagram = processVersions.diagram(version);
        model.addAttribute(
                "page",
                new VersionPage(
                        processVersions.row(version),
                        isNewest,
                        steps.stream()
                                .map(here -> new StepRow(here, address(version, here.id(), null)))
                                .toList(),
                        processVersions.olderInUse(newest).stream()
                                .filter(older -> !older.getId().equals(version.getId()))
                                .map(processVersions::row)
                                .toList(),
                        BpmnSvg.of(diagram, Set.of()),
                        tables.askedBy(version),
                        step == null ? null : processVersions.place(diagram, step),
                        page.lines().stream()
                                .map(line -> line(
                                        line.subject(),
                                        said(diagram, places.getOrDefault(line.process(), Set.of())),
                                        times.get(line.process())))
                                .toList(),
                        after == null ? null : address(version, step, null),
                        page.next() == null ? null : address(version, step, page.next()),
                        !isNewest && !steps.isEmpty() && Interventions.mayIntervene(me)));
        return "workflow/process";
    }

    private MovePage page(String key, int version, String reason, @Nullable String problem) {
        VersionMovePreview.Preview preview = this.preview.of(key, version);
        return new MovePage(
                processVersions.row(preview.from()),
                processVersions.row(preview.to()),
                preview.to().getId(),
                preview.steps(),
                preview.moves(),
                reason,
                problem);
    }

    private MovedPage moved(String key, int version, VersionMove.Result result) {
        return new MovedPage(
                processVersions.row(processVersions.version(key, version)),
                processVersions.newest(key).getVersion(),
                result.moved(),
                result.stayed().stream()
                        .map(stayed -> new StayedRow(line(stayed.subject(), "", null), stayed.busy()))
                        .toList(),
                result.more());
    }

    private Line line(@Nullable Subject subject, String places, @Nullable Instant waitsFor) {
        return subject == null
                ? new Line(messages.say("workflow.version.nameless"), null, places, waitsFor)
                : new Line(turnReader.matter(subject).title(), turnReader.href(subject), places, waitsFor);
    }

    private String said(BpmnModelInstance diagram, Set<String> places) {
        return places.stream()
                .map(place -> processVersions.place(diagram, place))
                .collect(Collectors.joining(", "));
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

    record StepRow(ProcessVersions.Step step, String href) {}

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
            ProcessVersions.Row process,
            boolean isNewest,
            List<StepRow> steps,
            List<ProcessVersions.Row> older,
            String drawing,
            List<DecisionTables.Table> tables,
            @Nullable String step,
            List<Line> lines,
            @Nullable String top,
            @Nullable String next,
            boolean mayMove) {}

    /** @param newest the id of the version that was the newest when the page was made */
    record MovePage(
            ProcessVersions.Row from,
            ProcessVersions.Row to,
            String newest,
            List<VersionMovePreview.StepPreview> steps,
            boolean moves,
            String reason,
            @Nullable String problem) {}

    record StayedRow(Line line, boolean busy) {}

    record MovedPage(ProcessVersions.Row from, int newest, int moved, List<StayedRow> stayed, boolean more) {}
}

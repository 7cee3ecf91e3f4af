package org.imprimatur.workflow.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.workflow.intervention.Interventions;
import org.imprimatur.workflow.intervention.ReachableStages;
import org.imprimatur.workflow.intervention.RunningProcesses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks at which stage something shall stand, and why. */
@Component
class StagePages {

    private static final String TEMPLATE = "workflow/stage";

    private final RunningProcesses runningProcesses;
    private final ReachableStages reachableStages;
    private final Messages messages;

    StagePages(RunningProcesses runningProcesses, ReachableStages reachableStages, Messages messages) {
        this.runningProcesses = runningProcesses;
        this.reachableStages = reachableStages;
        this.messages = messages;
    }

    /**
     * What is put elsewhere.
     *
     * @param address of the page about its process
     * @param section of the desk it belongs to
     * @param words   what will happen
     */
    record Place(Subject subject, String title, String address, String section, String words) {}

    /**
     * @param seen   where it stood when the page was made
     * @param stages that it can be put at, by their ids
     * @param closed those it cannot, in words
     */
    record StagePage(
            Place place,
            String seen,
            Map<String, String> stages,
            List<String> closed,
            String stage,
            String reason,
            @Nullable String stageProblem,
            @Nullable String reasonProblem) {}

    ModelAndView ask(Place place, String stage) {
        return new ModelAndView(TEMPLATE, "page", page(place, stage, "", null, null, null));
    }

    /** The page once more, with what was typed, if something is missing. */
    Optional<ModelAndView> again(Place place, String stage, String seen, String reason) {
        String problem = InterventionReason.problem(reason);
        if (problem == null && !VisibleText.isBlank(stage)) {
            return Optional.empty();
        }
        ModelAndView again = new ModelAndView(
                TEMPLATE,
                "page",
                page(
                        place,
                        stage,
                        reason,
                        seen,
                        VisibleText.isBlank(stage) ? messages.say("workflow.stage.none") : null,
                        problem == null ? null : messages.say(problem, InterventionReason.LONGEST)));
        again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return Optional.of(again);
    }

    private StagePage page(
            Place place,
            String stage,
            String reason,
            @Nullable String seen,
            @Nullable String stageProblem,
            @Nullable String reasonProblem) {
        RunningProcesses.Standing standing =
                runningProcesses.of(place.subject()).orElseThrow(() -> new Interventions.HasMoved(place.title()));
        Map<String, String> open = new LinkedHashMap<>();
        List<ReachableStages.Place> places = reachableStages.places(standing);
        places.stream()
                .filter(ReachableStages.Place::isOpen)
                .forEach(there -> open.put(there.stage().id(), there.stage().name()));
        List<String> closed = places.stream()
                .filter(there -> !there.isOpen())
                .map(there ->
                        messages.say("workflow.stage.closed", there.stage().name(), there.missing()))
                .toList();
        return new StagePage(
                place, seen == null ? standing.mark() : seen, open, closed, stage, reason, stageProblem, reasonProblem);
    }
}

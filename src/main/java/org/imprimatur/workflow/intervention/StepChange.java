package org.imprimatur.workflow.intervention;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;

/** What a step says differently in the newest version. */
enum StepChange {
    NAME,
    ROLE,
    INSTRUCTION,
    PAGE,
    DUE;

    /** What is different in a turn since it has moved. */
    static List<StepChange> between(Turn before, Turn after) {
        List<StepChange> changes = new ArrayList<>();
        add(changes, NAME, before.step(), after.step());
        add(changes, ROLE, before.candidates(), after.candidates());
        add(changes, INSTRUCTION, before.stage().instruction(), after.stage().instruction());
        add(changes, PAGE, before.formKey(), after.formKey());
        add(changes, DUE, before.due(), after.due());
        return changes;
    }

    /** What two diagrams say differently of one step. */
    static List<StepChange> between(ModelElementInstance before, ModelElementInstance after) {
        List<StepChange> changes = new ArrayList<>();
        if (before instanceof UserTask was && after instanceof UserTask is) {
            add(changes, NAME, was.getName(), is.getName());
            add(changes, ROLE, was.getCamundaCandidateGroups(), is.getCamundaCandidateGroups());
            add(changes, INSTRUCTION, TurnReader.instruction(was), TurnReader.instruction(is));
            add(changes, PAGE, was.getCamundaFormKey(), is.getCamundaFormKey());
            add(changes, DUE, was.getCamundaDueDate(), is.getCamundaDueDate());
        }
        return changes;
    }

    private static void add(List<StepChange> changes, StepChange change, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            changes.add(change);
        }
    }
}

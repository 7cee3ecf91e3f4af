package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Hangs {@link EveryUserTask} on every user task of every diagram as a built-in listener, which no administrative
 * command can skip, hides all beans from expressions but the steps and
 * {@link ReviewRecord}, lets words in decision tables meet in {@link AnyCase}, and {@link NewsroomCalendar} read times.
 */
@Component
class EnginePlugin extends AbstractProcessEnginePlugin {

    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final EveryUserTask everyUserTask;
    private final BranchAnswers branches;
    private final DecisionRecord decisions;
    private final Redrawing redrawing;
    private final Runs runs;
    private final NewsroomCalendar calendar;
    private final Map<Object, Object> visible = new HashMap<>();
    private final ApplicationContext context;

    EnginePlugin(
            EveryUserTask everyUserTask,
            BranchAnswers branches,
            DecisionRecord decisions,
            Redrawing redrawing,
            Runs runs,
            NewsroomCalendar calendar,
            Map<String, JavaDelegate> steps,
            ReviewRecord reviewRecord,
            ApplicationContext context) {
        this.everyUserTask = everyUserTask;
        this.branches = branches;
        this.decisions = decisions;
        this.redrawing = redrawing;
        this.runs = runs;
        this.calendar = calendar;
        visible.putAll(steps);
        visible.put(ReviewRecord.NAME, reviewRecord);
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        hideBeansBut(visible, configuration);
        configuration.setDmnEngineConfiguration(tables());
        configuration.setBusinessCalendarManager(calendar.forTheEngine());
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new Hooks());
    }

    /** Before the engine begins to work off what is due. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        PublicationTimers.putRight(engine);
    }

    /** By default an expression reaches every Spring bean; setting the engine's {@code beans} alone comes too late. */
    private void hideBeansBut(Map<Object, Object> visible, ProcessEngineConfigurationImpl configuration) {
        ((SpringProcessEngineConfiguration) configuration).setBeans(visible);
        configuration.setExpressionManager(new SpringExpressionManager(context, visible));
    }

    private DefaultDmnEngineConfiguration tables() {
        DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(
                () -> new AnyCase(new ScalaFeelEngineFactory().createInstance(), decisions::alsoCalled));
        tables.getCustomPostDecisionTableEvaluationListeners().add(decisions);
        return tables;
    }

    private final class Hooks extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
            var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            for (String event : EVENTS) {
                definition.addBuiltInTaskListener(event, everyUserTask);
            }
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_CREATE, task -> branches.reached(task, activity.isScope()));
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_COMPLETE, task -> branches.answered(task, activity.isScope()));
            // A listener of the task's own drawing knows what that says, in the engine's own words.
            Redrawing.Drawn drawn = new Redrawing.Drawn(
                    definition.getNameExpression(),
                    definition.getDueDateExpression(),
                    definition.getCandidateGroupIdExpressions());
            definition.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, task -> redrawing.updated(task, drawn));
        }

        @Override
        public void parseBusinessRuleTask(Element rule, ScopeImpl scope, ActivityImpl activity) {
            ExecutionListener asked = decisions::asked;
            ExecutionListener answered = decisions::answered;
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, asked);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, answered);
        }

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            ExecutionListener close = execution -> runs.close(execution.getProcessInstanceId());
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, close);
        }
    }
}

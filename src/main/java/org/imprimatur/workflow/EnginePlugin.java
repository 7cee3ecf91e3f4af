package org.imprimatur.workflow;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CronTimer;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Hangs {@link UserTaskListener} on every user task of every diagram as a built-in listener, which no administrative
 * command can skip, hides all beans from expressions but the steps and
 * {@link ReviewRecord}, lets words in decision tables meet in {@link CaseInsensitiveFeelEngine}, and {@link NewsroomCalendar} read times.
 * All of the engine's inner types that the server needs for this are named here and nowhere else, but for those that
 * read its expressions.
 */
@Component
class EnginePlugin extends AbstractProcessEnginePlugin {

    private static final List<String> EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final UserTaskListener userTaskListener;
    private final BranchAnswers branches;
    private final DecisionRecorder recorder;
    private final MovedTaskUpdater movedTaskUpdater;
    private final ActiveReviews activeReviews;
    private final MapBusinessCalendarManager calendars;
    private final Map<Object, Object> visible = new HashMap<>();
    private final ApplicationContext context;

    EnginePlugin(
            UserTaskListener userTaskListener,
            BranchAnswers branches,
            DecisionRecorder recorder,
            MovedTaskUpdater movedTaskUpdater,
            ActiveReviews activeReviews,
            NewsroomCalendar calendar,
            Map<String, JavaDelegate> steps,
            ReviewRecord reviewRecord,
            ApplicationContext context) {
        this.userTaskListener = userTaskListener;
        this.branches = branches;
        this.recorder = recorder;
        this.movedTaskUpdater = movedTaskUpdater;
        this.activeReviews = activeReviews;
        this.calendars = calendars(calendar);
        visible.putAll(steps);
        visible.put(ReviewRecord.NAME, reviewRecord);
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        hideBeansBut(visible, configuration);
        configuration.setDmnEngineConfiguration(tables());
        configuration.setBusinessCalendarManager(calendars);
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
        tables.setFeelEngineFactory(() -> cells(new CaseInsensitiveFeelEngine(recorder::alsoCalled)));
        tables.getCustomPostDecisionTableEvaluationListeners().add(recorder);
        return tables;
    }

    /** Cells of decision tables, read as the engine reads them. */
    static FeelEngine cells(CaseInsensitiveFeelEngine feelEngine) {
        FeelEngine reader = new ScalaFeelEngineFactory().createInstance();
        return new FeelEngine() {

            @Override
            public <T> T evaluateSimpleExpression(String cell, VariableContext variables) {
                return reader.evaluateSimpleExpression(cell, variables);
            }

            @Override
            public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
                return reader.evaluateSimpleUnaryTests(cell, input, feelEngine.spelledAs(cell, input, variables));
            }
        };
    }

    static MapBusinessCalendarManager calendars(NewsroomCalendar newsroom) {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new Times(newsroom, new DueDateBusinessCalendar()));
        calendars.addBusinessCalendar(
                DurationBusinessCalendar.NAME, new Times(newsroom, new DurationBusinessCalendar()));
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new Cycles(newsroom));
        return calendars;
    }

    /** As the engine works it out for a task that is born, counted from then. */
    private @Nullable Date due(@Nullable Expression drawn, DelegateTask task) {
        Object value = drawn == null ? null : drawn.getValue(task);
        return value == null || value instanceof Date
                ? (Date) value
                : calendars
                        .getBusinessCalendar(DueDateBusinessCalendar.NAME)
                        .resolveDuedate(String.valueOf(value).strip(), task.getCreateTime());
    }

    /** Whatever is spelt otherwise, the engine reads in its own way. */
    private record Times(NewsroomCalendar newsroom, BusinessCalendar engines) implements BusinessCalendar {

        @Override
        public Date resolveDuedate(String text, Task task) {
            return resolveDuedate(text);
        }

        @Override
        public Date resolveDuedate(String text) {
            return resolveDuedate(text, (Date) null);
        }

        @Override
        public Date resolveDuedate(String text, @Nullable Date since) {
            return newsroom.due(text, since)
                    .orElseGet(
                            () -> since == null ? engines.resolveDuedate(text) : engines.resolveDuedate(text, since));
        }
    }

    /** Cycles of a period are counted by the hour; those of the calendar strike by the newsroom's clock. */
    private static final class Cycles extends CycleBusinessCalendar {

        private final NewsroomCalendar newsroom;

        Cycles(NewsroomCalendar newsroom) {
            this.newsroom = newsroom;
        }

        @Override
        public Date resolveDuedate(String text, @Nullable Date since, long repeatOffset) {
            try {
                return text.startsWith("R")
                        ? super.resolveDuedate(text, since, repeatOffset)
                        : newsroom.next(since, CronTimer.parse(text)::getDueDate);
            } catch (ParseException unreadable) {
                return super.resolveDuedate(text, since, repeatOffset);
            }
        }
    }

    private final class Hooks extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
            var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            for (String event : EVENTS) {
                definition.addBuiltInTaskListener(event, userTaskListener);
            }
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_CREATE, task -> branches.reached(task, activity.isScope()));
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_COMPLETE, task -> branches.answered(task, activity.isScope()));
            // A listener of the task's own diagram knows what that says, in the engine's own words.
            MovedTaskUpdater.Drawn drawn = new MovedTaskUpdater.Drawn(
                    definition.getNameExpression(),
                    updated -> due(definition.getDueDateExpression(), updated),
                    definition.getCandidateGroupIdExpressions());
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_UPDATE, task -> movedTaskUpdater.updated(task, drawn));
        }

        @Override
        public void parseBusinessRuleTask(Element rule, ScopeImpl scope, ActivityImpl activity) {
            ExecutionListener asked = recorder::asked;
            ExecutionListener answered = recorder::answered;
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, asked);
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, answered);
        }

        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            ExecutionListener close = execution -> activeReviews.close(execution.getProcessInstanceId());
            definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, close);
        }
    }
}

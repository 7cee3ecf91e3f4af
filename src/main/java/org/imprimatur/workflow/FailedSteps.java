package org.imprimatur.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.FailedStepProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Steps the server could not do by itself: which one, of what, since when, and why. Most belong to an article or a
 * report; some, as when old history is cleared away, to nothing.
 */
@Component
public class FailedSteps implements FailedStepProvider {

    private static final Pattern OF_A_DRAWING_MET = Pattern.compile(Pattern.quote(DrawingAtFault.class.getName()));

    /** Thrown by the engine itself; what a step throws keeps its own name. */
    private static final Pattern OF_THE_ENGINE = Pattern.compile(
            "org\\.camunda\\.bpm\\.(?:dmn\\.)?engine\\.(?!OptimisticLocking|MismatchingMessage)[\\w.]*Exception");

    private static final Pattern OF_THE_DATABASE = Pattern.compile(
            "(?m)^Caused by: (?:java\\.sql|org\\.h2|org\\.postgresql|org\\.apache\\.ibatis|org\\.springframework"
                    + "\\.(?:dao|jdbc|transaction))");

    private static final int PAGE = 50;
    private static final int TRIES = 3;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final TurnReader turnReader;
    private final FailureMessages failureMessages;
    private final FaultLocator faultLocator;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Messages messages;
    private final Clock clock;

    FailedSteps(
            ManagementService management,
            RuntimeService runtime,
            RepositoryService repository,
            HistoryService history,
            TurnReader turnReader,
            FailureMessages failureMessages,
            FaultLocator faultLocator,
            JdbcClient jdbc,
            AuditTrail audit,
            Messages messages,
            Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
        this.turnReader = turnReader;
        this.failureMessages = failureMessages;
        this.faultLocator = faultLocator;
        this.jdbc = jdbc;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** To have the server try again. */
    public static boolean mayRetry(Person person) {
        return person.holds(Role.admin());
    }

    /** All, those the server goes on trying included. */
    public List<FailedStep> all() {
        return jobs().stream().limit(PAGE).map(this::failedStep).toList();
    }

    @Override
    public List<FailedStep> usedUp() {
        return runtime
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .orderByIncidentTimestamp()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .flatMap(incident -> find(incident.getConfiguration()).stream())
                .map(this::failedStep)
                .toList();
    }

    @Override
    public List<FailedStep> on(Subject subject) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(subject.key()).list().stream()
                .flatMap(process -> Stream.concat(
                        management
                                .createJobQuery()
                                .rootProcessInstanceId(process.getRootProcessInstanceId())
                                .withException()
                                .list()
                                .stream(),
                        management
                                .createJobQuery()
                                .rootProcessInstanceId(process.getRootProcessInstanceId())
                                .noRetriesLeft()
                                .list()
                                .stream()))
                .collect(Collectors.toMap(Job::getId, job -> job, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .map(this::failedStep)
                .toList();
    }

    /** Whatever has failed and was not done since, by its first failure seen. */
    List<Job> jobs() {
        Map<String, Job> failed = new LinkedHashMap<>();
        management.createJobQuery().noRetriesLeft().list().forEach(job -> failed.put(job.getId(), job));
        management.createJobQuery().withException().list().forEach(job -> failed.putIfAbsent(job.getId(), job));
        return List.copyOf(failed.values());
    }

    /**
     * Has the server try the step again within seconds.
     *
     * @throws NoSuchFailure if it has succeeded since, or there never was one
     */
    @Transactional
    public void retry(Person me, String id) {
        Job job = find(id).filter(FailedSteps::hasFailed).orElseThrow(NoSuchFailure::new);
        FailedStep step = failedStep(job);
        management.setJobRetries(id, TRIES);
        // One that was never tried is a timer whose time has not come.
        if (job.getExceptionMessage() != null) {
            management.setJobDuedate(id, Date.from(clock.instant()));
        }
        audit.record(
                subject(job).orElse(WorkflowAction.CHAIN), me.id(), WorkflowAction.STEP_RETRIED, step.step(), Map.of());
    }

    private static boolean hasFailed(Job job) {
        return job.getRetries() == 0 || job.getExceptionMessage() != null;
    }

    FailedStep failedStep(Job job) {
        Optional<Subject> subject = subject(job);
        return new FailedStep(
                job.getId(),
                subject.map(key -> turnReader.matter(key).title()).orElseGet(() -> errand(job)),
                step(job),
                since(job),
                failureMessages.inWords(job.getExceptionMessage()),
                job.getRetries() == 0,
                subject.map(this::href).orElse("/desk/processes"));
    }

    /** Whether it can never be done as it is drawn, whoever tries. */
    boolean isDiagramFault(Job job) {
        String trace = job.getExceptionMessage() == null ? null : management.getJobExceptionStacktrace(job.getId());
        return trace != null
                && (OF_A_DRAWING_MET.matcher(trace).lookingAt()
                        || OF_THE_ENGINE.matcher(trace).lookingAt()
                                && !OF_THE_DATABASE.matcher(trace).find());
    }

    /** Where in the diagram; empty if it was told already, by the step that met with it. */
    Optional<DrawingFaultAlerts.Fault> diagramFault(Job job) {
        String version = job.getProcessDefinitionId();
        return version == null
                        || OF_A_DRAWING_MET
                                .matcher(management.getJobExceptionStacktrace(job.getId()))
                                .lookingAt()
                ? Optional.empty()
                : Optional.of(faultLocator.fault(
                        version, element(job), Objects.requireNonNullElse(job.getExceptionMessage(), "")));
    }

    Optional<Subject> subject(Job job) {
        return job.getProcessInstanceId() == null
                ? Optional.empty()
                : ProcessSubject.of(runtime, job.getProcessInstanceId());
    }

    private Optional<Job> find(String id) {
        return Optional.ofNullable(management.createJobQuery().jobId(id).singleResult());
    }

    /** What the server does for nobody in particular. */
    private String errand(Job job) {
        boolean isCleanup = Stream.ofNullable(history.findHistoryCleanupJobs())
                .flatMap(List::stream)
                .anyMatch(cleanup -> cleanup.getId().equals(job.getId()));
        return messages.say(isCleanup ? "workflow.failure.cleanup" : "workflow.failure.errand");
    }

    private String step(Job job) {
        String version = job.getProcessDefinitionId();
        String element = element(job);
        return version == null || element == null
                ? errand(job)
                : ProcessVersions.name(repository.getBpmnModelInstance(version), element);
    }

    private @Nullable String element(Job job) {
        if (job.getFailedActivityId() != null) {
            return job.getFailedActivityId();
        }
        if (job.getJobDefinitionId() == null) {
            return null;
        }
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return definition == null ? null : definition.getActivityId();
    }

    private @Nullable Instant since(Job job) {
        return jdbc.sql("select since from failed_step where job = ?")
                .param(job.getId())
                .query((row, n) -> DbTime.read(row, "since"))
                .optional()
                .or(() -> incident(job)
                        .map(incident -> incident.getIncidentTimestamp().toInstant()))
                .orElse(null);
    }

    Optional<Incident> incident(Job job) {
        return runtime
                .createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .configuration(job.getId())
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private String href(Subject subject) {
        return turnReader.href(subject);
    }

    /** The step has been done since, or somebody let it be tried again already. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NoSuchFailure extends Refusal {}
}

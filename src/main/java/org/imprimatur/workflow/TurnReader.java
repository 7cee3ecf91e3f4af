package org.imprimatur.workflow;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.UndeliveredLetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads an engine task and its place in the diagram as a turn of the worklist. */
@Component
public class TurnReader {

    /** Under which readers' reports stand among the topics of articles. */
    private static final String REPORTS = "reader reports";

    /** Under which undelivered letters stand among them. */
    private static final String LETTERS = "letters";

    private final Articles articles;
    private final Reports reports;
    private final DeadAddresses addresses;
    private final People people;

    private final HandoffNotes notes;

    TurnReader(Articles articles, Reports reports, DeadAddresses addresses, People people, HandoffNotes notes) {
        this.articles = articles;
        this.reports = reports;
        this.addresses = addresses;
        this.people = people;
        this.notes = notes;
    }

    /** What a turn is about: an article, a reader's report, or letters that do not arrive. */
    public record Matter(int number, String title, String topic) {}

    /** @param said at the handoff, may be empty */
    Turn of(DelegateTask task, @Nullable PersonId from, String said) {
        UserTask step = (UserTask) task.getBpmnModelElementInstance();
        Subject subject = ProcessSubject.of(task.getExecution());
        return turn(
                task.getId(),
                step,
                subject,
                task.getName(),
                task.getAssignee(),
                groups(task.getCandidates()),
                from,
                notes.of(subject, step.getCamundaFormKey(), said),
                task.getCreateTime(),
                task.getDueDate());
    }

    /** As far as the engine still knows it: who handed it over, and what they said, is not in the engine. */
    public Turn of(Task task, UserTask step, Subject subject, List<IdentityLink> links) {
        return turn(
                task.getId(),
                step,
                subject,
                task.getName(),
                task.getAssignee(),
                groups(links),
                null,
                "",
                task.getCreateTime(),
                task.getDueDate());
    }

    /**
     * A turn whose stage the diagram describes otherwise than when it began.
     *
     * @param before what stays of it: whose it is, who handed it over, since when
     */
    Turn updated(DelegateTask task, Set<Role> candidates, Turn before) {
        return turn(
                task.getId(),
                task.getBpmnModelElementInstance(),
                before.subject(),
                task.getName(),
                task.getAssignee(),
                candidates,
                before.from(),
                before.storedNote(),
                task.getCreateTime(),
                task.getDueDate());
    }

    private Turn turn(
            String taskId,
            UserTask step,
            Subject subject,
            String name,
            @Nullable String assignee,
            Set<Role> candidates,
            @Nullable PersonId from,
            String note,
            Date since,
            @Nullable Date due) {
        Matter matter = matter(subject);
        return new Turn(
                taskId,
                subject,
                matter.number(),
                matter.title(),
                matter.topic(),
                stage(step, name, candidates),
                Turn.Assignment.byProcess(assignee == null ? null : person(assignee)),
                from,
                note,
                since.toInstant(),
                due == null ? null : due.toInstant());
    }

    private static Turn.Stage stage(UserTask step, String name, Set<Role> candidates) {
        return new Turn.Stage(
                name,
                step.getCamundaFormKey(),
                instruction(step),
                step.getOutgoing().stream().anyMatch(flow -> flow.getTarget() instanceof ExclusiveGateway),
                candidates);
    }

    /** A diagram may name somebody by the address they sign in with; whom nobody knows, nothing is given to. */
    private @Nullable PersonId person(String named) {
        try {
            return PersonId.of(named);
        } catch (IllegalArgumentException noId) {
            return people.byEmail(named).map(Person::id).orElse(null);
        }
    }

    public Matter matter(Subject subject) {
        if (subject.is(Subject.Kind.REPORT)) {
            Reports.Headline report = reports.headline(ReportId.of(subject));
            return new Matter(report.number(), report.title(), REPORTS);
        }
        if (subject.is(Subject.Kind.ADDRESS)) {
            UndeliveredLetter letter = addresses
                    .find(UndeliveredLetter.idOf(subject))
                    .orElseThrow(() -> new IllegalStateException("Unknown address case " + subject));
            String title = letter.toName() + ", " + letter.address();
            return new Matter(0, title.length() <= 400 ? title : title.substring(0, 400), LETTERS);
        }
        Article article = articles.require(ArticleId.of(subject));
        return new Matter(article.number(), article.title(), article.topic());
    }

    public static String instruction(UserTask step) {
        return step.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    /** The address of the page about what a process is about. */
    public String href(Subject subject) {
        if (subject.is(Subject.Kind.REPORT)) {
            return "/desk/reports/" + matter(subject).number();
        }
        return subject.is(Subject.Kind.ARTICLE) ? "/desk/articles/" + ArticleId.of(subject) : "/desk/mail";
    }

    private static Set<Role> groups(Iterable<IdentityLink> links) {
        Set<Role> groups = new java.util.TreeSet<>();
        for (IdentityLink link : links) {
            if (IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null) {
                groups.add(new Role(link.getGroupId()));
            }
        }
        return groups;
    }
}

package org.imprimatur.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The processes as the newsroom drew them, where articles stand in them, and the steps that failed. */
@Controller
class ProcessesController {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Articles articles;
    private final Reports reports;
    private final AuditTrail audit;
    private final MessageSource messages;

    ProcessesController(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            Articles articles,
            Reports reports,
            AuditTrail audit,
            MessageSource messages) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.articles = articles;
        this.reports = reports;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/desk/processes")
    @Admits(Who.EDITORS)
    String list(@Me Person me, Model model) {
        model.addAttribute("page", new ProcessesPage(latest(), failures(me)));
        return "workflow/processes";
    }

    @GetMapping("/desk/processes/{key}")
    @Admits(Who.EDITORS)
    String show(@PathVariable String key, Model model) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new NoSuchProcess();
        }
        model.addAttribute(
                "page",
                new ProcessPage(
                        row(definition),
                        Drawing.of(repository.getBpmnModelInstance(definition.getId()), java.util.Set.of())));
        return "workflow/process";
    }

    @PostMapping("/desk/processes/failures/{job}/retry")
    @Admits(Who.ADMINISTRATORS)
    @Transactional
    public String retry(@Me Person me, @PathVariable String job, RedirectAttributes redirect) {
        Job failed = management.createJobQuery().jobId(job).noRetriesLeft().singleResult();
        if (failed == null) {
            throw new NoSuchFailure();
        }
        management.setJobRetries(job, 3);
        audit.record(businessKey(failed), me.id(), "step.retried", job, Map.of());
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("workflow.failure.retried", new Object[0], LocaleContextHolder.getLocale()));
        return "redirect:/desk/processes";
    }

    private List<ProcessRow> latest() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .map(this::row)
                .toList();
    }

    private ProcessRow row(ProcessDefinition definition) {
        return new ProcessRow(
                definition.getKey(),
                definition.getName(),
                definition.getVersion(),
                definition.getVersionTag(),
                repository
                        .createDeploymentQuery()
                        .deploymentId(definition.getDeploymentId())
                        .singleResult()
                        .getDeploymentTime()
                        .toInstant(),
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey(definition.getKey())
                        .count());
    }

    private List<FailureRow> failures(Person me) {
        return management.createJobQuery().noRetriesLeft().listPage(0, 50).stream()
                .map(job -> failure(job, me))
                .toList();
    }

    private FailureRow failure(Job job, Person me) {
        return new FailureRow(
                job.getId(),
                title(businessKey(job)),
                job.getExceptionMessage(),
                me.holds(org.imprimatur.people.Role.admin()));
    }

    private String title(String businessKey) {
        return ReportId.isBusinessKey(businessKey)
                ? reports.find(ReportId.ofBusinessKey(businessKey))
                        .map(Report::name)
                        .orElse(businessKey)
                : articles.find(ArticleId.ofBusinessKey(businessKey))
                        .map(Article::title)
                        .orElse(businessKey);
    }

    private String businessKey(Job job) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    record ProcessesPage(List<ProcessRow> processes, List<FailureRow> failures) {}

    record ProcessPage(ProcessRow process, String drawing) {}

    record ProcessRow(
            String key, String name, int version, @Nullable String tag, Instant deployed, long underWay) {}

    record FailureRow(String job, String title, @Nullable String message, boolean mayRetry) {}

    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NoSuchProcess extends Refusal {}

    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NoSuchFailure extends Refusal {}
}

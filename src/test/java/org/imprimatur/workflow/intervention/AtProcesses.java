package org.imprimatur.workflow.intervention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What people do about articles under way. */
public final class AtProcesses {

    private static final String KEY = "article-review";

    @Autowired
    RunningProcesses runningProcesses;

    @Autowired
    GivingUp givingUp;

    @Autowired
    RepositoryService repository;

    private AtProcesses() {}

    public static AtProcesses of(AutowireCapableBeanFactory server) {
        AtProcesses at = new AtProcesses();
        server.autowireBean(at);
        return at;
    }

    /** What a page would know of where the article or report stands, empty if nothing is under way with it. */
    public String seen(Subject subject) {
        return runningProcesses.of(subject).map(RunningProcesses.Standing::mark).orElse("");
    }

    public void giveUp(Person publisher, Article article) {
        givingUp.giveUp(publisher, article.id(), seen(article.id().subject()), "We have another one.");
    }

    /** Deploys the review of articles once more, and so makes a version by which nothing goes yet. */
    public void aNewerVersion() {
        ProcessDefinition latest = latest();
        var files = repository.createDeployment().name(KEY + ".bpmn");
        for (String name : repository.getDeploymentResourceNames(latest.getDeploymentId())) {
            files.addString(name, read(latest.getDeploymentId(), name) + "\n");
        }
        files.deploy();
    }

    /** The id of the newest version of the review of articles. */
    public String newest() {
        return latest().getId();
    }

    private ProcessDefinition latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult();
    }

    private String read(String deployment, String name) {
        try (var stream = repository.getResourceAsStream(deployment, name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

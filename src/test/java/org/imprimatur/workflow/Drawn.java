package org.imprimatur.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts another diagram of the article review in force for a while, as a newsroom's own folder would. */
@TestComponent
public class Drawn {

    private final RepositoryService repository;
    private final TransactionTemplate transaction;

    Drawn(RepositoryService repository, TransactionTemplate transaction) {
        this.repository = repository;
        this.transaction = transaction;
    }

    /** @param drawing in {@code src/test/resources/drawings}; the table is ours */
    public InForce inForce(String drawing) {
        return inForce(drawing, text("processes/reviewer-matching.dmn"));
    }

    public InForce inForce(String drawing, String table) {
        return inForce(drawing, UnaryOperator.identity(), table);
    }

    /** @param edited what is drawn otherwise than in the file */
    public InForce inForce(String drawing, UnaryOperator<String> edited) {
        return inForce(drawing, edited, text("processes/reviewer-matching.dmn"));
    }

    private InForce inForce(String drawing, UnaryOperator<String> edited, String table) {
        String deployment = repository
                .createDeployment()
                .name(drawing)
                .addString("article-review.bpmn", edited.apply(text("drawings/" + drawing)))
                .addString("reviewer-matching.dmn", table)
                .deploy()
                .getId();
        return () -> transaction.executeWithoutResult(status -> repository.deleteDeployment(deployment, true));
    }

    static String text(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until it is closed; articles that went that way go with it. */
    public interface InForce extends AutoCloseable {

        @Override
        void close();
    }
}

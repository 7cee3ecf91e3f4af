package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.session.SqlSession;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However the engine's writes travel, the engine learns of each what came of it; on both databases the same. */
@ServerTest
@OnBothDatabases
class OneMessageTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Newsroom newsroom;

    private String run;

    @BeforeEach
    void anArticleIsBeingWritten() {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        run = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().businessKey())
                .singleResult()
                .getId();
    }

    @AfterEach
    void noFuse() {
        Failpoints.putOut();
    }

    @Test
    void toPostgresAllKindsOfRowsGoInOneMessage() {
        int messages = inASession(session -> {
            session.update("updateExecution", execution());
            session.update("updateTask", task());
            session.delete("deleteVariableInstance", variable("topic"));
            return messagesOf(session::flushStatements);
        });

        assertThat(messages).isEqualTo(TestDatabase.isPostgres() ? 1 : 3);
    }

    @Test
    void theEngineIsToldHowManyRowsEachStatementTouched() {
        TaskEntity unknown = task();
        unknown.setId("unknown");
        List<BatchResult> results = inASession(session -> {
            session.update("updateExecution", execution());
            session.update("updateTask", unknown);
            session.update("updateTask", task());
            return session.flushStatements();
        });

        assertThat(results.stream()
                        .flatMapToInt(result -> IntStream.of(result.getUpdateCounts()))
                        .boxed())
                .containsExactly(1, 0, 1);
    }

    @Test
    void whoeverWasSlowerIsTold() {
        assertThatThrownBy(() -> command(context -> {
                    ExecutionEntity execution = context.getExecutionManager().findExecutionById(run);
                    execution.setVariable("mine", "first written, then lost");
                    TaskEntity task =
                            context.getTaskManager().findTasksByExecutionId(run).get(0);
                    meanwhile(() -> tasks.setPriority(task.getId(), 99));
                    task.setPriority(7);
                    return null;
                }))
                .isInstanceOf(OptimisticLockingException.class);

        assertThat(task().getPriority()).isEqualTo(99);
        assertThat(runtime.getVariables(run)).doesNotContainKey("mine");
    }

    @Test
    void deletingWhatIsGoneIsToldToo() {
        String watcher = UUID.randomUUID().toString();
        runtime.setVariable(run, "doomed", "yes");

        assertThatThrownBy(() -> command(context -> {
                    ExecutionEntity execution = context.getExecutionManager().findExecutionById(run);
                    execution.getVariable("doomed");
                    meanwhile(() -> runtime.removeVariable(run, "doomed"));
                    execution.removeVariable("doomed");
                    execution.setVariable("watcher", watcher);
                    return null;
                }))
                .isInstanceOf(OptimisticLockingException.class);

        assertThat(runtime.getVariables(run)).doesNotContainKeys("doomed", "watcher");
    }

    @Test
    void twoWhoWriteTheSameVariableForTheFirstTimeAreToldApart() {
        assertThatThrownBy(() -> command(context -> {
                    ExecutionEntity execution = context.getExecutionManager().findExecutionById(run);
                    execution.getVariable("both");
                    execution.setVariable("other", "goes before");
                    meanwhile(() -> runtime.setVariable(run, "both", "theirs"));
                    execution.setVariable("both", "mine");
                    return null;
                }))
                .isInstanceOf(OptimisticLockingException.class);

        assertThat(runtime.getVariables(run)).containsEntry("both", "theirs").doesNotContainKey("other");
    }

    /** As many as no handoff writes: they go as the engine sends them by itself. */
    @Test
    void longListsArriveWhole() {
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("v" + i, i % 2 == 0 ? Integer.valueOf(i) : "text " + i);
        }
        runtime.setVariables(run, many);
        assertThat(runtime.getVariables(run)).containsAllEntriesOf(many);

        runtime.removeVariables(run, many.keySet());
        assertThat(runtime.getVariables(run)).doesNotContainKeys(many.keySet().toArray(String[]::new));
    }

    @Test
    void aRowTheDatabaseRefusesIsNamed() {
        inASession(session -> {
            session.update("updateExecution", execution());
            session.insert("insertTask", task());
            session.update("updateExecution", execution());

            assertThatThrownBy(session::flushStatements)
                    .isInstanceOf(PersistenceException.class)
                    .cause()
                    .isInstanceOfSatisfying(BatchExecutorException.class, failed -> {
                        assertThat(failed.getBatchUpdateException().getSQLState())
                                .startsWith("23");
                        assertThat(failed.getSuccessfulBatchResults()).hasSize(1);
                        assertThat(failed.getFailingSqlStatement()).containsIgnoringCase("act_ru_task");
                    });
            return 0;
        });
    }

    private <T> T inASession(Function<SqlSession, T> deed) {
        try (SqlSession session =
                settings().getDbSqlSessionFactory().getSqlSessionFactory().openSession()) {
            T answer = deed.apply(session);
            session.rollback(true);
            return answer;
        }
    }

    private ExecutionEntity execution() {
        return (ExecutionEntity)
                runtime.createExecutionQuery().processInstanceId(run).list().get(0);
    }

    private VariableInstanceEntity variable(String name) {
        return (VariableInstanceEntity) runtime.createVariableInstanceQuery()
                .processInstanceIdIn(run)
                .variableName(name)
                .singleResult();
    }

    private TaskEntity task() {
        return (TaskEntity)
                tasks.createTaskQuery().processInstanceId(run).list().get(0);
    }

    private ProcessEngineConfigurationImpl settings() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private <T> T command(Command<T> command) {
        return settings().getCommandExecutorTxRequired().execute(command);
    }

    private static void meanwhile(Runnable deed) {
        CompletableFuture.runAsync(deed).join();
    }

    /** Burns a fuse that is too long to burn down and sees how much of it is left. */
    private static int messagesOf(Runnable deed) {
        int longEnough = 1000;
        Failpoints.lightFuse(longEnough);
        deed.run();
        return longEnough - Failpoints.left();
    }
}

package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.worklist.StepAnswers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The engine runs with every door shut that the product does not use. */
@ServerTest
@OnBothDatabases
class EngineGuardTests {

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    ProcessDeployer deployer;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<RequestMappingHandlerMapping> routes;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    List<StepAnswers> rooms;

    @AfterEach
    void backToOurOwnZone() {
        clock.reset();
    }

    /** Or the check of a folder would promise what a start does not keep. */
    @Test
    void whoeverChecksWithoutAServerKnowsTheSameAnswers() {
        assertThat(Vocabularies.bare().answers()).isEqualTo(StepAnswers.of(rooms));
    }

    @Test
    void theEngineReadsDrawingsByTheNewsroomsCalendar() {
        clock.moveTo(ZoneId.of("Europe/Berlin"));

        var calendars =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBusinessCalendarManager();

        Date since = Date.from(Instant.parse("2027-10-30T09:00:00Z"));
        for (String calendar : List.of("dueDate", "duration")) {
            assertThat(calendars.getBusinessCalendar(calendar).resolveDuedate("P1D", since))
                    .isEqualTo(Instant.parse("2027-10-31T10:00:00Z"));
        }
        assertThat(((CycleBusinessCalendar) calendars.getBusinessCalendar("cycle"))
                        .resolveDuedate("0 0 8 * * ?", since, 0))
                .isEqualTo(Instant.parse("2027-10-31T07:00:00Z"));
    }

    @Test
    void theEngineIsSetUpAsDesigned() {
        var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.getHistoryLevel()).isEqualTo(HistoryLevel.HISTORY_LEVEL_ACTIVITY);
        assertThat(settings.getDatabaseSchemaUpdate()).isEqualTo("false");
        assertThat(settings.isAuthorizationEnabled()).isFalse();
        assertThat(settings.isMetricsEnabled()).isFalse();
        assertThat(settings.isTaskMetricsEnabled()).isFalse();
        assertThat(settings.isCmmnEnabled()).isFalse();
        assertThat(settings.isStandaloneTasksEnabled()).isFalse();
        assertThat(settings.isEnableExpressionsInStoredQueries()).isFalse();
        assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(settings.isConfigureScriptEngineHostAccess()).isFalse();
        assertThat(settings.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(settings.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(settings.getBeans().keySet())
                .containsExactlyInAnyOrder(
                        "goLive",
                        "countSignatures",
                        "protectReaders",
                        "beginCorrection",
                        "takeUpAgain",
                        "answerReader",
                        "reviewRecord");
    }

    @Test
    void theIndexesTheEngineLacksAreThere() {
        assertThat(jdbc.sql("""
                                select count(*) from information_schema.columns
                                where lower(table_name) = 'act_ru_task' and lower(column_name) = 'parent_task_id_'
                                """).query(Integer.class).single()).isEqualTo(1);
        String indexes = org.imprimatur.TestDatabase.isPostgres()
                ? "select lower(indexname) from pg_indexes"
                : "select lower(index_name) from information_schema.indexes";
        assertThat(jdbc.sql(indexes).query(String.class).list())
                .contains("imp_ru_task_by_parent", "imp_ru_task_by_due", "imp_ru_job_by_due");
    }

    /** FEEL serves the decision tables; the engine's own expression language registers itself as a script engine. */
    @Test
    void noGeneralScriptEngineIsOnTheClassPath() {
        assertThat(new javax.script.ScriptEngineManager().getEngineFactories())
                .extracting(factory -> factory.getClass().getSimpleName())
                .containsOnly(
                        "FeelScriptEngineFactory", "FeelUnaryTestsScriptEngineFactory", "JuelScriptEngineFactory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${dataSource}", "${jdbcClient}", "${environment}", "${people}"})
    void anExpressionSeesNoBeanButTheSteps(String expression) {
        String process = "peeking" + Integer.toHexString(expression.hashCode());
        var model = Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask()
                .camundaExpression(expression)
                .endEvent()
                .done();
        repository.createDeployment().addModelInstance(process + ".bpmn", model).deploy();

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(process, "article:x"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Unknown property");
    }

    @Test
    void aStoredFilterWithAnExpressionIsRefused() {
        var query = tasks.createTaskQuery().taskAssigneeExpression("${''.getClass()}");
        assertThatThrownBy(() -> {
                    var filter =
                            engine.getFilterService().newTaskFilter("sneaky").setQuery(query);
                    engine.getFilterService().saveFilter(filter);
                    engine.getFilterService().list(filter.getId());
                })
                .hasMessageContaining("xpression");
    }

    @Test
    void theEngineAnswersNoRequest() {
        assertThat(routes)
                .flatMap(mapping -> mapping.getHandlerMethods().values())
                .noneMatch(handler -> handler.getBeanType().getName().startsWith("org.camunda"));
        assertThatThrownBy(() -> Class.forName("org.camunda.bpm.engine.rest.impl.CamundaRestResources"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void anUnchangedProcessIsNotDeployedAgain() {
        long before = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("article-review")
                .count();
        deployer.afterSingletonsInstantiated();
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("article-review")
                        .count())
                .isEqualTo(before);
    }

    @Test
    void aDeploymentIsNamedByNoPathOfThisMachine() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("article-review")
                        .latestVersion()
                        .singleResult()
                        .getResourceName())
                .isEqualTo("article-review.bpmn");
    }
}

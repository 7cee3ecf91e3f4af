package org.imprimatur.breach.util;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.workflow.ArticleReviewProcess;
import org.springframework.beans.factory.annotation.Value;

/** Breaks each rule of {@code BorderTests} once, so that they are seen to notice. */
public class EverythingAtOnce implements JavaDelegate {

    @Value("${breach.seconds}")
    int seconds;

    private final String name;

    EverythingAtOnce(@Value("${breach.name}") String name) {
        this.name = name;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(name, ArticleReviewProcess.class.getName());
        execution.setVariable("at", ClockUtil.getCurrentTime());
        String key = execution.getProcessBusinessKey();
        execution.setVariable("article", key.substring(key.indexOf(':') + 1));
        execution.setVariable("since", Instant.EPOCH.truncatedTo(ChronoUnit.MICROS));
    }

    Object day(ResultSet row) throws SQLException {
        return row.getObject("day", OffsetDateTime.class);
    }
}

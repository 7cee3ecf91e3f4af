package org.imprimatur.breach.util;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.workflow.ArticleReviewProcess;

/** Breaks each rule of {@code BorderTests} once, so that they are seen to notice. */
public class EverythingAtOnce implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("breach", ArticleReviewProcess.class.getName());
        execution.setVariable("at", ClockUtil.getCurrentTime());
        String key = execution.getProcessBusinessKey();
        execution.setVariable("article", key.substring(key.indexOf(':') + 1));
    }
}

package org.imprimatur.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that refuses a setting end with its name and what to write, and nothing else. */
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable start, InvalidSetting refused) {
        return new FailureAnalysis(refused.getMessage(), refused.advice(), start);
    }
}

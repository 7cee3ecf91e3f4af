package org.imprimatur.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start that meets an invalid setting with its name and what to write, and nothing else. */
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable start, InvalidSetting refused) {
        return new FailureAnalysis(refused.getMessage(), refused.advice(), start);
    }
}

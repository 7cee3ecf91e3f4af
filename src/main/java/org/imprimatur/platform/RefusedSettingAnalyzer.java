package org.imprimatur.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that refuses a setting end with its name and what to write, and nothing else. */
class RefusedSettingAnalyzer extends AbstractFailureAnalyzer<RefusedSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable start, RefusedSetting refused) {
        return new FailureAnalysis(refused.getMessage(), refused.advice(), start);
    }
}

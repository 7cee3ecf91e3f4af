package org.imprimatur.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Ends a start that meets an invalid setting with its name and what to write, and nothing else. Asked before the one that
 * knows only that some setting could not be bound.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable start, InvalidSetting refused) {
        return new FailureAnalysis(refused.getMessage(), refused.advice(), start);
    }
}

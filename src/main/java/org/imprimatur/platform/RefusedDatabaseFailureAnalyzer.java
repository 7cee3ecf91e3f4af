package org.imprimatur.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start that refuses its database with what was found and what to do, and nothing else. */
class RefusedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseUpgrade.Refused> {

    @Override
    protected FailureAnalysis analyze(Throwable start, DatabaseUpgrade.Refused refused) {
        return new FailureAnalysis(refused.getMessage(), refused.advice(), start);
    }
}

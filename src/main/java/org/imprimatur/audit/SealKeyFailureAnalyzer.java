package org.imprimatur.audit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start that refuses the seal key with one paragraph that says why. */
final class SealKeyFailureAnalyzer extends AbstractFailureAnalyzer<SealKeys.SealKeyRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SealKeys.SealKeyRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

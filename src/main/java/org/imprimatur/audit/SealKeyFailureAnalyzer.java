package org.imprimatur.audit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in the log why the server did not start, in one paragraph. */
final class SealKeyFailureAnalyzer extends AbstractFailureAnalyzer<SealKeys.SealKeyRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SealKeys.SealKeyRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

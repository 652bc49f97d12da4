package org.communique.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the administrator what to do instead of a stack trace. */
class SealKeyFailureAnalyzer extends AbstractFailureAnalyzer<SealKeyUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SealKeyUnusableException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}

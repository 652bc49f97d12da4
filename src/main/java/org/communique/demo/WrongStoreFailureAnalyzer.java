package org.communique.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why the server does not start. */
class WrongStoreFailureAnalyzer extends AbstractFailureAnalyzer<WrongStoreException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongStoreException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}

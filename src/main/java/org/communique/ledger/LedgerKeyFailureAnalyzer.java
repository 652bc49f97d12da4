package org.communique.ledger;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the administrator what to do instead of a stack trace. */
class LedgerKeyFailureAnalyzer extends AbstractFailureAnalyzer<LedgerKeyUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LedgerKeyUnusableException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}

package org.communique.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the stack trace of a folder in use into one line for the person who starts the server. */
final class DataFolderInUseAnalyzer extends AbstractFailureAnalyzer<DataFolderInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataFolderInUseException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Stop it first, or choose another folder with DATA_DIR.", cause);
    }
}

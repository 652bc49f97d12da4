package org.communique.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the stack trace of a folder that cannot be used into one line for the person who starts the server. */
final class DataFolderFailureAnalyzer extends AbstractFailureAnalyzer<DataFolderUnusableException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DataFolderUnusableException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
    }
}

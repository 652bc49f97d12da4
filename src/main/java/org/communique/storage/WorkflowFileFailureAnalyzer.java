package org.communique.storage;

import org.h2.engine.Constants;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the stack trace of a damaged file of H2's into one line, and says which is of a later release; the documents' file has {@link DataFolderFailureAnalyzer}. */
final class WorkflowFileFailureAnalyzer extends AbstractFailureAnalyzer<MVStoreException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MVStoreException cause) {
        if (cause.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
            return new FailureAnalysis(
                    "The workflow engine's tables, workflow.mv.db in the data folder, were written by a later release with a later H2 than "
                            + Constants.VERSION + ".",
                    "Start that release or a later one, or rename that file: the tables are made again from the documents.",
                    cause);
        }
        if (cause.getErrorCode() != DataUtils.ERROR_FILE_CORRUPT
                && cause.getErrorCode() != DataUtils.ERROR_CHUNK_NOT_FOUND) {
            return null;
        }
        return new FailureAnalysis(
                "The workflow engine's tables, workflow.mv.db in the data folder, are damaged: " + cause.getMessage(),
                "Rename that file and start again: the tables are made again from the documents, and nothing is lost.",
                cause);
    }
}

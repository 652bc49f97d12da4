package org.communique.workflow.definition;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A saved workflow version. It is deployed to the engine from here.
 *
 * @param bpmn as {@code WorkflowImport} wrote it
 * @param note what changed, by the member who saved it; empty if built in
 * @param by        null if built in
 * @param variation null for a version that is offered to all statements
 */
@Document("workflows")
public record WorkflowVersion(
        @Id WorkflowVersionId id,
        @Indexed String key,
        int number,
        String name,
        String bpmn,
        String note,
        @Nullable MemberId by,
        Instant at,
        @Nullable Variation variation) {

    /** @param origin the version from which it differs */
    public record Variation(StatementId statement, WorkflowVersionId origin) {}

    public boolean isOffered() {
        return variation == null;
    }

    boolean builtIn() {
        return by == null;
    }
}

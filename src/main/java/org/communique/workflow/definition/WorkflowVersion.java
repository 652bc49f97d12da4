package org.communique.workflow.definition;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A workflow as it was saved once. The engine is given it; this is where it is kept.
 *
 * @param bpmn as {@code WorkflowImport} wrote it
 * @param note what changed, by whoever saved it; empty for one that ships
 * @param by   null for one that ships with the server
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
        Instant at) {

    boolean builtIn() {
        return by == null;
    }
}

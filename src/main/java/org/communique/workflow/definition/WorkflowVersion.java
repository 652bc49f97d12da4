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
 * @param deleted   when it was; its number is never given again, as the engine keeps what it ran under it. The file is dropped some time
 *                  later, once nothing can begin with it any more
 * @param retired   since when new statements are not offered its workflow; all its versions, and those to come, have it
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
        @Nullable Variation variation,
        @Nullable Instant deleted,
        @Nullable Instant retired) {

    public WorkflowVersion(
            WorkflowVersionId id,
            String key,
            int number,
            String name,
            String bpmn,
            String note,
            @Nullable MemberId by,
            Instant at,
            @Nullable Variation variation) {
        this(id, key, number, name, bpmn, note, by, at, variation, null, null);
    }

    /** @param origin the version from which it differs */
    public record Variation(StatementId statement, WorkflowVersionId origin) {}

    public boolean isOffered() {
        return variation == null && deleted == null;
    }

    WorkflowVersion retiredAs(@Nullable WorkflowVersion former) {
        return former == null || former.retired() == null
                ? this
                : new WorkflowVersion(id, key, number, name, bpmn, note, by, at, variation, deleted, former.retired());
    }

    boolean hasFile() {
        return !bpmn.isEmpty();
    }

    public boolean builtIn() {
        return by == null;
    }
}

package org.communique.workflow.definition;

import java.time.Duration;
import java.util.List;
import org.communique.coalition.directory.Role;
import org.jspecify.annotations.Nullable;

/**
 * A command to give one statement a variation of the version on which it runs.
 *
 * @param from    the version that the member saw
 * @param changes of stages that are there
 * @param extra   a stage more; null for none
 * @param reason  why; may be empty
 */
public record VaryWorkflow(
        WorkflowVersionId from,
        List<StageChange> changes,
        @Nullable ExtraStage extra,
        String reason) {

    /**
     * @param step     id of the stage
     * @param needed   how many approvals; null to leave that as it is
     * @param deadline null to leave it as it is
     */
    public record StageChange(
            String step, @Nullable Integer needed, @Nullable Duration deadline) {}

    /** @param after id of the stage on whose approval it follows */
    public record ExtraStage(String after, String name, int needed, Role role, Duration deadline) {}

    /** More than any workflow has stages. */
    private static final int MOST_CHANGES = 300;

    public VaryWorkflow {
        changes = List.copyOf(changes);
        if (changes.size() > MOST_CHANGES) {
            throw new IllegalArgumentException("too many changes");
        }
    }

    public boolean isEmpty() {
        return changes.isEmpty() && extra == null;
    }
}

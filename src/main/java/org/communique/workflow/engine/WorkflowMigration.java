package org.communique.workflow.engine;

import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.workflow.definition.WorkflowVersionId;

/**
 * That a coordinator moved a statement to another version of its workflow. It also says where the process waited then: it
 * is only right there, and a process that is built again comes there before it is moved.
 *
 * @param reason     given by who did it; may be empty
 * @param round      of the process
 * @param activities steps in which it waited, sorted
 * @param done       whether the process is known to run on the new version
 */
public record WorkflowMigration(
        WorkflowVersionId from,
        WorkflowVersionId to,
        MemberId by,
        Instant at,
        String reason,
        int round,
        List<String> activities,
        boolean done) {}

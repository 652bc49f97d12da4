package org.communique.workflow.migration;

import java.time.Clock;
import java.time.Duration;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.definition.WorkflowVersions;
import org.communique.workflow.engine.WorkflowRuns;
import org.communique.workflow.migration.WorkflowDeletion.Deleted;
import org.communique.workflow.migration.WorkflowDeletion.Unknown;
import org.communique.workflow.migration.WorkflowDeletion.VersionBuiltIn;
import org.communique.workflow.migration.WorkflowDeletion.VersionInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Deletes versions of workflows on which no statement is or was. */
@Service
@PreAuthorize("denyAll()")
public class WorkflowDeletionService {

    private static final Logger log = LoggerFactory.getLogger(WorkflowDeletionService.class);

    /** A statement that found the version just before begins or moves in far less. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final WorkflowVersions versions;
    private final WorkflowRuns runs;
    private final MemberQuotas quotas;
    private final Clock clock;

    WorkflowDeletionService(WorkflowVersions versions, WorkflowRuns runs, MemberQuotas quotas, Clock clock) {
        this.versions = versions;
        this.runs = runs;
        this.quotas = quotas;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public WorkflowDeletion delete(WorkflowVersionId id) {
        dropFiles();
        var version =
                versions.find(id).filter(found -> found.variation() == null).orElse(null);
        if (version == null) {
            return new Unknown();
        }
        if (version.deleted() != null) {
            return new Deleted();
        }
        if (version.builtIn()) {
            return new VersionBuiltIn(version.number());
        }
        long statements = runs.countOn(id);
        return statements > 0 ? new VersionInUse(version.number(), statements) : delete(version);
    }

    private WorkflowDeletion delete(WorkflowVersion version) {
        if (!versions.delete(version.id(), clock.instant())) {
            return new Deleted();
        }
        long statements = runs.countOn(version.id());
        if (statements > 0) {
            versions.restore(version.id());
            return new VersionInUse(version.number(), statements);
        }
        // The file of the last one stays, for a statement that is being opened with the workflow, and so it counts.
        if (version.by() != null && versions.newest(version.key()).isPresent()) {
            quotas.giveBack(Quota.WORKFLOW_VERSIONS, version.by().value(), 1);
        }
        log.info("Version {} of a workflow is deleted", version.id().value());
        return new Deleted();
    }

    private void dropFiles() {
        versions.deletedBefore(clock.instant().minus(GRACE)).stream()
                .filter(id -> runs.countOn(id) == 0)
                .forEach(versions::dropFile);
    }
}

package org.communique.workflow.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.communique.workflow.definition.WorkflowRegistry;
import org.flowable.engine.ManagementService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reports jobs that the engine gave up on and workflow files that were left out. Its status is {@code ALARM}, which calls
 * for a person; it does not make the server as a whole look down, as taking it away would help no one.
 */
@Component
class WorkflowHealth implements HealthIndicator, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(WorkflowHealth.class);

    private final ManagementService management;
    private final WorkflowRegistry workflowRegistry;

    WorkflowHealth(ManagementService management, WorkflowRegistry workflowRegistry) {
        this.management = management;
        this.workflowRegistry = workflowRegistry;
    }

    @Override
    public Health health() {
        var deadJobs = deadJobs();
        var refused = workflowRegistry.refused().keySet();
        var health = deadJobs == 0 && refused.isEmpty() ? Health.up() : Health.status("ALARM");
        return health.withDetail("deadJobs", deadJobs)
                .withDetail("refusedWorkflows", refused)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.workflow.dead.jobs", this, WorkflowHealth::deadJobs)
                .description("Jobs that the process engine gave up on")
                .register(registry);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void warn() {
        var deadJobs = deadJobs();
        if (deadJobs > 0) {
            log.error("The process engine stopped retrying {} jobs; see ACT_RU_DEADLETTER_JOB", deadJobs);
        }
    }

    private long deadJobs() {
        return management.createDeadLetterJobQuery().count();
    }
}

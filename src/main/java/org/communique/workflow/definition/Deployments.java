package org.communique.workflow.definition;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.workflow.bpmn.WorkflowImport;
import org.flowable.engine.RepositoryService;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Versions of workflows in the engine. Each is deployed under its id, once for all nodes: a row goes in with the
 * deployment in one transaction, and its primary key keeps another node from doing the same.
 */
@Component
class Deployments implements InitializingBean {

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<WorkflowVersionId, String> known = new ConcurrentHashMap<>();

    Deployments(RepositoryService repository, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
        // In its own transaction: a rollback here must not undo the deployment, nor the cache.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql("create table if not exists communique_deployed (version varchar(120) primary key)")
                .update();
    }

    /** Id of the version's definition in the engine, which is given it if it does not have it. */
    String definition(WorkflowVersion version) {
        return known.computeIfAbsent(
                version.id(),
                id -> deployed(id).orElseGet(() -> {
                    deploy(version);
                    return deployed(id).orElseThrow();
                }));
    }

    /** Whether the engine is known to have the version. */
    boolean has(WorkflowVersionId version) {
        return known.containsKey(version);
    }

    private Optional<String> deployed(WorkflowVersionId id) {
        return repository.createDeploymentQuery().deploymentName(id.value()).list().stream()
                .findFirst()
                .map(deployment -> repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .singleResult()
                        .getId());
    }

    private void deploy(WorkflowVersion version) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into communique_deployed values (?)")
                        .param(version.id().value())
                        .update();
                repository
                        .createDeployment()
                        .name(version.id().value())
                        .addString(version.key() + ".bpmn20.xml", WorkflowImport.forEngine(version.bpmn()))
                        .deploy();
            });
        } catch (DuplicateKeyException e) {
            // Another node was quicker.
        }
    }
}

package org.communique.workflow.definition;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All versions of all workflows. Versions never change, because statements run on them. */
@Component
public class WorkflowVersions {

    private final MongoOperations mongo;
    private final MemberQuotas quotas;

    WorkflowVersions(MongoOperations mongo, MemberQuotas quotas) {
        this.mongo = mongo;
        this.quotas = quotas;
    }

    /** False if there is such a version already. */
    boolean insert(WorkflowVersion version) {
        return quotas.take(Quota.WORKFLOW_VERSIONS, Boolean::booleanValue, () -> insertOnce(version));
    }

    private boolean insertOnce(WorkflowVersion version) {
        try {
            mongo.insert(version);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public Optional<WorkflowVersion> find(WorkflowVersionId id) {
        return Optional.ofNullable(mongo.findById(id, WorkflowVersion.class));
    }

    /** The newest first. */
    List<WorkflowVersion> of(String key) {
        return mongo.find(
                Query.query(Criteria.where("key").is(key)).with(Sort.by(Sort.Direction.DESC, "number")),
                WorkflowVersion.class);
    }

    /** The newest that is offered to all statements. */
    Optional<WorkflowVersion> newest(String key) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(offered().and("key").is(key)).with(Sort.by(Sort.Direction.DESC, "number")),
                WorkflowVersion.class));
    }

    /** Empty for a variation. */
    Optional<WorkflowVersion> find(String key, int number) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(offered().and("key").is(key).and("number").is(number)), WorkflowVersion.class));
    }

    /** Of all workflows, in order. */
    List<String> keys() {
        return mongo.findDistinct(Query.query(offered()), "key", WorkflowVersion.class, String.class).stream()
                .sorted()
                .toList();
    }

    private static Criteria offered() {
        return Criteria.where("variation").is(null);
    }

    /** Variations count as well. */
    int nextNumber(String key) {
        return of(key).stream().findFirst().map(WorkflowVersion::number).orElse(0) + 1;
    }

    /** By key and number. */
    List<WorkflowVersion> all() {
        return mongo.findAll(WorkflowVersion.class).stream()
                .sorted(Comparator.comparing(WorkflowVersion::key).thenComparing(WorkflowVersion::number))
                .toList();
    }

    /** The newest of each that counts, by name. */
    List<WorkflowVersion> newest(Predicate<WorkflowVersion> counts) {
        Map<String, WorkflowVersion> newest = new LinkedHashMap<>();
        all().stream()
                .filter(WorkflowVersion::isOffered)
                .filter(counts)
                .forEach(version -> newest.put(version.key(), version));
        return newest.values().stream()
                .sorted(Comparator.comparing(WorkflowVersion::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }
}

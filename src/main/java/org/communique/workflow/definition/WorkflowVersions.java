package org.communique.workflow.definition;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
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
        return quotas.take(
                Quota.WORKFLOW_VERSIONS,
                Boolean::booleanValue,
                () -> insertOnce(version.retiredAs(newest(version.key()).orElse(null))));
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

    /** The newest first. If the last one is deleted as a statement is opened, that begins with it. */
    List<WorkflowVersion> toBeginWith(String key) {
        var all = of(key).stream()
                .filter(version -> version.variation() == null && version.hasFile())
                .toList();
        var offered = all.stream().filter(WorkflowVersion::isOffered).toList();
        return offered.isEmpty() ? all : offered;
    }

    /** The newest that is offered to all statements. */
    public Optional<WorkflowVersion> newest(String key) {
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
        return Criteria.where("variation").is(null).and("deleted").is(null);
    }

    /** Nothing begins with it from now on. False if it was deleted before. */
    public boolean delete(WorkflowVersionId id, Instant at) {
        return mongo.updateFirst(
                                Query.query(Criteria.where("_id")
                                        .is(id)
                                        .and("deleted")
                                        .is(null)),
                                new Update().set("deleted", at),
                                WorkflowVersion.class)
                        .getModifiedCount()
                > 0;
    }

    /** @param since null if it is offered again */
    void retire(String key, @Nullable Instant since) {
        var update = since == null ? new Update().unset("retired") : new Update().set("retired", since);
        mongo.updateMulti(Query.query(Criteria.where("key").is(key)), update, WorkflowVersion.class);
    }

    public void restore(WorkflowVersionId id) {
        mongo.updateFirst(byId(id), new Update().unset("deleted"), WorkflowVersion.class);
    }

    /** Those with a file that were deleted before a moment, and whose workflows have other versions. */
    public List<WorkflowVersionId> deletedBefore(Instant moment) {
        return all().stream()
                .filter(version -> version.deleted() != null
                        && version.deleted().isBefore(moment)
                        && newest(version.key()).isPresent())
                .map(WorkflowVersion::id)
                .toList();
    }

    public void dropFile(WorkflowVersionId id) {
        mongo.updateFirst(byId(id), new Update().set("bpmn", ""), WorkflowVersion.class);
    }

    private static Query byId(WorkflowVersionId id) {
        return Query.query(Criteria.where("_id").is(id));
    }

    /** Variations count as well, and what was deleted. */
    int nextNumber(String key) {
        return of(key).stream().findFirst().map(WorkflowVersion::number).orElse(0) + 1;
    }

    /** By key and number, without those whose file was dropped. */
    List<WorkflowVersion> all() {
        return mongo.findAll(WorkflowVersion.class).stream()
                .filter(WorkflowVersion::hasFile)
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

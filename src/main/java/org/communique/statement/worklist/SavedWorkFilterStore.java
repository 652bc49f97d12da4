package org.communique.statement.worklist;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.communique.coalition.directory.MemberId;
import org.communique.work.OptimisticRetry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Changes members' saved filters each by one conditional update, so that none of several changes at once is lost. */
@Repository
class SavedWorkFilterStore {

    /**
     * What a member keeps of "My work".
     *
     * @param revision            counts its changes; null in documents of earlier builds
     * @param firstStepsDismissed null if they were not
     */
    @Document("workFilters")
    record SavedWorkFilters(
            @Id MemberId member,
            List<WorkFilter> filters,
            @Nullable Long revision,
            @Nullable Boolean firstStepsDismissed) {}

    private final MongoOperations mongo;

    SavedWorkFilterStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    List<WorkFilter> of(MemberId member) {
        var saved = find(member);
        return saved == null ? List.of() : saved.filters();
    }

    boolean hasDismissedFirstSteps(MemberId member) {
        var saved = find(member);
        return saved != null && Boolean.TRUE.equals(saved.firstStepsDismissed());
    }

    void dismissFirstSteps(MemberId member) {
        OptimisticRetry.run(member, _ -> {
            var seen = find(member);
            var stored = seen == null
                    ? insert(new SavedWorkFilters(member, List.of(), 1L, true))
                    : replace(seen, new Update().set("firstStepsDismissed", true));
            return stored ? Optional.of(true) : Optional.empty();
        });
    }

    /**
     * @param change empty if nothing is to be changed; called again after another change came first
     * @return whether they were changed
     */
    boolean change(MemberId member, Function<List<WorkFilter>, Optional<List<WorkFilter>>> change) {
        return OptimisticRetry.run(member, _ -> attempt(member, change));
    }

    private Optional<Boolean> attempt(MemberId member, Function<List<WorkFilter>, Optional<List<WorkFilter>>> change) {
        var seen = find(member);
        var changed = change.apply(seen == null ? List.of() : seen.filters());
        if (changed.isEmpty()) {
            return Optional.of(false);
        }
        var stored = seen == null
                ? insert(new SavedWorkFilters(member, changed.get(), 1L, null))
                : replace(seen, new Update().set("filters", changed.get()));
        return stored ? Optional.of(true) : Optional.empty();
    }

    private @Nullable SavedWorkFilters find(MemberId member) {
        return mongo.findById(member, SavedWorkFilters.class);
    }

    private boolean insert(SavedWorkFilters first) {
        try {
            mongo.insert(first);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean replace(SavedWorkFilters seen, Update change) {
        var unchanged = where("_id").is(seen.member()).and("revision").is(seen.revision());
        return mongo.updateFirst(query(unchanged), change.inc("revision", 1L), SavedWorkFilters.class)
                        .getModifiedCount()
                > 0;
    }
}

package org.communique.treaty.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The changes of the cells of States: the newest are in a State's document, and move from there to documents of their own. */
@Component
class StatusHistory {

    /** In a State's document. */
    private static final int MOST_RECENT = 50;

    private static final int KEPT_RECENT = 25;

    private final MongoOperations mongo;

    StatusHistory(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * To be stored in its place: without its oldest changes, if there are many. They are stored before they are missing in it. The
     * newest, which no one else knows yet, is not among them.
     */
    StateStatus moved(StateStatus changed) {
        if (changed.history().size() <= MOST_RECENT) {
            return changed;
        }
        int surplus = changed.history().size() - KEPT_RECENT;
        changed.history().subList(0, surplus).forEach(change -> mongo.save(RecordedChange.of(changed, change)));
        return changed.withoutOldest(surplus);
    }

    /**
     * The newest first.
     *
     * @param after id of the last one of the part before; null for the first part
     */
    List<RecordedChange> of(StateStatus status, @Nullable String after, int most) {
        var recent = status.history().reversed().stream()
                .map(change -> RecordedChange.of(status, change))
                .sorted(Comparator.comparing(RecordedChange::id).reversed())
                .toList();
        var known = recent.stream().map(RecordedChange::id).collect(Collectors.toSet());
        var part = new ArrayList<>(recent.stream()
                .filter(change -> after == null || change.id().compareTo(after) < 0)
                .limit(most)
                .toList());
        if (part.size() < most) {
            // A crash may have left some of those here that are still in the State's document.
            older(status, after, most + MOST_RECENT).stream()
                    .filter(change -> !known.contains(change.id()))
                    .forEach(part::add);
        }
        return part.stream()
                .sorted(Comparator.comparing(RecordedChange::id).reversed())
                .limit(most)
                .toList();
    }

    private List<RecordedChange> older(StateStatus status, @Nullable String after, int most) {
        var criteria = Criteria.where("status").is(status.id());
        if (after != null) {
            criteria.and("_id").lt(after);
        }
        return mongo.find(
                new Query(criteria).with(Sort.by(Sort.Direction.DESC, "_id")).limit(most), RecordedChange.class);
    }
}

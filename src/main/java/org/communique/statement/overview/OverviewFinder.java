package org.communique.statement.overview;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.TagText;
import org.communique.statement.TitleOrder;
import org.communique.statement.access.StatementLists;
import org.communique.statement.lifecycle.TagService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Finds the statements of one page. */
@Component
class OverviewFinder {

    /** So many statements can be in review or open for signature for a list that is sorted by deadline. */
    private static final int MOST_DEADLINES = 1_000;

    private final MongoOperations mongo;
    private final StatementLists lists;
    private final ObjectProvider<OverviewSource> sources;

    OverviewFinder(MongoOperations mongo, StatementLists lists, ObjectProvider<OverviewSource> sources) {
        this.mongo = mongo;
        this.lists = lists;
        this.sources = sources;
    }

    List<Statement> find(OverviewQuery query, int from, int most) {
        return switch (query.sort()) {
            case CHANGED -> find(matching(query), "changedAt", query.descending(), from, most);
            case TITLE -> find(matching(query), TitleOrder.FIELD, query.descending(), from, most);
            case DEADLINE -> byDeadline(query, from, most);
        };
    }

    private List<Statement> find(Criteria criteria, String field, boolean descending, int from, int most) {
        var direction = descending ? Sort.Direction.DESC : Sort.Direction.ASC;
        return lists.find(query(criteria)
                .with(Sort.by(direction, field, "_id"))
                .skip(from)
                .limit(most));
    }

    /** Deadlines are the features' own: those with one are found by it, and the others follow. */
    private List<Statement> byDeadline(OverviewQuery query, int from, int most) {
        var deadlines = deadlines();
        var order = Comparator.<StatementId, Instant>comparing(id -> Objects.requireNonNull(deadlines.get(id)))
                .thenComparing(StatementId::value);
        var due = matching(query, deadlines).stream()
                .sorted(query.descending() ? order.reversed() : order)
                .toList();
        var ids = due.stream().skip(from).limit(most).toList();
        List<Statement> found = new ArrayList<>(inOrder(ids));
        if (ids.size() < most) {
            var others = matching(query).and("_id").nin(deadlines.keySet());
            found.addAll(find(others, "changedAt", true, Math.max(0, from - due.size()), most - ids.size()));
        }
        return found;
    }

    private Map<StatementId, Instant> deadlines() {
        Map<StatementId, Instant> deadlines = new HashMap<>();
        sources.stream()
                .forEach(source -> source.deadlines(MOST_DEADLINES)
                        .forEach((id, at) ->
                                deadlines.merge(id, at, (one, other) -> one.isBefore(other) ? one : other)));
        return deadlines;
    }

    private List<StatementId> matching(OverviewQuery query, Map<StatementId, Instant> deadlines) {
        var due = query(matching(query).and("_id").in(deadlines.keySet()));
        due.fields().include("_id");
        return mongo.find(due, StatementMark.class).stream()
                .map(StatementMark::id)
                .toList();
    }

    @Document("statements")
    private record StatementMark(StatementId id) {}

    private List<Statement> inOrder(List<StatementId> ids) {
        var found = lists.find(query(where("_id").in(ids))).stream().collect(toMap(Statement::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Criteria matching(OverviewQuery query) {
        var criteria = new Criteria();
        if (!query.phases().isEmpty()) {
            criteria = criteria.and("phase").in(query.phases());
        }
        if (!query.tag().isEmpty()) {
            criteria = criteria.and(TagService.KEYS).is(TagText.key(query.tag()));
        }
        return query.text().isEmpty() ? criteria : criteria.and("title").regex(Pattern.quote(query.text()), "i");
    }
}

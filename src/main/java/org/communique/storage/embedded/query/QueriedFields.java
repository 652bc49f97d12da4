package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which fields at the top of its documents a query reads or returns. */
public final class QueriedFields {

    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");
    private static final Predicate<String> ALL = field -> true;

    private QueriedFields() {}

    /** @param projection what is returned; none for everything */
    public static Predicate<String> of(Document query, @Nullable Document orderBy, @Nullable Document projection) {
        var read = new HashSet<String>();
        if (projection == null || projection.isEmpty() || !addFields(query, read)) {
            return ALL;
        }
        if (orderBy != null) {
            orderBy.keySet().forEach(field -> read.add(top(field)));
        }
        return switch (ProjectionKind.of(projection)) {
            case INCLUDING -> {
                read.add("_id");
                projection.keySet().forEach(field -> read.add(top(field)));
                yield read::contains;
            }
            // If a field is excluded in part, the other part is returned.
            case EXCLUDING -> field -> read.contains(field) || !projection.containsKey(field);
            case OTHER -> ALL;
        };
    }

    /** Returns false if the query may read any field. */
    private static boolean addFields(Document query, Set<String> read) {
        for (Map.Entry<String, Object> condition : query.entrySet()) {
            if (!condition.getKey().startsWith("$")) {
                read.add(top(condition.getKey()));
            } else if (!LOGICAL.contains(condition.getKey())
                    || !(condition.getValue() instanceof Collection<?> parts)
                    || !parts.stream().allMatch(part -> part instanceof Document of && addFields(of, read))) {
                return false;
            }
        }
        return true;
    }

    private static String top(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    private enum ProjectionKind {
        INCLUDING,
        EXCLUDING,
        /** With operators, which may return anything. */
        OTHER;

        static ProjectionKind of(Document projection) {
            var fields = projection.entrySet().stream()
                    .filter(field -> !field.getKey().equals("_id"))
                    .map(Map.Entry::getValue)
                    .toList();
            if (fields.isEmpty() || projection.get("_id") instanceof Document) {
                return OTHER;
            }
            if (fields.stream().allMatch(ProjectionKind::isYes)) {
                return INCLUDING;
            }
            return fields.stream().allMatch(ProjectionKind::isNo) ? EXCLUDING : OTHER;
        }

        private static boolean isYes(Object value) {
            return value instanceof Number number && number.doubleValue() != 0 || Boolean.TRUE.equals(value);
        }

        private static boolean isNo(Object value) {
            return value instanceof Number number && number.doubleValue() == 0 || Boolean.FALSE.equals(value);
        }
    }
}

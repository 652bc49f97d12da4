package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MongoDB does not add to a field that is null, but does to one that is missing; mongo-java-server treats both alike. */
public final class NullOperandCheck {

    private static final int BAD_VALUE = 2;
    private static final int TYPE_MISMATCH = 14;

    private static final Set<String> ON_ARRAYS = Set.of("$push", "$addToSet");
    private static final Set<String> ON_NUMBERS = Set.of("$inc", "$mul");

    private NullOperandCheck() {}

    public static void check(Document update, Document before) {
        update.forEach((operator, fields) -> {
            if (fields instanceof Document changes) {
                changes.keySet().stream()
                        .filter(path -> isNull(before, FieldPath.of(path).steps()))
                        .forEach(path -> refuse(operator, path));
            }
        });
    }

    private static void refuse(String operator, String path) {
        if (ON_ARRAYS.contains(operator)) {
            throw new MongoServerError(
                    BAD_VALUE,
                    "BadValue",
                    "The field '" + path + "' must be an array but is of type null, for " + operator);
        }
        if (ON_NUMBERS.contains(operator)) {
            throw new MongoServerError(
                    TYPE_MISMATCH,
                    "TypeMismatch",
                    "Cannot apply " + operator + " to the field '" + path + "' of non-numeric type null");
        }
    }

    private static boolean isNull(@Nullable Object value, List<String> steps) {
        if (!(value instanceof Document document) || !document.containsKey(steps.getFirst())) {
            return false;
        }
        Object child = document.get(steps.getFirst());
        return steps.size() == 1 ? child == null : isNull(child, steps.subList(1, steps.size()));
    }
}

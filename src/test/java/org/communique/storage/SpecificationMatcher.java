package org.communique.storage;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** How results are compared in the unified test format: numbers by value, and documents at the top may have more fields. */
final class SpecificationMatcher {

    private SpecificationMatcher() {}

    static boolean matches(BsonValue expected, @Nullable BsonValue actual) {
        return matches(expected, actual, true);
    }

    private static boolean matches(BsonValue expected, @Nullable BsonValue actual, boolean top) {
        if (expected instanceof BsonDocument document) {
            return operator(document, actual)
                    .orElseGet(() -> actual instanceof BsonDocument other && documents(document, other, top));
        }
        if (expected instanceof BsonArray array) {
            return actual instanceof BsonArray other && arrays(array, other, top);
        }
        if (expected instanceof BsonNumber number) {
            return actual instanceof BsonNumber other && number.doubleValue() == other.doubleValue();
        }
        return expected.isNull() ? actual == null || actual.isNull() : expected.equals(actual);
    }

    private static boolean documents(BsonDocument expected, BsonDocument actual, boolean top) {
        return expected.entrySet().stream()
                        .allMatch(field -> matches(field.getValue(), actual.get(field.getKey()), false))
                && (top || expected.keySet().containsAll(actual.keySet()));
    }

    private static boolean arrays(BsonArray expected, BsonArray actual, boolean top) {
        for (int i = 0; i < expected.size(); i++) {
            if (i >= actual.size() || !matches(expected.get(i), actual.get(i), top)) {
                return false;
            }
        }
        return expected.size() == actual.size();
    }

    private static Optional<Boolean> operator(BsonDocument expected, @Nullable BsonValue actual) {
        if (expected.size() != 1 || !expected.getFirstKey().startsWith("$$")) {
            return Optional.empty();
        }
        var operand = requireNonNull(expected.get(expected.getFirstKey()));
        return Optional.of(
                switch (expected.getFirstKey()) {
                    case "$$exists" -> operand.asBoolean().getValue() == (actual != null);
                    case "$$unsetOrMatches" -> actual == null || matches(operand, actual, false);
                    // The types are told apart by what else is compared.
                    case "$$type" -> actual != null;
                    default -> throw new UnsupportedSpecificationException("the matcher " + expected.getFirstKey());
                });
    }
}

package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB orders strings by their UTF-8, mongo-java-server by their UTF-16. These differ in that surrogates come before
 * U+E000 to U+FFFF in the latter, so values are compared with the two ranges swapped.
 */
public final class Utf8StringOrder {

    private static final Set<String> COMPARISONS = Set.of("$gt", "$gte", "$lt", "$lte");
    private static final int UPPER = Character.MAX_SURROGATE + 1;
    private static final int SURROGATES = UPPER - Character.MIN_SURROGATE;

    private Utf8StringOrder() {}

    /** Whether the query compares with a string for which the two orders differ. */
    public static boolean matters(Document query) {
        return query.entrySet().stream()
                .anyMatch(condition -> COMPARISONS.contains(condition.getKey()) && differs(condition.getValue())
                        || condition.getValue() instanceof Document operators && matters(operators)
                        || condition.getKey().startsWith("$")
                                && condition.getValue() instanceof Collection<?> parts
                                && parts.stream().anyMatch(part -> part instanceof Document each && matters(each)));
    }

    private static boolean differs(@Nullable Object value) {
        return switch (value) {
            case String text -> text.chars().anyMatch(unit -> unit >= Character.MIN_SURROGATE);
            case Document document -> document.values().stream().anyMatch(Utf8StringOrder::differs);
            case Collection<?> array -> array.stream().anyMatch(Utf8StringOrder::differs);
            case null, default -> false;
        };
    }

    public static Comparator<Document> by(Document sort) {
        Comparator<Document> order = (one, other) -> 0;
        for (Map.Entry<String, Object> field : sort.entrySet()) {
            ValueComparator values = field.getValue() instanceof Number direction && direction.intValue() < 0
                    ? ValueComparator.desc()
                    : ValueComparator.asc();
            order = order.thenComparing(
                    document -> Utils.getSubdocumentValueCollectionAware(document, field.getKey()),
                    (one, other) -> values.compare(swapped(one), swapped(other)));
        }
        return order;
    }

    public static Document swapped(Document document) {
        Document copy = new Document();
        document.forEach((name, value) -> copy.append(name, swapped(value)));
        return copy;
    }

    private static @Nullable Object swapped(@Nullable Object value) {
        if (!differs(value)) {
            return value;
        }
        return switch (value) {
            case String text -> swapped(text);
            case Document document -> swapped(document);
            case Collection<?> array ->
                array.stream().map(Utf8StringOrder::swapped).toList();
            case null, default -> value;
        };
    }

    private static String swapped(String text) {
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= UPPER) {
                units[i] -= SURROGATES;
            } else if (units[i] >= Character.MIN_SURROGATE) {
                units[i] += Character.MAX_VALUE + 1 - UPPER;
            }
        }
        return new String(units);
    }
}

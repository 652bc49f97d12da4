package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.jspecify.annotations.Nullable;

/** A dotted path, and what a query may find at it, also within arrays on the path. */
public record FieldPath(String name, List<String> steps) {

    /** One of the values if there is an array at the path or on it: such an index cannot give the order of documents. */
    static final PrimaryKey ARRAY = new PrimaryKey(OrderedEncoding.of(List.of()));

    public static FieldPath of(String name) {
        return new FieldPath(name, Arrays.asList(name.split("\\.", -1)));
    }

    /** Whether the path means the same to an index as to a query; "tags.0" asks for a position in an array. */
    boolean isPlain() {
        return steps.stream().noneMatch(step -> step.isEmpty() || step.chars().allMatch(Character::isDigit));
    }

    boolean isPresentIn(Document document) {
        return isPresent(document, steps);
    }

    /** The {@link OrderedEncoding} of the values. */
    Set<PrimaryKey> valuesIn(Document document) {
        Set<PrimaryKey> values = new TreeSet<>();
        collect(document, steps, values);
        return values;
    }

    private static boolean isPresent(@Nullable Object value, List<String> steps) {
        return switch (value) {
            case Collection<?> array -> array.stream().anyMatch(element -> isPresent(element, steps));
            case Document document ->
                document.containsKey(steps.getFirst())
                        && (steps.size() == 1 || isPresent(document.get(steps.getFirst()), rest(steps)));
            case null, default -> false;
        };
    }

    private static void collect(@Nullable Object value, List<String> steps, Set<PrimaryKey> values) {
        switch (value) {
            case Collection<?> array -> {
                values.add(ARRAY);
                array.forEach(element -> collect(element, steps, values));
            }
            case Document document
            when steps.size() > 1 -> collect(document.get(steps.getFirst()), rest(steps), values);
            case Document document -> collectLast(document.get(steps.getFirst()), values);
            case null, default -> values.add(new PrimaryKey(OrderedEncoding.of(null)));
        }
    }

    private static void collectLast(@Nullable Object value, Set<PrimaryKey> values) {
        if (value instanceof Collection<?> array) {
            values.add(ARRAY);
            array.forEach(element -> values.add(new PrimaryKey(OrderedEncoding.of(element))));
        } else {
            values.add(new PrimaryKey(OrderedEncoding.of(value)));
        }
    }

    private static List<String> rest(List<String> steps) {
        return steps.subList(1, steps.size());
    }
}

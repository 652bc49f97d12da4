package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one index finds what a query may match: the ranges of its keys, and whether walking them gives the order asked
 * for. Without that order, documents come in the order of a scan, so that results do not depend on the indexes there are.
 */
record Plan(
        SortedIndex index, List<KeyRange> ranges, @Nullable SortedWalk walk, int worth) {

    private static final int MAX_RANGES = 1_000;
    private static final int WORTH_OF_UNIQUE_MATCH = 1_000;
    private static final int WORTH_OF_VALUE = 10;
    private static final int WORTH_OF_BOUNDS = 5;
    private static final int WORTH_OF_ORDER = 3;

    static Optional<Plan> best(
            Collection<? extends Index<Key>> indexes, Document query, @Nullable Document orderBy, int limit) {
        Conditions conditions = Conditions.of(query);
        return indexes.stream()
                .filter(SortedIndex.class::isInstance)
                .map(SortedIndex.class::cast)
                .map(index -> of(index, conditions, orderBy, limit))
                .filter(plan -> plan.worth > 0)
                .max(Comparator.comparingInt(Plan::worth));
    }

    private static Plan of(SortedIndex index, Conditions conditions, @Nullable Document orderBy, int limit) {
        List<String> fields = index.fields();
        boolean usable = fields.stream().map(FieldPath::of).allMatch(FieldPath::isPlain)
                && (!index.leavesDocumentsOut() || conditions.demandOneOf(fields));
        if (!usable) {
            return new Plan(index, List.of(), null, 0);
        }
        List<byte[]> prefixes = List.of(new byte[0]);
        int matched = 0;
        while (matched < fields.size()) {
            List<Key> values = conditions.values(fields.get(matched));
            if (values == null || (long) values.size() * prefixes.size() > MAX_RANGES) {
                break;
            }
            prefixes = product(prefixes, values);
            matched++;
        }
        Bounds bounds = matched < fields.size() ? conditions.bounds(fields.get(matched)) : null;
        List<KeyRange> ranges = prefixes.stream()
                .map(prefix -> bounds == null ? KeyRange.startingWith(prefix) : bounds.behind(prefix))
                .toList();
        SortedWalk walk = prefixes.size() == 1 && matched < fields.size()
                ? SortedWalk.of(index, prefixes.getFirst(), fields.get(matched), orderBy)
                : null;
        int worth = index.isUnique() && matched == fields.size() ? WORTH_OF_UNIQUE_MATCH : matched * WORTH_OF_VALUE;
        worth += bounds != null ? WORTH_OF_BOUNDS : 0;
        worth += walk != null && limit > 0 ? WORTH_OF_ORDER : 0;
        return new Plan(index, ranges, walk, worth);
    }

    private static List<byte[]> product(List<byte[]> prefixes, List<Key> values) {
        List<byte[]> products = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Key value : values) {
                products.add(new OrderedBytes().raw(prefix).raw(value.bytes()).toBytes());
            }
        }
        return products;
    }

    boolean isSorted() {
        return walk != null;
    }

    Stream<Key> keys() {
        if (walk != null) {
            return ranges.stream().flatMap(walk::keys);
        }
        TreeSet<Key> keys = new TreeSet<>();
        ranges.forEach(range -> index.forEach(range, keys::add));
        return keys.stream();
    }
}

package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communique.storage.embedded.table.KeyRange;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.jspecify.annotations.Nullable;

/**
 * How one index finds what a query may match: the ranges of its keys, and whether walking them gives the order asked
 * for. Without that order, documents come in the order of a scan, so that results do not depend on the indexes there are.
 */
public record QueryPlan(
        SortedIndex index, List<KeyRange> ranges, @Nullable IndexScan walk, int worth) {

    private static final int MAX_RANGES = 1_000;
    private static final int WORTH_OF_UNIQUE_MATCH = 1_000;
    private static final int WORTH_OF_VALUE = 10;
    private static final int WORTH_OF_BOUNDS = 5;
    private static final int WORTH_OF_ORDER = 3;

    public static Optional<QueryPlan> best(
            Collection<? extends Index<PrimaryKey>> indexes, Document query, @Nullable Document orderBy, int limit) {
        QueryConditions queryConditions = QueryConditions.of(query);
        return indexes.stream()
                .filter(SortedIndex.class::isInstance)
                .map(SortedIndex.class::cast)
                .map(index -> of(index, queryConditions, orderBy, limit))
                .filter(queryPlan -> queryPlan.worth > 0)
                .max(Comparator.comparingInt(QueryPlan::worth));
    }

    private static QueryPlan of(
            SortedIndex index, QueryConditions queryConditions, @Nullable Document orderBy, int limit) {
        List<String> fields = index.fields();
        boolean usable = fields.stream().map(FieldPath::of).allMatch(FieldPath::isPlain)
                && (!index.leavesDocumentsOut() || queryConditions.demandOneOf(fields));
        if (!usable) {
            return new QueryPlan(index, List.of(), null, 0);
        }
        List<byte[]> prefixes = List.of(new byte[0]);
        int matched = 0;
        while (matched < fields.size()) {
            List<PrimaryKey> values = queryConditions.values(fields.get(matched));
            if (values == null || (long) values.size() * prefixes.size() > MAX_RANGES) {
                break;
            }
            prefixes = product(prefixes, values);
            matched++;
        }
        IndexBounds indexBounds = matched < fields.size() ? queryConditions.bounds(fields.get(matched)) : null;
        List<KeyRange> ranges = prefixes.stream()
                .map(prefix -> indexBounds == null ? KeyRange.startingWith(prefix) : indexBounds.behind(prefix))
                .toList();
        IndexScan walk = prefixes.size() == 1 && matched < fields.size()
                ? IndexScan.of(index, prefixes.getFirst(), fields.get(matched), orderBy)
                : null;
        int worth = index.isUnique() && matched == fields.size() ? WORTH_OF_UNIQUE_MATCH : matched * WORTH_OF_VALUE;
        worth += indexBounds != null ? WORTH_OF_BOUNDS : 0;
        worth += walk != null && limit > 0 ? WORTH_OF_ORDER : 0;
        return new QueryPlan(index, ranges, walk, worth);
    }

    private static List<byte[]> product(List<byte[]> prefixes, List<PrimaryKey> values) {
        List<byte[]> products = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (PrimaryKey value : values) {
                products.add(
                        new OrderedEncoding().raw(prefix).raw(value.bytes()).toBytes());
            }
        }
        return products;
    }

    public boolean isSorted() {
        return walk != null;
    }

    public Stream<PrimaryKey> keys() {
        if (walk != null) {
            return ranges.stream().flatMap(walk::keys);
        }
        TreeSet<PrimaryKey> keys = new TreeSet<>();
        ranges.forEach(range -> index.forEach(range, keys::add));
        return keys.stream();
    }
}

package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.storage.embedded.query.RawBson.Element;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.jspecify.annotations.Nullable;

/**
 * An update of the one document with an {@code _id} that sets fields to plain values and appends to an array. It works on
 * the document's BSON and copies the other fields and the array's elements unchanged, so that a growing log is not decoded
 * and encoded again for each entry.
 *
 * @param conditions the plain values that fields have to have, {@code _id} among them
 * @param kept how many elements the array keeps, the last ones; zero for all
 */
public record PointUpdate(
        Map<String, Object> conditions, Map<String, Object> set, String array, Object pushed, int kept) {

    private static final Set<String> OPTIONS = Set.of("q", "u", "upsert", "multi");

    /** Reads an entry of an update command; nothing if it does anything else. */
    public static Optional<PointUpdate> of(Object entry) {
        if (!(entry instanceof Document command)
                || !OPTIONS.containsAll(command.keySet())
                || Boolean.TRUE.equals(command.get("multi"))
                || !(command.get("q") instanceof Document query)
                || !(command.get("u") instanceof Document update)
                || !update.keySet().equals(Set.of("$set", "$push"))
                || !(update.get("$set") instanceof Document set)
                || !(update.get("$push") instanceof Document push)
                || push.size() != 1
                || !(query.get("_id") instanceof String)
                || !query.entrySet().stream().allMatch(PointUpdate::isPlain)
                || !set.entrySet().stream().allMatch(PointUpdate::isPlain)) {
            return Optional.empty();
        }
        String array = push.keySet().iterator().next();
        Object pushed = push.get(array);
        if (pushed == null || !isField(array) || set.containsKey("_id") || set.containsKey(array)) {
            return Optional.empty();
        }
        return pushed instanceof Document modifiers
                        && modifiers.keySet().stream().anyMatch(key -> key.startsWith("$"))
                ? sliced(query, set, array, modifiers)
                : Optional.of(new PointUpdate(query, set, array, pushed, 0));
    }

    private static Optional<PointUpdate> sliced(Document query, Document set, String array, Document modifiers) {
        return modifiers.keySet().equals(Set.of("$each", "$slice"))
                        && modifiers.get("$each") instanceof Collection<?> each
                        && each.size() == 1
                        && modifiers.get("$slice") instanceof Integer slice
                        && slice < 0
                ? Optional.of(new PointUpdate(query, set, array, each.iterator().next(), -slice))
                : Optional.empty();
    }

    private static boolean isPlain(Map.Entry<String, Object> field) {
        Object value = field.getValue();
        return isField(field.getKey())
                && (value instanceof String
                        || value instanceof Boolean
                        || value instanceof Long
                        || value instanceof Integer);
    }

    private static boolean isField(String name) {
        return !name.startsWith("$") && name.indexOf('.') < 0;
    }

    public PrimaryKey key() {
        return new PrimaryKey(OrderedEncoding.of(conditions.get("_id")));
    }

    /** Whether the update changes what an index with these fields holds. */
    public boolean touches(List<String> fields) {
        return fields.stream().anyMatch(field -> {
            String top = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
            return set.containsKey(top) || array.equals(top);
        });
    }

    /** The document afterwards; null if a condition does not hold, or the document does not have the form that this needs. */
    public byte @Nullable [] apply(byte[] before) {
        List<Element> elements = RawBson.elements(before, 0);
        if (elements == null || !holds(before, elements)) {
            return null;
        }
        Set<String> missing = new HashSet<>(set.keySet());
        missing.add(array);
        RawBson.Out out = new RawBson.Out(before.length + 512);
        for (Element element : elements) {
            if (element.name().equals(array)) {
                if (before[element.start()] != RawBson.ARRAY || !append(before, element, out)) {
                    return null;
                }
            } else if (set.containsKey(element.name())) {
                byte[] whole = BsonCodec.encode(new Document(element.name(), set.get(element.name())));
                out.copy(whole, Integer.BYTES, whole.length - 1);
            } else {
                out.copy(before, element.start(), element.end());
            }
            missing.remove(element.name());
        }
        return missing.isEmpty() ? out.document(0) : null;
    }

    private boolean holds(byte[] document, List<Element> elements) {
        RawBson.Out out = new RawBson.Out(256);
        for (Element element : elements) {
            if (conditions.containsKey(element.name())) {
                out.copy(document, element.start(), element.end());
            }
        }
        Document values = BsonCodec.decode(out.document(0));
        return conditions.entrySet().stream()
                .allMatch(condition -> values.containsKey(condition.getKey())
                        && Arrays.equals(
                                OrderedEncoding.of(values.get(condition.getKey())),
                                OrderedEncoding.of(condition.getValue())));
    }

    private boolean append(byte[] document, Element field, RawBson.Out out) {
        List<Element> items = RawBson.elements(document, field.value());
        if (items == null) {
            return false;
        }
        out.copy(document, field.start(), field.value());
        int start = out.size();
        out.skipLength();
        int dropped = kept == 0 ? 0 : Math.max(0, items.size() + 1 - kept);
        if (dropped == 0) {
            out.copy(document, field.value() + Integer.BYTES, field.end() - 1);
        }
        int index = dropped == 0 ? items.size() : 0;
        for (Element item :
                dropped == 0 ? List.<Element>of() : items.subList(Math.min(dropped, items.size()), items.size())) {
            out.write(document[item.start()]);
            out.name(index++);
            out.copy(document, item.value(), item.end());
        }
        byte[] added = BsonCodec.encode(new Document(String.valueOf(index), pushed));
        out.copy(added, Integer.BYTES, added.length - 1);
        out.endDocument(start);
        return true;
    }
}

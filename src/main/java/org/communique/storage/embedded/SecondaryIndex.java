package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index on one field or several, with an entry for every element where a field holds an array. A unique index maps
 * its fields to the document's key; any other has that key at the end of its own as well.
 */
final class SecondaryIndex extends SortedIndex {

    private final List<FieldPath> paths;
    /** The documents' own fields that the indexed ones are, or are in. */
    private final Set<String> roots;

    private final boolean unique;

    SecondaryIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse, Table table) {
        super(name, keys, sparse, table);
        this.paths = fields().stream().map(FieldPath::of).toList();
        this.roots = fields().stream().map(field -> field.split("\\.", 2)[0]).collect(Collectors.toSet());
        this.unique = unique;
    }

    @Override
    void forEach(KeyRange range, Consumer<Key> action) {
        table().forEach(range, (key, id) -> action.accept(new Key(id)));
    }

    @Override
    public @Nullable Key getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        refuseDuplicates(entries(document), document, collection);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        Set<Key> entries = entries(document);
        refuseDuplicates(entries, document, collection);
        entries.forEach(entry -> table().put(entry.bytes(), position.bytes()));
    }

    @Override
    public Key remove(Document document) {
        entries(document).forEach(entry -> table().remove(entry.bytes()));
        return key(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        if (!areIndexedAlike(oldDocument, newDocument)) {
            refuseDuplicates(entries(newDocument), newDocument, collection);
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        if (areIndexedAlike(oldDocument, newDocument)) {
            return;
        }
        Set<Key> before = entries(oldDocument);
        Set<Key> after = entries(newDocument);
        before.stream().filter(entry -> !after.contains(entry)).forEach(entry -> table().remove(entry.bytes()));
        after.stream()
                .filter(entry -> !before.contains(entry))
                .forEach(entry -> table().put(entry.bytes(), position.bytes()));
    }

    /** Most updates leave the indexed fields as they are, which is found out sooner than their entries are made. */
    private boolean areIndexedAlike(Document one, Document other) {
        return roots.stream()
                .allMatch(field -> one.containsKey(field) == other.containsKey(field)
                        && Objects.equals(one.get(field), other.get(field)));
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    private void refuseDuplicates(Set<Key> entries, Document document, MongoCollection<Key> collection) {
        if (!unique) {
            return;
        }
        for (Key entry : entries) {
            byte[] holder = table().get(entry.bytes());
            if (holder != null && !new Key(holder).equals(key(document))) {
                List<Object> values = new ArrayList<>();
                fields().forEach(field -> values.add(Utils.getSubdocumentValue(document, field)));
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
            }
        }
    }

    private Set<Key> entries(Document document) {
        if (isSparse() && paths.stream().noneMatch(path -> path.isPresentIn(document))) {
            return Set.of();
        }
        List<Entry> entries = List.of(new Entry(new byte[0], !unique));
        List<String> arrays = new ArrayList<>();
        for (FieldPath path : paths) {
            Set<Key> values = path.valuesIn(document);
            if (values.contains(FieldPath.ARRAY)) {
                arrays.add(path.name());
            }
            entries = entries.stream()
                    .flatMap(entry -> values.stream().map(entry::with))
                    .toList();
        }
        if (arrays.size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
        byte[] id = key(document).bytes();
        return entries.stream().map(entry -> entry.key(id)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A key being built; a mark of an array is no value, so that it must not clash in a unique index. */
    private record Entry(byte[] bytes, boolean endsWithId) {

        Entry with(Key value) {
            return new Entry(concatenated(bytes, value.bytes()), endsWithId || value.equals(FieldPath.ARRAY));
        }

        Key key(byte[] id) {
            return new Key(endsWithId ? concatenated(bytes, id) : bytes);
        }

        private static byte[] concatenated(byte[] head, byte[] tail) {
            byte[] whole = Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, whole, head.length, tail.length);
            return whole;
        }
    }
}

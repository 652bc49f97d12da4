package org.communique.storage.embedded.query;

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
import org.communique.storage.embedded.table.KeyRange;
import org.communique.storage.embedded.table.PrimaryKey;
import org.communique.storage.embedded.table.StoredTable;
import org.jspecify.annotations.Nullable;

/**
 * An index on one field or several, with an entry for every element where a field holds an array. A unique index maps
 * its fields to the document's key; any other has that key at the end of its own as well.
 */
public final class SecondaryIndex extends SortedIndex {

    private final List<FieldPath> paths;
    /** The documents' own fields that the indexed ones are, or are in. */
    private final Set<String> roots;

    private final boolean unique;

    public SecondaryIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse, StoredTable storedTable) {
        super(name, keys, sparse, storedTable);
        this.paths = fields().stream().map(FieldPath::of).toList();
        this.roots = fields().stream().map(field -> field.split("\\.", 2)[0]).collect(Collectors.toSet());
        this.unique = unique;
    }

    @Override
    public void forEach(KeyRange range, Consumer<PrimaryKey> action) {
        table().forEach(range, (key, id) -> action.accept(new PrimaryKey(id)));
    }

    @Override
    public @Nullable PrimaryKey getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<PrimaryKey> collection) {
        refuseDuplicates(entries(document), document, collection);
    }

    @Override
    public void add(Document document, PrimaryKey position, MongoCollection<PrimaryKey> collection) {
        Set<PrimaryKey> entries = entries(document);
        refuseDuplicates(entries, document, collection);
        entries.forEach(entry -> table().put(entry.bytes(), position.bytes()));
    }

    @Override
    public PrimaryKey remove(Document document) {
        entries(document).forEach(entry -> table().remove(entry.bytes()));
        return key(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<PrimaryKey> collection) {
        if (!areIndexedAlike(oldDocument, newDocument)) {
            refuseDuplicates(entries(newDocument), newDocument, collection);
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, PrimaryKey position, MongoCollection<PrimaryKey> collection) {
        if (areIndexedAlike(oldDocument, newDocument)) {
            return;
        }
        Set<PrimaryKey> before = entries(oldDocument);
        Set<PrimaryKey> after = entries(newDocument);
        before.stream().filter(entry -> !after.contains(entry)).forEach(entry -> table().remove(entry.bytes()));
        after.stream()
                .filter(entry -> !before.contains(entry))
                .forEach(entry -> table().put(entry.bytes(), position.bytes()));
    }

    /** Most updates leave the indexed fields unchanged, and checking that is faster than computing the entries. */
    private boolean areIndexedAlike(Document one, Document other) {
        return roots.stream()
                .allMatch(field -> one.containsKey(field) == other.containsKey(field)
                        && Objects.equals(one.get(field), other.get(field)));
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    private void refuseDuplicates(Set<PrimaryKey> entries, Document document, MongoCollection<PrimaryKey> collection) {
        if (areTaken(entries, document)) {
            List<Object> values = new ArrayList<>();
            fields().forEach(field -> values.add(Utils.getSubdocumentValue(document, field)));
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
        }
    }

    private boolean areTaken(Set<PrimaryKey> entries, Document document) {
        return unique
                && entries.stream()
                        .map(entry -> table().get(entry.bytes()))
                        .anyMatch(holder -> holder != null && !new PrimaryKey(holder).equals(key(document)));
    }

    /** Of a store that is recovered: whether the index can have the document with those that it has. */
    public boolean admits(Document document) {
        try {
            return !areTaken(entries(document), document);
        } catch (CannotIndexParallelArraysError e) {
            return false;
        }
    }

    /** One that it admits. */
    public void put(Document document) {
        entries(document)
                .forEach(entry -> table().put(entry.bytes(), key(document).bytes()));
    }

    private Set<PrimaryKey> entries(Document document) {
        if (isSparse() && paths.stream().noneMatch(path -> path.isPresentIn(document))) {
            return Set.of();
        }
        List<Entry> entries = List.of(new Entry(new byte[0], !unique));
        List<String> arrays = new ArrayList<>();
        for (FieldPath path : paths) {
            Set<PrimaryKey> values = path.valuesIn(document);
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

    /** A key being built. The marker of an array is no value, so it must not collide in a unique index. */
    private record Entry(byte[] bytes, boolean endsWithId) {

        Entry with(PrimaryKey value) {
            return new Entry(concatenated(bytes, value.bytes()), endsWithId || value.equals(FieldPath.ARRAY));
        }

        PrimaryKey key(byte[] id) {
            return new PrimaryKey(endsWithId ? concatenated(bytes, id) : bytes);
        }

        private static byte[] concatenated(byte[] head, byte[] tail) {
            byte[] whole = Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, whole, head.length, tail.length);
            return whole;
        }
    }
}

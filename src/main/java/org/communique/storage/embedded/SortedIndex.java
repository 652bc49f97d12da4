package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Consumer;

/** An index whose keys are the {@link OrderedBytes} of its fields; queries reach it through {@link Plan} alone. */
abstract class SortedIndex extends Index<Key> {

    private final Table table;

    SortedIndex(String name, List<IndexKey> keys, boolean sparse, Table table) {
        super(name, keys, sparse);
        this.table = table;
    }

    Table table() {
        return table;
    }

    List<String> fields() {
        return keys();
    }

    boolean leavesDocumentsOut() {
        return isSparse();
    }

    /** The documents whose index keys are in {@code range}, one of them as often as it has keys there. */
    abstract void forEach(KeyRange range, Consumer<Key> action);

    static Key key(Document document) {
        return new Key(OrderedBytes.of(document.get("_id")));
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return toIndexDescription().equals(other.toIndexDescription());
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCount() {
        return table.size();
    }

    @Override
    public long getDataSize() {
        return table.size();
    }

    @Override
    public void drop() {
        // Its table goes with the command that drops it.
    }
}

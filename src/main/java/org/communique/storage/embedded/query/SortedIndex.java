package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Consumer;
import org.communique.storage.embedded.table.KeyRange;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.communique.storage.embedded.table.StoredTable;

/** An index whose keys are the {@link OrderedEncoding} of its fields; queries reach it through {@link QueryPlan} alone. */
public abstract class SortedIndex extends Index<PrimaryKey> {

    private final StoredTable storedTable;

    public SortedIndex(String name, List<IndexKey> keys, boolean sparse, StoredTable storedTable) {
        super(name, keys, sparse);
        this.storedTable = storedTable;
    }

    public StoredTable table() {
        return storedTable;
    }

    public List<String> fields() {
        return keys();
    }

    boolean leavesDocumentsOut() {
        return isSparse();
    }

    /** The documents whose index keys are in {@code range}, one of them as often as it has keys there. */
    public abstract void forEach(KeyRange range, Consumer<PrimaryKey> action);

    public static PrimaryKey key(Document document) {
        return new PrimaryKey(OrderedEncoding.of(document.get("_id")));
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
    public Iterable<PrimaryKey> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getCount() {
        return storedTable.size();
    }

    @Override
    public long getDataSize() {
        return storedTable.size();
    }

    @Override
    public void drop() {
        // Its table goes with the command that drops it.
    }
}

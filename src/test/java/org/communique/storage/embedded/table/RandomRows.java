package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes random rows to a store, and knows what it has then. */
final class RandomRows {

    private final Random random;

    /** As text, by table and key. */
    private final Map<String, Map<String, String>> acknowledged = new TreeMap<>();

    RandomRows(Random random) {
        this.random = random;
    }

    Map<String, Map<String, String>> acknowledged() {
        return acknowledged;
    }

    void write(TableStore store) {
        String table = "table" + random.nextInt(4);
        store.write(() -> {
            Map<String, String> rows = acknowledged.computeIfAbsent(table, added -> new TreeMap<>());
            if (random.nextInt(70) == 0) {
                store.drop(table);
                acknowledged.remove(table);
                return null;
            }
            for (int i = random.nextInt(5); i >= 0; i--) {
                String key = "key" + random.nextInt(300);
                if (random.nextInt(5) == 0) {
                    store.table(table).remove(key.getBytes());
                    rows.remove(key);
                } else {
                    String value = "v" + random.nextLong() + "x".repeat(random.nextInt(10) == 0 ? 20_000 : 300);
                    store.table(table).put(key.getBytes(), value.getBytes());
                    rows.put(key, value);
                }
            }
            if (rows.isEmpty()) {
                acknowledged.remove(table);
            }
            return null;
        });
    }

    /** Of a store that it opens and closes. */
    static Map<String, Map<String, String>> in(Path folder) throws IOException {
        try (TableStore store = TableStore.open(folder, changes -> {})) {
            return store.read(() -> store.tableNames().stream()
                    .filter(table -> store.table(table).size() > 0)
                    .collect(Collectors.toMap(
                            table -> table,
                            table -> store.table(table)
                                    .keys()
                                    .collect(Collectors.toMap(
                                            key -> new String(key.bytes()),
                                            key -> new String(store.table(table).get(key.bytes())),
                                            (one, other) -> one,
                                            TreeMap::new)),
                            (one, other) -> one,
                            TreeMap::new)));
        }
    }
}

package org.communique.storage.schema;

import java.util.List;

/**
 * The shapes that this build reads and writes. Release 1.0.0 has version 1; each migration leads to the next.
 *
 * @param migrations all there ever were, in their order
 */
public record Schema(List<Migration> migrations) {

    public static final Schema CURRENT = new Schema(List.of());

    public int version() {
        return 1 + migrations.size();
    }

    List<Migration> after(int version) {
        return migrations.subList(version - 1, migrations.size());
    }
}

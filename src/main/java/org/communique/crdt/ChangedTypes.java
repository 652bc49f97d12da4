package org.communique.crdt;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The types that a transaction has changed, each with the keys whose values changed; {@code null} stands for the list.
 * Typing changes one list only, and then no collection is needed.
 */
final class ChangedTypes {

    private @Nullable Branch only;
    private @Nullable String onlyKey;
    private @Nullable Map<Branch, Set<@Nullable String>> more;

    void add(Branch branch, @Nullable String key) {
        if (more == null) {
            if (only == null) {
                only = branch;
                onlyKey = key;
                return;
            }
            if (only == branch && Objects.equals(onlyKey, key)) {
                return;
            }
            more = new LinkedHashMap<>();
            keys(more, only).add(onlyKey);
        }
        keys(more, branch).add(key);
    }

    private static Set<@Nullable String> keys(Map<Branch, Set<@Nullable String>> types, Branch branch) {
        return types.computeIfAbsent(branch, b -> new LinkedHashSet<>(4));
    }

    void remove(Branch branch) {
        if (more != null) {
            more.remove(branch);
        } else if (only == branch) {
            only = null;
        }
    }

    void forEach(BiConsumer<Branch, Set<@Nullable String>> action) {
        if (more != null) {
            more.forEach(action);
        } else if (only != null) {
            Set<@Nullable String> keys = new LinkedHashSet<>(2);
            keys.add(onlyKey);
            action.accept(only, keys);
        }
    }
}

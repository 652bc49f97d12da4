package org.communique.amendment.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.crdt.Branch;
import org.jspecify.annotations.Nullable;

/** One type of the draft, and what becomes of it in a fork. Its changes are those with these numbers. */
final class ForkPart {

    sealed interface Run {}

    /** @param style what becomes of the format of words; null removes one */
    record Kept(
            long length,
            Map<String, @Nullable Object> style,
            int change,
            @Nullable ForkPart child) implements Run {}

    record InsertedWords(String words, Map<String, @Nullable Object> style, int change) implements Run {}

    record InsertedType(Branch branch, int change) implements Run {}

    record Deleted(long length, @Nullable Branch branch, int change) implements Run {}

    /** No change. */
    static final int NONE = -1;

    final Branch branch;
    final List<Run> runs = new ArrayList<>();
    private Map<String, @Nullable Object> attributes = Map.of();
    private int attributesChange = NONE;

    ForkPart(Branch branch) {
        this.branch = branch;
    }

    void changeAttributes(Map<String, @Nullable Object> values, int change) {
        attributes = values;
        attributesChange = change;
    }

    /** Null removes one. */
    Map<String, @Nullable Object> attributes() {
        return attributes;
    }

    int attributesChange() {
        return attributesChange;
    }
}

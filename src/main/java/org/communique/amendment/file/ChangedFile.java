package org.communique.amendment.file;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file with changes, and how it is to be read.
 *
 * @param authors by their names in the file, whose tracked changes count; those of others are rejected. Null for all who are not other organisations
 * @param against the text that it is compared with; null for the one that it was made from
 */
public record ChangedFile(
        String name,
        byte[] content,
        @Nullable Set<String> authors,
        @Nullable BaseChoice against) {

    public static ChangedFile of(String name, byte[] content) {
        return new ChangedFile(name, content, null, null);
    }
}

package org.communique.publishing.office;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses that a part of the file refers to, by id. */
final class DocxRelationships {

    private DocxRelationships() {}

    static Map<String, String> of(@Nullable Element relationships) {
        Map<String, String> addresses = new HashMap<>();
        if (relationships != null) {
            for (var relationship : relationships.children()) {
                if (relationship.attribute("Type").endsWith("/hyperlink")) {
                    addresses.put(relationship.attribute("Id"), relationship.attribute("Target"));
                }
            }
        }
        return addresses;
    }
}

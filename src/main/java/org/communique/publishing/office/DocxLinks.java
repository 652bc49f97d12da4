package org.communique.publishing.office;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** The addresses that a part of the file refers to, by id. */
final class DocxLinks {

    private DocxLinks() {}

    static Map<String, String> of(@Nullable Document relationships) {
        Map<String, String> addresses = new HashMap<>();
        if (relationships != null) {
            for (var relationship : Xml.children(relationships.getDocumentElement())) {
                if (Xml.attribute(relationship, "Type").endsWith("/hyperlink")) {
                    addresses.put(Xml.attribute(relationship, "Id"), Xml.attribute(relationship, "Target"));
                }
            }
        }
        return addresses;
    }
}

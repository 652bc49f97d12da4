package org.communique.file.office.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.text.format.Html;

/** The addresses that a part links to. */
final class DocxRelationshipWriter {

    private final Map<String, String> ids = new LinkedHashMap<>();

    String id(String href) {
        return ids.computeIfAbsent(href, _ -> "link" + (ids.size() + 1));
    }

    String relationships(String others) {
        var xml = new StringBuilder(DocxParts.XML
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + others);
        ids.forEach((href, id) -> xml.append(
                "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"%s\" TargetMode=\"External\"/>"
                        .formatted(id, Html.escape(href))));
        return xml.append("</Relationships>").toString();
    }
}

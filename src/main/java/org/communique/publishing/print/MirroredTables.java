package org.communique.publishing.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * Tables of class {@code mirrored}, whose rows have their last cell first, as the typesetter fills rows from the left. Screen readers
 * follow the tags of a file, which get the cells in the order in which they are read.
 */
final class MirroredTables {

    private static final Pattern TABLE = Pattern.compile("<table( class=\"mirrored\")?>");

    private MirroredTables() {}

    static byte[] inReadingOrder(byte[] pdf, String xhtml) {
        var mirrored = TABLE.matcher(xhtml)
                .results()
                .map(table -> table.group(1) != null)
                .toList();
        if (!mirrored.contains(true)) {
            return pdf;
        }
        try (var document = Loader.loadPDF(pdf)) {
            var root = document.getDocumentCatalog().getStructureTreeRoot();
            var tables = all("Table", root);
            if (tables.size() != mirrored.size()) {
                return pdf;
            }
            for (int i = 0; i < tables.size(); i++) {
                if (mirrored.get(i)) {
                    all("TR", tables.get(i))
                            .forEach(row -> row.setKids(row.getKids().reversed()));
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PDStructureElement> all(String type, PDStructureNode root) {
        var found = new ArrayList<PDStructureElement>();
        collect(type, root, found);
        return found;
    }

    private static void collect(String type, PDStructureNode node, List<PDStructureElement> found) {
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (type.equals(element.getStructureType())) {
                    found.add(element);
                } else {
                    collect(type, element, found);
                }
            }
        }
    }
}

package org.communique.file.print.tag;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A table has a group of header rows, or one at its foot, only if there are rows in it and other rows too (ISO 32000-1, table 337). */
final class TableTags {

    private TableTags() {}

    static void complete(TagTree tags) {
        for (var table : tags.all("Table")) {
            var groups = new ArrayList<PDStructureElement>();
            for (var kid : table.getKids()) {
                if (kid instanceof PDStructureElement group) {
                    if (group.getCOSObject().getItem(COSName.K) == null) {
                        table.removeKid(group);
                    } else {
                        groups.add(group);
                    }
                }
            }
            if (groups.stream().noneMatch(group -> "TBody".equals(group.getStructureType()))) {
                groups.forEach(group -> dissolve(table, group));
            }
        }
    }

    private static void dissolve(PDStructureElement table, PDStructureElement group) {
        table.removeKid(group);
        for (var kid : List.copyOf(group.getKids())) {
            if (kid instanceof PDStructureElement row) {
                table.appendKid(row);
            }
        }
    }
}

package org.communique.file.print.tag;

/**
 * Tables of class {@code mirrored}, whose rows have their last cell first, as the typesetter fills rows from the left. Their tags get
 * the cells in the order in which they are read.
 */
final class MirroredTables {

    private MirroredTables() {}

    /** @return false if it is not known which tags are those of which table */
    static boolean putInReadingOrder(TagTree tags, PrintTree page) {
        var tables = page.all("table");
        if (tables.stream().noneMatch(PrintTree::isMirrored)) {
            return true;
        }
        var tagged = tags.all("Table");
        if (tagged.size() != tables.size()) {
            return false;
        }
        for (int i = 0; i < tables.size(); i++) {
            if (PrintTree.isMirrored(tables.get(i))) {
                new TagTree(tagged.get(i))
                        .all("TR")
                        .forEach(row -> row.setKids(row.getKids().reversed()));
            }
        }
        return true;
    }
}

package org.communique.publishing.print.tag;

/**
 * Tables of class {@code mirrored}, whose rows have their last cell first, as the typesetter fills rows from the left. Their tags get
 * the cells in the order in which they are read.
 */
final class MirroredTables {

    private MirroredTables() {}

    static void putInReadingOrder(TagTree tags, PrintTree page) {
        var tables = page.all("table");
        var tagged = tags.all("Table");
        for (int i = 0; i < tables.size() && tagged.size() == tables.size(); i++) {
            if (tables.get(i).getAttribute("class").equals("mirrored")) {
                new TagTree(tagged.get(i))
                        .all("TR")
                        .forEach(row -> row.setKids(row.getKids().reversed()));
            }
        }
    }
}

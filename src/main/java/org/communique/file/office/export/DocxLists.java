package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.line.LineShape.Numbering;

/** The lists of a file. Those with numbers are each one of its own. */
final class DocxLists {

    /** Word has no deeper ones. */
    static final int DEEPEST = 8;

    static final int INDENT = 425;

    private final List<NumberedList> numbered = new ArrayList<>();

    /**
     * A numbered list of a text. It is one of its own, so that each counts from its own start, without an override, of which LibreOffice
     * makes two numbered.
     *
     * @param level from 0, the only one at which it has items
     */
    private record NumberedList(int start, int level) {}

    /** @param starts the first numbers of all numbered lists */
    void add(List<Integer> starts) {
        starts.forEach(start -> numbered.add(new NumberedList(start, 0)));
    }

    /** Properties of an item. */
    String item(Numbering item) {
        int level = Math.min(item.level(), DEEPEST);
        int list = item.list();
        if (list > 0) {
            numbered.set(list - 1, new NumberedList(numbered.get(list - 1).start(), level));
        }
        return "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>".formatted(level, list + 1);
    }

    /** List 1 is of bullets. */
    String part() {
        var xml = new StringBuilder(DocxParts.XML + "<w:numbering " + DocxParts.W + ">");
        abstractList(xml, 0, 8, "bullet", 1);
        for (int i = 0; i < numbered.size(); i++) {
            abstractList(
                    xml,
                    i + 1,
                    numbered.get(i).level(),
                    "decimal",
                    numbered.get(i).start());
        }
        for (int i = 0; i <= numbered.size(); i++) {
            xml.append("<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>".formatted(i + 1, i));
        }
        return xml.append("</w:numbering>").toString();
    }

    private static void abstractList(StringBuilder xml, int id, int deepest, String format, int start) {
        xml.append("<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"multilevel\"/>".formatted(id));
        for (int level = 0; level <= deepest; level++) {
            xml.append("""
                <w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>\
                <w:pPr><w:ind w:left="%d" w:hanging="425"/></w:pPr></w:lvl>\
                """.formatted(
                    level, start, format, format.equals("bullet") ? "•" : "%" + (level + 1) + ".", (level + 1) * 425));
        }
        xml.append("</w:abstractNum>");
    }
}

package org.communique.publishing.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.publishing.office.ListOfParagraphs.Position;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The lists of a file, and how far each has been counted. */
final class DocxNumbering {

    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, Element> definitions = new HashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();

    DocxNumbering(@Nullable Document numbering) {
        if (numbering == null) {
            return;
        }
        for (var element : Xml.children(numbering.getDocumentElement())) {
            switch (Xml.name(element)) {
                case "num" -> lists.put(Xml.attribute(element, "numId"), element);
                case "abstractNum" -> definitions.put(Xml.attribute(element, "abstractNumId"), element);
                default -> {}
            }
        }
    }

    /** Where the paragraph stands in which list; null if in none. */
    @Nullable
    Position position(Element paragraph, @Nullable Element ofStyle) {
        var own = Xml.child(paragraph, "pPr").flatMap(properties -> Xml.child(properties, "numPr"));
        var numbering = own.orElse(ofStyle);
        var list = value(numbering, "numId").or(() -> value(ofStyle, "numId")).orElse("0");
        if (numbering == null || list.equals("0") || !lists.containsKey(list)) {
            return null;
        }
        int level = value(numbering, "ilvl").map(DocxNumbering::toInt).orElse(0);
        return new Position(list, level, isBullet(list, level) ? 0 : count(list, level));
    }

    private int count(String list, int level) {
        for (int deeper = level + 1; deeper < 9; deeper++) {
            counted.remove(list + "/" + deeper);
        }
        int start = Math.max(1, start(list, level));
        return counted.merge(list + "/" + level, start, (last, first) -> last + 1);
    }

    private boolean isBullet(String list, int level) {
        return level(list, level)
                .flatMap(definition -> Xml.child(definition, "numFmt"))
                .map(format -> Xml.attribute(format, "val"))
                .filter(format -> format.equals("bullet") || format.equals("none"))
                .isPresent();
    }

    private int start(String list, int level) {
        var override = Optional.ofNullable(lists.get(list)).map(Xml::children).orElse(List.of()).stream()
                .filter(element -> Xml.name(element).equals("lvlOverride") && Xml.number(element, "ilvl", -1) == level)
                .findFirst()
                .flatMap(element -> Xml.child(element, "startOverride"));
        return override.or(() -> level(list, level).flatMap(definition -> Xml.child(definition, "start")))
                .map(element -> Xml.number(element, "val", 1))
                .orElse(1);
    }

    private Optional<Element> level(String list, int level) {
        return Xml.child(lists.get(list), "abstractNumId")
                .map(id -> definitions.get(Xml.attribute(id, "val")))
                .flatMap(definition -> Xml.children(definition).stream()
                        .filter(element -> Xml.name(element).equals("lvl") && Xml.number(element, "ilvl", -1) == level)
                        .findFirst());
    }

    private static Optional<String> value(@Nullable Element parent, String name) {
        return Xml.child(parent, name).map(element -> Xml.attribute(element, "val"));
    }

    private static int toInt(String value) {
        return value.matches("[0-8]") ? value.charAt(0) - '0' : 0;
    }
}

package org.communique.publishing.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.publishing.office.ListBuilder.Position;
import org.jspecify.annotations.Nullable;

/** The lists of a file, and how far each has been counted. */
final class DocxNumbering {

    private static final int LEVELS = 9;

    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, Element> definitions = new HashMap<>();
    private final Map<Level, Format> formats = new HashMap<>();
    private final Map<Level, Integer> counted = new HashMap<>();

    private record Level(String list, int number) {}

    private record Format(boolean bullet, int start) {}

    DocxNumbering(@Nullable Element numbering) {
        if (numbering == null) {
            return;
        }
        for (var element : numbering.children()) {
            switch (element.name()) {
                case "num" -> lists.put(element.attribute("numId"), element);
                case "abstractNum" -> definitions.put(element.attribute("abstractNumId"), element);
                default -> {}
            }
        }
    }

    /** Where the paragraph stands in which list; null if in none. */
    @Nullable
    Position position(Element paragraph, @Nullable Element ofStyle) {
        var own = Element.child(paragraph, "pPr").flatMap(properties -> Element.child(properties, "numPr"));
        var numbering = own.orElse(ofStyle);
        var list = value(numbering, "numId").or(() -> value(ofStyle, "numId")).orElse("0");
        if (numbering == null || list.equals("0") || !lists.containsKey(list)) {
            return null;
        }
        int level = value(numbering, "ilvl").map(DocxNumbering::toInt).orElse(0);
        var format = format(new Level(list, level));
        return new Position(list, level, format.bullet() ? 0 : count(list, level, format.start()));
    }

    private int count(String list, int level, int start) {
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            counted.remove(new Level(list, deeper));
        }
        return counted.merge(new Level(list, level), start, (last, first) -> last + 1);
    }

    /** Looked up once for each level: thousands of paragraphs may be in it. */
    private Format format(Level level) {
        return formats.computeIfAbsent(level, asked -> new Format(isBullet(asked), Math.max(1, start(asked))));
    }

    private boolean isBullet(Level level) {
        return definition(level)
                .flatMap(definition -> definition.child("numFmt"))
                .map(format -> format.attribute("val"))
                .filter(format -> format.equals("bullet") || format.equals("none"))
                .isPresent();
    }

    private int start(Level level) {
        var override = Optional.ofNullable(lists.get(level.list())).map(Element::children).orElse(List.of()).stream()
                .filter(element -> element.name().equals("lvlOverride") && element.number("ilvl", -1) == level.number())
                .findFirst()
                .flatMap(element -> element.child("startOverride"));
        return override.or(() -> definition(level).flatMap(definition -> definition.child("start")))
                .map(element -> element.number("val", 1))
                .orElse(1);
    }

    private Optional<Element> definition(Level level) {
        return Element.child(lists.get(level.list()), "abstractNumId")
                .map(id -> definitions.get(id.attribute("val")))
                .flatMap(definition -> definition.children().stream()
                        .filter(element -> element.name().equals("lvl") && element.number("ilvl", -1) == level.number())
                        .findFirst());
    }

    private static Optional<String> value(@Nullable Element parent, String name) {
        return Element.child(parent, name).map(element -> element.attribute("val"));
    }

    private static int toInt(String value) {
        return value.matches("[0-8]") ? value.charAt(0) - '0' : 0;
    }
}

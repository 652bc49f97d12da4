package org.communique.file.office;

import java.util.Set;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.XmlNode.Characters;

/**
 * All words of a file, found without regard to what its elements mean. The readers know much about these, and may be wrong; this
 * is what they are held to.
 */
final class FileWords {

    private static final Set<String> SPACES = Set.of("tab", "ptab", "br", "cr", "s", "line-break");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h", "tc", "table-cell", "txbxContent", "note-body", "text-box");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder aside = new StringBuilder();

    /** Words are in elements of their own. */
    void addDocx(Element element) {
        addDocx(element, text);
        end();
    }

    private void addDocx(Element element, StringBuilder out) {
        switch (element.name()) {
            case "t", "delText" -> out.append(element.text());
            case "drawing", "pict", "object", "rt" -> inside(element, true);
            default -> {
                if (SPACES.contains(element.name())) {
                    out.append(' ');
                }
                element.read().forEach(child -> addDocx(child, out));
                element.unread().forEach(child -> addIfOther(child, element));
            }
        }
        if (PARAGRAPHS.contains(element.name())) {
            out.append('\n');
        }
    }

    /** What no reader sees in Word is missed only if it says something else. */
    private void addIfOther(Element alternative, Element shown) {
        var words = new FileWords();
        alternative.children().forEach(child -> words.addDocx(child, words.text));
        var same = new FileWords();
        shown.read().forEach(child -> same.addDocx(child, same.text));
        if (!words.squeezed().equals(same.squeezed())) {
            aside.append('\n').append(words);
        }
    }

    private String squeezed() {
        return (text.toString() + aside).replaceAll("\\s+", "");
    }

    static String ofOdt(Element element) {
        var words = new FileWords();
        words.addOdt(element);
        return words.toString();
    }

    /** All characters are words. */
    void addOdt(Element element) {
        addOdt(element, text);
        end();
    }

    private void addOdt(Element element, StringBuilder out) {
        // The number of a note, which every program counts again, and who changed something.
        if (element.name().equals("note-citation") || element.name().equals("change-info")) {
            return;
        }
        if (SPACES.contains(element.name())) {
            out.append(' ');
        }
        for (var node : element.content()) {
            switch (node) {
                case Characters(var characters) -> out.append(characters);
                case Element child when isAside(child) -> inside(child, false);
                case Element child -> addOdt(child, out);
            }
        }
        if (PARAGRAPHS.contains(element.name())) {
            out.append('\n');
        }
    }

    private static boolean isAside(Element element) {
        return switch (element.name()) {
            case "note", "frame", "annotation", "ruby-text", "g", "custom-shape" -> true;
            default -> false;
        };
    }

    /** What stands in a paragraph but is no part of its words. */
    private void inside(Element element, boolean docx) {
        aside.append('\n');
        for (var child : element.read()) {
            if (docx) {
                addDocx(child, aside);
            } else {
                addOdt(child, aside);
            }
        }
        aside.append('\n');
    }

    private void end() {
        text.append('\n').append(aside).append('\n');
        aside.setLength(0);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package org.communique.file.office.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communique.text.document.PlainText;
import org.communique.text.line.LineShape;
import org.communique.text.line.LineShape.Numbering;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.unicode.Direction;

/** Paragraphs and headings one after the other. Lists are nested in an OpenDocument text, and lines say only how deep they are. */
final class OdtBlocks {

    /** Of a list around others, which does not begin here. */
    private static final int UNKNOWN = -1;

    private final StringBuilder xml = new StringBuilder();
    private final Direction direction;
    private final OdtNesting nesting;
    private final List<Integer> starts;

    /** The innermost first. */
    private final Deque<OpenList> open = new ArrayDeque<>();

    private final Set<Integer> begun = new HashSet<>();

    /** Each has an open item. */
    private record OpenList(int list, String item) {}

    /** @param starts the first numbers of the numbered lists */
    OdtBlocks(Direction direction, OdtNesting nesting, List<Integer> starts) {
        this.direction = direction;
        this.nesting = nesting;
        this.starts = starts;
    }

    void add(LineShape shape, List<TrackedRun> letters, String content) {
        boolean isNamed = nesting.isNamed(shape.nesting());
        if (shape.numbering() instanceof Numbering(var list, var level)) {
            item(new Numbering(list, Math.min(level, OdtParts.LEVELS - 1)));
        } else if (isNamed) {
            close(0);
        } else {
            close(shape.lists());
            reach(shape.lists(), "list-header");
        }
        switch (shape.kind()) {
            case HEADING ->
                xml.append("<text:h text:style-name=\"%s\" text:outline-level=\"%d\">%s</text:h>"
                        .formatted(
                                style(isNamed ? nesting.style(shape) : "Heading_20_" + shape.heading(), letters),
                                shape.heading(),
                                content));
            case QUOTE -> paragraph(isNamed ? nesting.style(shape) : "Quotations", letters, content);
            case RULE -> paragraph(isNamed ? nesting.style(shape) : "Horizontal_20_Line", letters, content);
            case BODY -> paragraph(isNamed ? nesting.style(shape) : "Standard", letters, content);
        }
    }

    void paragraph(String style, List<TrackedRun> letters, String content) {
        xml.append("<text:p text:style-name=\"%s\">%s</text:p>".formatted(style(style, letters), content));
    }

    private String style(String style, List<TrackedRun> content) {
        var own = Direction.ofFirstLetter(
                        PlainText.of(content.stream().map(TrackedRun::inline).toList()))
                .orElse(direction);
        return own == direction || !own.isRightToLeft() ? style : style + OdtParts.FROM_THE_RIGHT;
    }

    /** Opens the next item of its list, or the list. */
    private void item(Numbering numbering) {
        close(numbering.level() + 1);
        boolean goesOn = open.size() == numbering.level() + 1 && open.element().list() == numbering.list();
        if (goesOn) {
            xml.append("</text:list-item><text:list-item>");
            return;
        }
        close(numbering.level());
        reach(numbering.level(), "list-item");
        open.push(new OpenList(numbering.list(), "list-item"));
        boolean fromZero =
                numbering.list() > 0 && !begun.contains(numbering.list()) && starts.get(numbering.list() - 1) == 0;
        boolean again = numbering.list() > 0 && !begun.add(numbering.list());
        xml.append("<text:list text:style-name=\"%s\"%s><text:list-item%s>"
                .formatted(
                        OdtParts.list(numbering.list(), starts),
                        again ? " text:continue-numbering=\"true\"" : "",
                        fromZero ? " text:start-value=\"0\"" : ""));
    }

    /** What was deleted may begin in the midst of a list: with what has no number (ODF 1.3, part 3, 5.3.4), or with an item of an inner one. */
    private void reach(int lists, String innermost) {
        while (open.size() < lists) {
            var item = open.size() + 1 == lists ? innermost : "list-item";
            open.push(new OpenList(UNKNOWN, item));
            xml.append("<text:list><text:").append(item).append('>');
        }
    }

    private void close(int lists) {
        while (open.size() > lists) {
            xml.append("</text:").append(open.pop().item()).append("></text:list>");
        }
    }

    StringBuilder outside() {
        close(0);
        return xml;
    }
}

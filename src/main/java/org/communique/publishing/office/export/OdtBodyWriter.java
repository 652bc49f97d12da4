package org.communique.publishing.office.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.communique.publishing.office.export.CommentAnchors.Mark;
import org.communique.publishing.office.export.CommentAnchors.Part;
import org.communique.text.document.PlainText;
import org.communique.text.line.LineShape;
import org.communique.text.line.LineShape.Numbering;
import org.communique.text.line.TrackedLine.Grid;
import org.communique.text.line.TrackedLine.TrackedRow;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.line.TrackedLine.Words;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;

/** The body of an OpenDocument text. Lists are nested there, and lines say only how deep they are. */
final class OdtBodyWriter {

    private final StringBuilder xml = new StringBuilder();
    private final Direction direction;
    private final CommentAnchors anchors;
    private final OdtRunWriter runs;
    private final List<Integer> starts = new ArrayList<>();

    /** The lists that are open, each with an open item; the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private int tables;

    OdtBodyWriter(Direction direction, FileComments comments) {
        this.direction = direction;
        this.anchors = new CommentAnchors(comments);
        this.runs = new OdtRunWriter(direction, comments.threads());
    }

    void add(TrackedLines text) {
        starts.addAll(text.starts());
        for (var line : text.all()) {
            switch (line) {
                case Words words -> line(words);
                case Grid grid -> table(grid);
            }
        }
        close(0);
        var lost = anchors.lost();
        if (!lost.isEmpty()) {
            var marks = lost.stream()
                    .flatMap(thread -> Stream.<Part>of(new Mark(thread, true), new Mark(thread, false)))
                    .toList();
            paragraph("Standard", List.of(), marks);
        }
    }

    private void line(Words line) {
        var shape = line.shape();
        if (shape.numbering() instanceof Numbering numbering) {
            item(numbering);
        } else {
            close(shape.lists());
        }
        var content = anchors.next(line);
        if (shape.kind() == LineShape.Kind.HEADING) {
            xml.append("<text:h text:style-name=\"%s\" text:outline-level=\"%d\">"
                    .formatted(style("Heading_20_" + shape.heading(), line.runs()), shape.heading()));
            xml.append(runs.of(content)).append("</text:h>");
        } else {
            paragraph(
                    switch (shape.kind()) {
                        case QUOTE -> "Quotations";
                        case RULE -> "Horizontal_20_Line";
                        default -> "Standard";
                    },
                    line.runs(),
                    content);
        }
    }

    /** Opens the next item of its list, or the list. */
    private void item(Numbering numbering) {
        close(numbering.level() + 1);
        boolean goesOn = open.size() == numbering.level() + 1 && open.element() == numbering.list();
        if (goesOn) {
            xml.append("</text:list-item><text:list-item>");
            return;
        }
        close(numbering.level());
        open.push(numbering.list());
        boolean fromZero = numbering.list() > 0 && starts.get(numbering.list() - 1) == 0;
        xml.append("<text:list text:style-name=\"L%d\"><text:list-item%s>"
                .formatted(numbering.list(), fromZero ? " text:start-value=\"0\"" : ""));
    }

    private void close(int lists) {
        while (open.size() > lists) {
            open.pop();
            xml.append("</text:list-item></text:list>");
        }
    }

    private void paragraph(String style, List<TrackedRun> letters, List<Part> content) {
        xml.append("<text:p text:style-name=\"%s\">".formatted(style(style, letters)));
        xml.append(runs.of(content)).append("</text:p>");
    }

    private String style(String style, List<TrackedRun> content) {
        var own = Direction.ofFirstLetter(
                        PlainText.of(content.stream().map(TrackedRun::inline).toList()))
                .orElse(direction);
        return own == direction || !own.isRightToLeft() ? style : style + OdtParts.FROM_THE_RIGHT;
    }

    private void table(Grid table) {
        close(0);
        xml.append("<table:table table:name=\"Table%d\"><table:table-column table:number-columns-repeated=\"%d\"/>"
                .formatted(++tables, table.rows().getFirst().cells().size()));
        for (var row : table.rows()) {
            xml.append(row.header() ? "<table:table-header-rows>" : "");
            row(row);
            xml.append(row.header() ? "</table:table-header-rows>" : "");
        }
        xml.append("</table:table>");
    }

    private void row(TrackedRow row) {
        xml.append("<table:table-row>");
        var cells = anchors.next(row);
        for (int column = 0; column < cells.size(); column++) {
            xml.append("<table:table-cell office:value-type=\"string\">");
            paragraph(
                    row.header() ? "Table_20_Heading" : "Table_20_Contents",
                    row.cells().get(column),
                    cells.get(column));
            xml.append("</table:table-cell>");
        }
        xml.append("</table:table-row>");
    }

    String content() {
        return OdtParts.content(xml, starts);
    }
}

package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.communique.file.office.export.CommentAnchors.Mark;
import org.communique.file.office.export.CommentAnchors.Part;
import org.communique.text.line.LineShape;
import org.communique.text.line.RevisionMark;
import org.communique.text.line.TrackedLine;
import org.communique.text.line.TrackedLine.Grid;
import org.communique.text.line.TrackedLine.TrackedRow;
import org.communique.text.line.TrackedLine.Words;
import org.communique.text.unicode.Direction;

/** The body of an OpenDocument text. */
final class OdtBodyWriter {

    private final Direction direction;
    private final CommentAnchors anchors;
    private final OdtRevisions revisions;
    private final OdtRunWriter runs;
    private final OdtFlow flow;
    private final OdtBlocks blocks;
    private final List<TrackedLine> lines;
    private final List<Integer> starts;
    private final OdtNesting nesting;
    private final List<Part> homeless = new ArrayList<>();
    private int tables;

    OdtBodyWriter(TextFile text) {
        this.lines = text.lines().all();
        this.starts = text.lines().starts();
        this.direction = text.direction();
        this.anchors = new CommentAnchors(text.comments());
        this.nesting = new OdtNesting(lines);
        this.revisions = new OdtRevisions(text.revisers());
        this.runs = new OdtRunWriter(direction, revisions, text.comments().threads());
        this.flow = new OdtFlow(revisions, runs, () -> new OdtBlocks(direction, nesting, starts), null);
        this.blocks = new OdtBlocks(direction, nesting, starts);
    }

    void write() {
        boolean[] listed = beforeLists(lines);
        for (int at = 0; at < listed.length; at++) {
            nesting.reach(at);
            switch (lines.get(at)) {
                case Words words -> line(words);
                case Grid grid -> {
                    if (listed[at] && !nesting.isNaming() && grid.revision().deleted() instanceof Integer step) {
                        deletedTable(step, grid.rows());
                    } else {
                        table(grid);
                    }
                }
            }
        }
        end(LineShape.PLAIN);
        var lost = anchors.lost();
        if (!lost.isEmpty()) {
            var marks = lost.stream()
                    .flatMap(thread -> Stream.<Part>of(new Mark(thread, true), new Mark(thread, false)))
                    .toList();
            blocks.add(LineShape.PLAIN, List.of(), flow.paragraph(LineShape.PLAIN, RevisionMark.NONE, marks));
        }
    }

    /** Whether what is left behind each line is in a list, which then may be one with what is before the line. */
    private static boolean[] beforeLists(List<TrackedLine> lines) {
        boolean[] before = new boolean[lines.size()];
        boolean listed = false;
        for (int at = before.length - 1; at >= 0; at--) {
            before[at] = listed;
            if (lines.get(at).revision().deleted() == null) {
                listed = lines.get(at) instanceof Words words && words.shape().lists() > 0;
            }
        }
        return before;
    }

    /** Not in its place, where it would part the list. */
    private void deletedTable(int step, List<TrackedRow> rows) {
        var xml = new StringBuilder(open(rows));
        for (var row : rows) {
            anchors.next(row).stream()
                    .flatMap(List::stream)
                    .filter(Mark.class::isInstance)
                    .forEach(homeless::add);
            xml.append(row.header() ? "<table:table-header-rows>" : "").append("<table:table-row>");
            row.cells()
                    .forEach(cell -> xml.append("<table:table-cell office:value-type=\"string\"><text:p>")
                            .append(runs.plain(cell))
                            .append("</text:p></table:table-cell>"));
            xml.append("</table:table-row>").append(row.header() ? "</table:table-header-rows>" : "");
        }
        flow.deleted(step, xml.append("</table:table>").toString());
    }

    private String open(List<TrackedRow> rows) {
        return "<table:table table:name=\"Table%d\"><table:table-column table:number-columns-repeated=\"%d\"/>"
                .formatted(++tables, rows.getFirst().cells().size());
    }

    /** Comments on a paragraph that is gone stand at the beginning of the next. */
    private void line(Words line) {
        var content = anchors.next(line);
        if (line.revision().deleted() instanceof Integer step) {
            flow.deleted(line.shape(), step, line.runs());
            content.stream().filter(Mark.class::isInstance).forEach(homeless::add);
        } else {
            homeless.addAll(content);
            var words = flow.paragraph(line.shape(), line.revision(), List.copyOf(homeless));
            homeless.clear();
            blocks.add(line.shape(), line.runs(), words);
        }
    }

    /** Marks of changes need a paragraph. It is left out when the file is read, as all without words are. */
    private void end(LineShape shape) {
        if (flow.isOpen() || !homeless.isEmpty()) {
            blocks.outside();
            var marks = flow.paragraph(shape, RevisionMark.NONE, List.copyOf(homeless));
            blocks.add(shape, List.of(), marks);
            homeless.clear();
        }
    }

    private void table(Grid table) {
        end(LineShape.in(table.nesting()));
        var xml = blocks.outside();
        xml.append(open(table.rows()));
        for (var row : table.rows()) {
            xml.append(row.header() ? "<table:table-header-rows>" : "");
            row(row, table.nesting(), xml);
            xml.append(row.header() ? "</table:table-header-rows>" : "");
        }
        xml.append("</table:table>");
    }

    /** The words of its cells came or went, and its style says that it did so with them, as LibreOffice has it. */
    private void row(TrackedRow row, String lists, StringBuilder xml) {
        boolean whole = !row.revision().equals(RevisionMark.NONE);
        xml.append(whole ? "<table:table-row table:style-name=\"" + OdtParts.CHANGED_ROW + "\">" : "<table:table-row>");
        var cells = anchors.next(row);
        for (int column = 0; column < cells.size(); column++) {
            xml.append("<table:table-cell office:value-type=\"string\">");
            var ofCell = new OdtFlow(revisions, runs, () -> new OdtBlocks(direction, OdtNesting.NONE, starts), null);
            var words = ofCell.paragraph(LineShape.PLAIN, RevisionMark.NONE, cells.get(column));
            blocks.paragraph(
                    style(row, lists),
                    row.cells().get(column),
                    whole && column == 0 && row.cells().getFirst().isEmpty() ? words + nothing(row.revision()) : words);
            xml.append("</table:table-cell>");
        }
        xml.append("</table:table-row>");
    }

    private String style(TrackedRow row, String lists) {
        return nesting.isNamed(lists)
                ? nesting.ofCell(lists, row.header())
                : row.header() ? "Table_20_Heading" : "Table_20_Contents";
    }

    /** A change without words. */
    private String nothing(RevisionMark revision) {
        if (revision.deleted() instanceof Integer step) {
            return OdtRevisions.mark("change", revisions.deletion(step, "<text:p/>"));
        }
        var region = revisions.insertion(revision.step());
        return OdtRevisions.mark("change-start", region) + OdtRevisions.mark("change-end", region);
    }

    /** Of this text alone. */
    Collection<String> styles() {
        return nesting.styles().values();
    }

    String content() {
        return OdtParts.content(
                revisions.regions(), blocks.outside(), starts, nesting.styles().keySet());
    }
}

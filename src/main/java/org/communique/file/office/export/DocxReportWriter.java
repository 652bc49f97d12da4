package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.file.office.export.DocxParts.Page;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.Direction;

/** Writes lists and tables about a text as WordprocessingML, on pages in landscape format. Equal input gives equal bytes. */
public final class DocxReportWriter {

    private final DocxBodyWriter body;
    private final DocxFrameWriter frame;

    /** @param direction of the whole, and of lines without letters */
    public DocxReportWriter(Direction direction) {
        body = new DocxBodyWriter(direction);
        frame = new DocxFrameWriter(body, direction);
    }

    public void title(String coalition, String title, String subtitle) {
        frame.styled("Coalition", coalition);
        frame.styled("Title", title);
        frame.styled("Date", subtitle);
    }

    public void heading(String text) {
        frame.styled("Heading2", text);
    }

    /** @param label in italics before the words; may be empty */
    public void line(String label, String words) {
        var content = new ArrayList<Inline>();
        if (!label.isEmpty()) {
            content.add(new Text(label + " ", Set.of(new Italic())));
        }
        content.addAll(lines(words));
        frame.aligned("TableText", content);
    }

    private static List<Inline> lines(String words) {
        var content = new ArrayList<Inline>();
        for (var line : words.split("\n", -1)) {
            if (!content.isEmpty()) {
                content.add(new LineBreak());
            }
            content.add(Text.plain(line));
        }
        return content;
    }

    /** Both texts, side by side. */
    public void comparison(String before, String after, Comparison comparison) {
        frame.table(List.of(before, after), List.of(50, 50), ComparedCells.rows(comparison));
    }

    /**
     * @param header names of the columns
     * @param widths of the columns, in percent of the table's
     * @param rows   each with a cell for each column
     */
    public void table(List<String> header, List<Integer> widths, List<List<String>> rows) {
        frame.table(
                header,
                widths,
                rows.stream()
                        .map(row -> row.stream().map(DocxReportWriter::cell).toList())
                        .toList());
    }

    private static List<Run> cell(String words) {
        return lines(words).stream()
                .map(inline -> new Run(Change.KEPT, inline, null))
                .toList();
    }

    /** @param language BCP 47 tag */
    public byte[] write(String title, String creator, String language) {
        return DocxFile.of(title, creator, language, Page.LANDSCAPE, body, Map.of());
    }
}

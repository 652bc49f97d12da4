package org.communique.file.print;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;

/**
 * How long typesetting takes as texts grow, and what it allocates: both in proportion.
 *
 * <p>{@code ./bench PdfRendererBenchmark}
 */
final class PdfRendererBenchmark {

    private PdfRendererBenchmark() {}

    public static void main(String[] arguments) {
        for (int rows = 125; rows <= 2_000; rows *= 2) {
            measure("table of " + rows + " x 20", new RichText(List.of(table(rows, 20))));
        }
        for (int paragraphs = 500; paragraphs <= 8_000; paragraphs *= 2) {
            var paragraph = new Paragraph(List.of(Text.plain("We call on States to decide. ".repeat(10))));
            measure(paragraphs + " paragraphs", new RichText(List.copyOf(Collections.nCopies(paragraphs, paragraph))));
        }
    }

    private static void measure(String what, RichText text) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        int size = PrintedPage.of(page(Html.forPrint(text, Direction.LEFT_TO_RIGHT)), "en", Direction.LEFT_TO_RIGHT)
                .length;
        System.out.printf(
                "%-24s %8d ms %8d MB allocated, %d KB%n",
                what,
                (System.nanoTime() - start) / 1_000_000,
                (threads.getCurrentThreadAllocatedBytes() - allocated) >> 20,
                size >> 10);
    }

    /** With the style of the real one. */
    private static String page(String body) {
        try (var template = PdfRenderer.class.getResourceAsStream("/templates/publishing/print.html")) {
            var html = new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
            var style = html.substring(html.indexOf("<style>"), html.indexOf("</style>"));
            style = System.getProperty("from") == null
                    ? style
                    : style.replace(System.getProperty("from"), System.getProperty("to"));
            return "<html lang=\"en\" dir=\"ltr\"><head><title>Title</title>" + style + "</style></head><body>"
                    + "<div class=\"running\">Title</div><div>" + body + "</div></body></html>";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(int rows, int columns) {
        var all = new ArrayList<Row>();
        for (int r = 0; r < rows; r++) {
            var cells = new ArrayList<Cell>();
            for (int c = 0; c < columns; c++) {
                cells.add(new Cell(r == 0, 1, 1, List.of(new Paragraph(List.of(Text.plain("c" + r % 100))))));
            }
            all.add(new Row(cells));
        }
        return new Table(all);
    }
}

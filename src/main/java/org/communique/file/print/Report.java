package org.communique.file.print;

import java.time.Instant;
import java.util.List;
import org.communique.text.comparison.Comparison;
import org.communique.text.unicode.Direction;

/**
 * A document of lists and tables, for pages in landscape format.
 *
 * @param language  BCP 47 tag of the text that it is about
 * @param ownWords  BCP 47 tag of our words in it
 * @param coalition its name, above the title
 * @param subtitle  what it is about, and of when
 * @param date      when it is made
 */
public record Report(
        String title,
        String language,
        String ownWords,
        Direction direction,
        String coalition,
        String subtitle,
        Instant date,
        List<Block> blocks) {

    public sealed interface Block {}

    public record Heading(String text) implements Block {}

    /** @param label of ours before words that people typed; may be empty */
    public record Line(String label, String words) implements Block {}

    /**
     * Two texts side by side.
     *
     * @param before names the old one
     * @param after  names the new one
     */
    public record Compared(String before, String after, Comparison comparison) implements Block {}

    /** @param rows each with a cell for each column */
    public record Table(List<Column> columns, List<List<String>> rows) implements Block {}

    /** @param width in percent of the table's */
    public record Column(String name, int width) {}
}

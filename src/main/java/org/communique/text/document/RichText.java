package org.communique.text.document;

import java.util.List;
import java.util.Set;

/** A statement's text: what the editor's schema can hold, no more. */
public record RichText(List<Block> blocks) {

    public static final RichText EMPTY = new RichText(List.of());

    public sealed interface Block {}

    public record Paragraph(List<Inline> content) implements Block {}

    /** @param level 1 to 4 */
    public record Heading(int level, List<Inline> content) implements Block {}

    public record BulletList(List<ListItem> items) implements Block {}

    public record OrderedList(int start, List<ListItem> items) implements Block {}

    public record ListItem(List<Block> content) {}

    public record Quote(List<Block> content) implements Block {}

    public record Table(List<Row> rows) implements Block {}

    public record Row(List<Cell> cells) {}

    public record Cell(boolean header, int colspan, int rowspan, List<Block> content) {}

    public record Rule() implements Block {}

    public sealed interface Inline {}

    public record Text(String text, Set<Mark> marks) implements Inline {

        public static Text plain(String text) {
            return new Text(text, Set.of());
        }
    }

    public record LineBreak() implements Inline {}

    public record Footnote(List<Inline> content) implements Inline {}

    public sealed interface Mark {}

    public record Bold() implements Mark {}

    public record Italic() implements Mark {}

    /** @param href an http, https or mailto address */
    public record Link(String href) implements Mark {}
}

package org.communique.statement.draft.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.event.TextRun;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/** Writes text into an empty shared XML node, in the form that {@link DraftReader} reads. */
final class DraftWriter {

    /** No draft takes more. */
    private static final int MOST_COLUMNS_SPANNED = 100;

    private static final int MOST_ROWS_SPANNED = 1_000;

    private final YXmlFragment parent;
    private final boolean withWords;

    /** What was appended last. */
    private @Nullable YType last;

    DraftWriter(YXmlFragment parent) {
        this(parent, true);
    }

    private DraftWriter(YXmlFragment parent, boolean withWords) {
        this.parent = parent;
        this.withWords = withWords;
    }

    /** Leaves out the words, and the footnotes among them. */
    static DraftWriter ofBlocks(YXmlFragment parent) {
        return new DraftWriter(parent, false);
    }

    void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph paragraph -> append("paragraph").inlines(paragraph.content());
            case Heading heading -> {
                var element = element("heading");
                element.setAttribute("level", heading.level());
                in(element).inlines(heading.content());
            }
            case BulletList list -> append("bulletList").items(list.items());
            case OrderedList list -> {
                var element = element("orderedList");
                element.setAttribute("start", list.start());
                in(element).items(list.items());
            }
            case Quote quote -> append("blockquote").blocks(quote.content());
            case Table table -> append("table").rows(table.rows());
            case Rule rule -> append("horizontalRule");
        }
    }

    private void items(List<ListItem> items) {
        items.forEach(item -> append("listItem").blocks(item.content()));
    }

    private void rows(List<Row> rows) {
        rows.forEach(row -> {
            var writer = append("tableRow");
            row.cells().forEach(writer::cell);
        });
    }

    private void cell(Cell cell) {
        var element = element(cell.header() ? "tableHeader" : "tableCell");
        element.setAttribute("colspan", Math.clamp(cell.colspan(), 1, MOST_COLUMNS_SPANNED));
        element.setAttribute("rowspan", Math.clamp(cell.rowspan(), 1, MOST_ROWS_SPANNED));
        in(element).blocks(cell.content());
    }

    /** Neighbouring texts share one XML text, as the editor lays them down. */
    private void inlines(List<Inline> inlines) {
        if (!withWords) {
            return;
        }
        List<TextRun> runs = new ArrayList<>();
        for (Inline inline : inlines) {
            switch (inline) {
                case Text text -> runs.add(new TextRun(text.text(), formats(text.marks())));
                case LineBreak lineBreak -> {
                    text(runs);
                    append("hardBreak");
                }
                case Footnote footnote -> {
                    text(runs);
                    append("footnote").inlines(footnote.content());
                }
            }
        }
        text(runs);
    }

    private void text(List<TextRun> runs) {
        if (!runs.isEmpty()) {
            var text = parent.insertTextAfter(last);
            text.append(runs);
            last = text;
            runs.clear();
        }
    }

    static Map<String, @Nullable Object> formats(Set<Mark> marks) {
        Map<String, @Nullable Object> formats = new LinkedHashMap<>();
        for (Mark mark : marks) {
            switch (mark) {
                case Bold bold -> formats.put("bold", Map.of());
                case Italic italic -> formats.put("italic", Map.of());
                case Link link -> formats.put("link", Map.of("href", link.href()));
            }
        }
        return formats;
    }

    private DraftWriter append(String name) {
        return in(element(name));
    }

    private DraftWriter in(YXmlElement element) {
        return new DraftWriter(element, withWords);
    }

    private YXmlElement element(String name) {
        Budget.check();
        var element = parent.insertElementAfter(last, name);
        last = element;
        return element;
    }
}

package org.communique.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.YXmlText;
import org.communique.text.RichText.Block;
import org.communique.text.RichText.Bold;
import org.communique.text.RichText.BulletList;
import org.communique.text.RichText.Cell;
import org.communique.text.RichText.Footnote;
import org.communique.text.RichText.Heading;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.Italic;
import org.communique.text.RichText.LineBreak;
import org.communique.text.RichText.Link;
import org.communique.text.RichText.ListItem;
import org.communique.text.RichText.Mark;
import org.communique.text.RichText.OrderedList;
import org.communique.text.RichText.Paragraph;
import org.communique.text.RichText.Quote;
import org.communique.text.RichText.Row;
import org.communique.text.RichText.Rule;
import org.communique.text.RichText.Table;
import org.communique.text.RichText.Text;
import org.jspecify.annotations.Nullable;

/** Appends text to a shared XML node, as {@link DraftReader} reads it. */
final class DraftWriter {

    private final YXmlFragment parent;

    DraftWriter(YXmlFragment parent) {
        this.parent = parent;
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
                new DraftWriter(element).inlines(heading.content());
            }
            case BulletList list -> append("bulletList").items(list.items());
            case OrderedList list -> {
                var element = element("orderedList");
                element.setAttribute("start", list.start());
                new DraftWriter(element).items(list.items());
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
        element.setAttribute("colspan", cell.colspan());
        element.setAttribute("rowspan", cell.rowspan());
        new DraftWriter(element).blocks(cell.content());
    }

    /** Neighbouring texts share one XML text, as the editor lays them down. */
    private void inlines(List<Inline> inlines) {
        @Nullable YXmlText open = null;
        for (Inline inline : inlines) {
            switch (inline) {
                case Text text -> {
                    if (open == null) {
                        open = parent.insertText(parent.length());
                    }
                    open.insert(open.length(), text.text(), formats(text.marks()));
                }
                case LineBreak lineBreak -> {
                    append("hardBreak");
                    open = null;
                }
                case Footnote footnote -> {
                    append("footnote").inlines(footnote.content());
                    open = null;
                }
            }
        }
    }

    private static Map<String, Object> formats(Set<Mark> marks) {
        Map<String, Object> formats = new LinkedHashMap<>();
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
        return new DraftWriter(element(name));
    }

    private YXmlElement element(String name) {
        return parent.insertElement(parent.length(), name);
    }
}

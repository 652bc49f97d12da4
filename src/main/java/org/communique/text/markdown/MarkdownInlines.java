package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.unicode.LinkAddress;

/** Reads the content of one block. */
final class MarkdownInlines {

    static final int MAX_DEPTH = 32;

    private final MarkdownReader reader;
    private final MarkdownFootnotes footnotes;
    private final ParseBudget links;
    private final ParseBudget notes;
    private final ParseBudget written;
    private final Map<String, Optional<String>> addresses = new HashMap<>();
    private boolean inNote;

    MarkdownInlines(
            MarkdownReader reader,
            MarkdownFootnotes footnotes,
            Function<MarkdownLimit, ParseBudget> efforts,
            int length) {
        this.reader = reader;
        this.footnotes = footnotes;
        this.links = efforts.apply(MarkdownLimit.LINKS);
        this.notes = efforts.apply(MarkdownLimit.FOOTNOTES);
        this.written = ParseBudget.of(MarkdownLimit.REPETITIONS, 10, length);
    }

    List<Inline> of(Node block) {
        var content = new ArrayList<Inline>();
        add(block, Set.of(), 0, content);
        return content;
    }

    private void add(Node parent, Set<Mark> outer, int depth, List<Inline> content) {
        if (depth > MAX_DEPTH) {
            throw new MarkdownReader.TooDeepException();
        }
        var html = new HtmlEmphasis(parent);
        var marks = outer;
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            written.spend(1);
            switch (node) {
                case org.commonmark.node.Text text -> {
                    reader.look(text, text.getLiteral());
                    content.add(text(text.getLiteral(), marks));
                }
                case SoftLineBreak line -> content.add(text(" ", marks));
                case HardLineBreak line -> content.add(new LineBreak());
                case StrongEmphasis strong -> add(strong, with(marks, new Bold()), depth + 1, content);
                case Emphasis emphasis -> add(emphasis, with(marks, new Italic()), depth + 1, content);
                case org.commonmark.node.Link link -> link(link, marks, depth, content);
                case Image image -> {
                    links.spend(1);
                    written.spend(image.getDestination().length());
                    reader.lose(ImportLoss.Kind.IMAGE, image, image.getDestination());
                    add(image, marks, depth + 1, content);
                }
                case Code code -> {
                    reader.lose(ImportLoss.Kind.CODE, code, code.getLiteral());
                    content.add(text(code.getLiteral(), marks));
                }
                case HtmlInline tag when RawHtml.isLineBreak(tag.getLiteral()) -> content.add(new LineBreak());
                case HtmlInline tag -> {
                    written.spend(tag.getLiteral().length());
                    if (html.take(tag)) {
                        marks = html.on(outer);
                    } else {
                        reader.lose(ImportLoss.Kind.HTML, tag, tag.getLiteral());
                    }
                }
                case FootnoteReference reference -> footnote(reference, content);
                default -> add(node, marks, depth + 1, content);
            }
        }
    }

    private void link(org.commonmark.node.Link link, Set<Mark> marks, int depth, List<Inline> content) {
        links.spend(1);
        written.spend(link.getDestination().length());
        if (link.getTitle() != null && !link.getTitle().isBlank()) {
            written.spend(link.getTitle().length());
            reader.lose(ImportLoss.Kind.LINK_TITLE, link, link.getTitle());
        }
        var address = addresses.computeIfAbsent(link.getDestination(), LinkAddress::of);
        if (address.isEmpty()) {
            reader.lose(ImportLoss.Kind.LINK_ADDRESS, link, link.getDestination());
        }
        add(link, address.map(href -> with(marks, new Link(href))).orElse(marks), depth + 1, content);
    }

    private void footnote(FootnoteReference reference, List<Inline> content) {
        var label = reference.getLabel();
        var definition = footnotes.get(label);
        if (definition == null || inNote) {
            reader.lose(ImportLoss.Kind.FOOTNOTE_NESTED, reference, "[^" + label + "]");
            content.add(text("[" + label + "]", Set.of()));
            return;
        }
        notes.spend(1);
        if (!footnotes.use(label)) {
            reader.lose(ImportLoss.Kind.FOOTNOTE_REPEATED, reference, "[^" + label + "]");
        }
        inNote = true;
        var note = new ArrayList<Inline>();
        flatten(definition, note);
        inNote = false;
        if (definition.getFirstChild() != definition.getLastChild()) {
            reader.lose(ImportLoss.Kind.FOOTNOTE_BLOCKS, definition, PlainText.of(note));
        }
        content.add(new Footnote(note));
    }

    private void flatten(Node block, List<Inline> note) {
        for (var node = block.getFirstChild(); node != null; node = node.getNext()) {
            if (!note.isEmpty()) {
                note.add(text(" ", Set.of()));
            }
            switch (node) {
                case org.commonmark.node.Paragraph paragraph -> add(paragraph, Set.of(), 0, note);
                case TableCell cell -> add(cell, Set.of(), 0, note);
                case HtmlBlock html -> {
                    reader.lose(ImportLoss.Kind.HTML, html, html.getLiteral());
                    note.add(text(RawHtml.text(html.getLiteral()), Set.of()));
                }
                case FencedCodeBlock code -> code(code, code.getLiteral(), note);
                case IndentedCodeBlock code -> code(code, code.getLiteral(), note);
                case Block inner -> flatten(inner, note);
                default -> {
                    add(block, Set.of(), 0, note);
                    return;
                }
            }
        }
    }

    private void code(Node code, String literal, List<Inline> note) {
        reader.lose(ImportLoss.Kind.CODE, code, literal);
        note.add(text(literal, Set.of()));
    }

    private Text text(String literal, Set<Mark> marks) {
        written.spend(literal.length());
        return new Text(literal, marks);
    }

    private static Set<Mark> with(Set<Mark> marks, Mark mark) {
        var more = new HashSet<>(marks);
        more.add(mark);
        return Set.copyOf(more);
    }
}

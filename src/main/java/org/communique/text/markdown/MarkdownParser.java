package org.communique.text.markdown;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.internal.TableBlockParser;
import org.commonmark.internal.DocumentParser;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.internal.ListBlockParser;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * CommonMark with tables and footnotes, in time that grows with the text and not with its square. The library is linear
 * but for what is
 * guarded here: some factories of blocks copy the paragraph so far at each of its lines, and brackets can make the inline parser go
 * back over the same text again and again.
 */
final class MarkdownParser {

    private static final int MAX_OPEN_BLOCKS = 200;

    private static final Pattern LIST_MARKER = Pattern.compile("(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)");
    private static final Pattern COLUMN = Pattern.compile("-+");
    private static final Pattern TABLE_SEPARATOR = Pattern.compile("[-:| \t]*+$");

    private final ParseBudget stepsBack;
    private final ParseBudget cells;
    private final ParseBudget notes;
    private final Function<MarkdownLimit, ParseBudget> efforts;
    private final Function<SourceLines, List<SourceLines>> parts;
    private final Parser parser;

    /** @param parts splits the content of a block into parts that can be parsed separately */
    MarkdownParser(
            int length, Function<MarkdownLimit, ParseBudget> efforts, Function<SourceLines, List<SourceLines>> parts) {
        this.efforts = efforts;
        this.parts = parts;
        stepsBack = ParseBudget.of(MarkdownLimit.STEPS_BACK, 64, length);
        cells = efforts.apply(MarkdownLimit.CELLS);
        notes = efforts.apply(MarkdownLimit.FOOTNOTES);
        var builder = Parser.builder()
                .enabledBlockTypes(Set.of())
                .customBlockParserFactory(new Start(new TableBlockParser.Factory(null), TABLE_SEPARATOR))
                .extensions(List.of(FootnotesExtension.create()));
        DocumentParser.calculateBlockParserFactories(List.of(), DocumentParser.getDefaultBlockParserTypes()).stream()
                .map(factory -> factory instanceof ListBlockParser.Factory ? new Start(factory, LIST_MARKER) : factory)
                .forEach(builder::customBlockParserFactory);
        parser = builder.includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
                // One more than is read, so that what is nested deeper is refused and not taken for text.
                .maxInlineNesting(MarkdownInlines.MAX_DEPTH + 1)
                .inlineParserFactory(context -> guarded(new InlineParserImpl(context)))
                .build();
    }

    Node parse(String markdown) {
        return parser.parse(markdown);
    }

    private InlineParser guarded(InlineParser inlines) {
        return (lines, node) -> {
            cells.spend(node instanceof TableCell ? 1 : 0);
            boolean inNote = isInNote(node);
            for (var part : parts.apply(lines)) {
                stepsBack.spend(BracketCost.stepsBack(part));
                efforts.apply(MarkdownLimit.EMPHASIS).spend(EmphasisRuns.in(part));
                // The library goes through all children of a node, so each part gets a node of its own.
                var content = new Paragraph();
                inlines.parse(part, content);
                notes.spend(inNote ? 0 : references(content));
                move(content, node);
            }
        };
    }

    /** Where a reference to another is only text. */
    private static boolean isInNote(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof FootnoteDefinition) {
                return true;
            }
        }
        return false;
    }

    private static int references(Node parent) {
        int references = 0;
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            references += node instanceof FootnoteReference ? 1 : references(node);
        }
        return references;
    }

    private static void move(Node from, Node to) {
        for (var child = from.getFirstChild(); child != null; child = from.getFirstChild()) {
            to.appendChild(child);
        }
    }

    /** Asks a factory only about lines that can begin its block. */
    private final class Start implements BlockParserFactory {

        private final BlockParserFactory factory;
        private final Pattern line;

        Start(BlockParserFactory factory, Pattern line) {
            this.factory = factory;
            this.line = line;
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var content = state.getLine().getContent();
            if (!line.matcher(content)
                    .region(state.getNextNonSpaceIndex(), content.length())
                    .lookingAt()) {
                return BlockStart.none();
            }
            var start = factory.tryStart(state, new Counted(matched));
            if (start != null && line == TABLE_SEPARATOR) {
                new ParseBudget(MarkdownLimit.COLUMNS)
                        .spend(COLUMN.matcher(content).results().count());
            }
            return start;
        }
    }

    private final class Counted implements MatchedBlockParser {

        private final MatchedBlockParser matched;

        Counted(MatchedBlockParser matched) {
            this.matched = matched;
        }

        @Override
        public BlockParser getMatchedBlockParser() {
            return matched.getMatchedBlockParser();
        }

        @Override
        public SourceLines getParagraphLines() {
            var lines = matched.getParagraphLines();
            stepsBack.spend(lines.getLines().size());
            return lines;
        }
    }
}

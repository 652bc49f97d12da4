package org.communique.text;

import java.util.List;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads CommonMark with tables and footnotes. */
public final class Markdown {

    /** In characters. */
    public static final int LIMIT = 10 * 1024 * 1024;

    private static final int MAX_OPEN_BLOCKS = 200;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), FootnotesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .build();

    private Markdown() {}

    public sealed interface Outcome {}

    /** @param losses everything that the text could not take over, in order */
    public record Parsed(RichText text, List<Loss> losses) implements Outcome {}

    /** @param limit in characters */
    public record TooLarge(int limit) implements Outcome {}

    /** Lists, quotes or emphasis nested beyond any sense. */
    public record TooDeep() implements Outcome {}

    public static Outcome parse(String markdown) {
        if (markdown.length() > LIMIT) {
            return new TooLarge(LIMIT);
        }
        try {
            var frontMatter = FrontMatter.in(markdown);
            var body = markdown.substring(frontMatter.length());
            var reader = new MarkdownReader(body, frontMatter.lines());
            var text = NormalForm.of(reader.read(PARSER.parse(body)));
            return new Parsed(text, frontMatter.before(reader.losses()));
        } catch (MarkdownReader.TooDeepException | StackOverflowError e) {
            // The library descends into inline nodes by recursion; a pure function leaves nothing behind when that ends
            // early.
            return new TooDeep();
        } catch (MarkdownReader.TooLargeException e) {
            return new TooLarge(LIMIT);
        }
    }
}

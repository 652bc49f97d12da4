package org.communique.text.markdown;

import java.util.List;
import java.util.function.Function;
import org.commonmark.parser.SourceLines;
import org.communique.text.document.NormalForm;
import org.communique.text.document.RichText;

/** Reads CommonMark with tables and footnotes. */
public final class Markdown {

    private static final String SIGNS = "\\`*_[]!<&|";

    private Markdown() {}

    public sealed interface Outcome {}

    /** @param losses everything that the text could not take over, in order */
    public record Parsed(RichText text, List<ImportLoss> losses) implements Outcome {}

    public record TooLarge(MarkdownLimit limit) implements Outcome {}

    /** Lists, quotes or emphasis nested too deep. */
    public record TooDeep() implements Outcome {}

    /** Reads a text that a person wrote, within every {@link MarkdownLimit}. */
    public static Outcome parse(String markdown) {
        return parse(markdown, ParseBudget::new, List::of);
    }

    static Outcome parse(
            String markdown,
            Function<MarkdownLimit, ParseBudget> efforts,
            Function<SourceLines, List<SourceLines>> parts) {
        try {
            requireReadable(markdown, efforts);
            var frontMatter = FrontMatter.in(markdown);
            var body = markdown.substring(frontMatter.length());
            var reader = new MarkdownReader(body, frontMatter.lines(), efforts);
            var text = NormalForm.of(reader.read(new MarkdownParser(body.length(), efforts, parts).parse(body)));
            return new Parsed(text, frontMatter.before(reader.losses()));
        } catch (MarkdownReader.TooDeepException e) {
            return new TooDeep();
        } catch (MarkdownLimitException e) {
            return new TooLarge(e.limit());
        }
    }

    /** Checked before anything is built from it. */
    private static void requireReadable(String markdown, Function<MarkdownLimit, ParseBudget> efforts) {
        efforts.apply(MarkdownLimit.CHARACTERS).spend(markdown.length());
        efforts.apply(MarkdownLimit.LINES)
                .spend(markdown.chars().filter(c -> c == '\n' || c == '\r').count());
        efforts.apply(MarkdownLimit.SIGNS)
                .spend(markdown.chars().filter(c -> SIGNS.indexOf(c) >= 0).count());
    }
}

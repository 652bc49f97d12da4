package org.communique.text.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PathologicalMarkdownTest {

    static Stream<String> kinds() {
        return PathologicalMarkdown.kinds().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isReadAndWrittenOrRefused(String kind) {
        var make = Objects.requireNonNull(PathologicalMarkdown.kinds().get(kind));
        for (int size : new int[] {10, 300, 5_000}) {
            MarkdownFuzzer.fuzzerTestOneInput(make.apply(size).getBytes(UTF_8));
        }
    }

    @Test
    void isRefusedForWhatItHasTooMuchOf() {
        refuses("a\n\n".repeat(160_000), MarkdownLimit.LINES);
        refuses("*".repeat(700_000), MarkdownLimit.SIGNS);
        refuses("- a\n".repeat(80_000), MarkdownLimit.BLOCKS);
        refuses("|a|b|c|d|e\n|-|-|-|-|-\n" + "|f\n".repeat(MarkdownLimit.CELLS.most() / 5), MarkdownLimit.CELLS);
        refuses("|a|b\n|-|-\n" + "|c|d\n".repeat(MarkdownLimit.ROWS.most()), MarkdownLimit.ROWS);
        refuses("|a".repeat(101) + "\n" + "|-".repeat(101) + "\n", MarkdownLimit.COLUMNS);
        refuses("[a](http://b) ".repeat(100_001), MarkdownLimit.LINKS);
        refuses("[^a] ".repeat(MarkdownLimit.FOOTNOTES.most() + 1) + "\n\n[^a]: b\n", MarkdownLimit.FOOTNOTES);
        refuses("*a **a ".repeat(1_100) + "b** b*".repeat(1_100), MarkdownLimit.EMPHASIS);
        refuses("[".repeat(100_000) + "]".repeat(100_000), MarkdownLimit.STEPS_BACK);
    }

    @Test
    void whatFollowsTheLastFootnoteThatIsAllowedIsNotRead() {
        var tooMuchEmphasis = "*a **a ".repeat(1_100) + "b** b*".repeat(1_100);
        refuses(
                "[^a] ".repeat(MarkdownLimit.FOOTNOTES.most() + 1) + "\n\n" + tooMuchEmphasis + "\n\n[^a]: b\n",
                MarkdownLimit.FOOTNOTES);
    }

    private static void refuses(String markdown, MarkdownLimit limit) {
        assertThat(Markdown.parse(markdown)).isEqualTo(new Markdown.TooLarge(limit));
    }
}

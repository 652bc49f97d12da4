package org.communique.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.communique.RandomSeed;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void theLastCellOfAnIndentedRowIsNotListed() {
        for (var indent : List.of("", " ", "  ", "   ")) {
            var table = "| h | i |\n| --- | --- |\n| a | b |\n".replaceAll("(?m)^(?=.)", indent);
            assertThat(((Markdown.Parsed) Markdown.parse(table)).losses())
                    .as(indent)
                    .isEmpty();
            var wider = table.replace("| b |", "| b | c |");
            assertThat(((Markdown.Parsed) Markdown.parse(wider)).losses())
                    .as(indent)
                    .extracting(ImportLoss::kind)
                    .containsExactly(ImportLoss.Kind.UNREAD_TEXT);
        }
    }

    @Test
    void keepsWhatAStatementCanHold() {
        var parsed = parse("""
            Statement
            =========

            *We* are __many__ and
            write\\
            [here](https://example.org).[^n]

            1) one
            2) two
               - nested

            > quoted

            | a | b |
            |---|---|
            | 1 | 2 |

            [^n]: See **article 6**.
            """);
        assertThat(parsed.losses()).isEmpty();
        assertThat(parsed.text().blocks().get(0)).isEqualTo(new Heading(1, List.of(Text.plain("Statement"))));
        assertThat(parsed.text().blocks().get(1))
                .isEqualTo(new Paragraph(List.of(
                        new Text("We", Set.of(new Italic())),
                        Text.plain(" are "),
                        new Text("many", Set.of(new Bold())),
                        Text.plain(" and write"),
                        new LineBreak(),
                        new Text("here", Set.of(new Link("https://example.org"))),
                        Text.plain("."),
                        new Footnote(List.of(
                                Text.plain("See "), new Text("article 6", Set.of(new Bold())), Text.plain("."))))));
        assertThat(CanonicalText.of(parsed.text())).contains("1. one\n2. two\n   - nested\n", "> quoted", "| 1 | 2 |");
    }

    @Test
    void listsEverythingItCannotKeep() {
        var parsed = parse("""
            ---
            title: A file
            ---
            ##### Deep

            ![A map](map.png) and `code` and <u>bold</u>

            - [x] done
            - [ ] open

            ```
            block
            code
            ```

            <div>Raw <!-- hidden --></div>

            [up](../x.md) [js](javascript:alert(1)) [t](https://e.org "title")

            | a |
            |:-:|
            | b |

            Note.[^a] Again.[^a] Missing.

            [^a]: One.

                Two.[^b]

            [^b]: Nested.
            """);
        assertThat(parsed.losses().stream().map(importLoss -> importLoss.kind() + ":" + importLoss.place()))
                .containsExactly(
                        "FRONT_MATTER:1",
                        "DEEP_HEADING:4",
                        "IMAGE:6",
                        "CODE:6",
                        "HTML:6",
                        "HTML:6",
                        "TASK:8",
                        "TASK:9",
                        "CODE:11",
                        "HTML:16",
                        "LINK_ADDRESS:18",
                        "LINK_ADDRESS:18",
                        "LINK_TITLE:18",
                        "TABLE_ALIGNMENT:20",
                        "FOOTNOTE_REPEATED:24",
                        "FOOTNOTE_BLOCKS:26",
                        "FOOTNOTE_BLOCKS:26",
                        "FOOTNOTE_NESTED:28",
                        "FOOTNOTE_NESTED:28",
                        "FOOTNOTE_UNUSED:30");
        assertThat(CanonicalText.of(parsed.text()))
                .contains(
                        "#### Deep",
                        "A map and code and bold",
                        "- ☑ done",
                        "- ☐ open",
                        "block\\\ncode",
                        "Raw",
                        "up js [t]")
                .contains("[^1]: One. Two.\\[b\\]", "Nested.")
                .doesNotContain("hidden", "javascript");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(Markdown.parse("a".repeat(MarkdownLimit.CHARACTERS.most() + 1)))
                .isEqualTo(new Markdown.TooLarge(MarkdownLimit.CHARACTERS));
        var bomb = "[^1] ".repeat(MarkdownLimit.FOOTNOTES.most()) + "\n\n[^1]: " + "a".repeat(20_000);
        assertThat(Markdown.parse(bomb)).isEqualTo(new Markdown.TooLarge(MarkdownLimit.REPETITIONS));
    }

    @Test
    void refusesAbsurdNesting() {
        assertThat(Markdown.parse(">".repeat(10_000) + " a")).isEqualTo(new Markdown.TooDeep());
        assertThat(Markdown.parse("- ".repeat(10_000) + " a")).isEqualTo(new Markdown.TooDeep());
        assertThat(Markdown.parse("*a **a ".repeat(900) + "b** b*".repeat(900))).isEqualTo(new Markdown.TooDeep());
    }

    @Test
    void readsAnyBytesWithoutFailing() {
        long seed = RandomSeed.of(MarkdownTest.class);
        var random = new Random(seed);
        var pieces = List.of(
                "*", "_", "`", "#", "-", ">", "\n", "\n\n", " ", "    ", "[", "]", "(", ")", "^", ":", "|", "---", "a",
                "1.", "<b>", "&amp;", "![", "~~", "\\", "\t", "[^1]: ", "[ ] ", "é");
        for (int i = 0; i < 3_000; i++) {
            var markdown = new StringBuilder();
            for (int k = random.nextInt(60); k > 0; k--) {
                markdown.append(pieces.get(random.nextInt(pieces.size())));
            }
            var text = parse(markdown.toString()).text();
            var canonical = CanonicalText.of(text);
            assertThat(CanonicalText.of(CanonicalText.read(canonical)))
                    .as(markdown.toString())
                    .isEqualTo(canonical);
        }
    }

    private static Markdown.Parsed parse(String markdown) {
        return (Markdown.Parsed) Markdown.parse(markdown);
    }

    @Test
    void readsBoldAndItalicOfTags() {
        var parsed =
                (Markdown.Parsed) Markdown.parse("<b>a</b> <em class=\"x\">b <strong>c</strong></em></i> <u>d</u>");
        assertThat(CanonicalText.of(parsed.text())).isEqualTo("**a** _b **c**_ d\n");
        assertThat(parsed.losses()).extracting(ImportLoss::excerpt).containsExactly("</i>", "<u>", "</u>");
    }

    /** CommonMark 0.31.2, example 496. */
    @Test
    void aTagThatNothingEndsMakesNothingBold() {
        var parsed = parse("[a](<b)c\n[a](<b)c>\n[a](<b>c)\n\n<em>d <em>e</em> </em> f <i>g\n\nh");
        assertThat(CanonicalText.of(parsed.text()))
                .isEqualTo("\\[a\\](\\<b)c \\[a\\](\\<b)c> \\[a\\](c)\n\n_d e_ f g\n\nh\n");
        assertThat(parsed.losses()).extracting(ImportLoss::excerpt).containsExactly("<b>", "<i>");
    }

    @Test
    void tellsOfMarksForTheDirection() {
        var parsed = (Markdown.Parsed) Markdown.parse("a\n\nb \u2067c\u2069 and &#x202E;d");
        assertThat(parsed.losses()).containsExactly(new ImportLoss(ImportLoss.Kind.INVISIBLE_CHARACTERS, 3, ""));
    }

    /** Random nestings; each word is in the text or in what is listed. */
    @Test
    void neverLosesAWordWithoutAWord() {
        long seed = RandomSeed.of(MarkdownTest.class);
        var random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            var words = new ArrayList<String>();
            var markdown = new StringBuilder();
            for (int block = 0; block <= random.nextInt(5); block++) {
                markdown.append(randomBlock(random, words, 0)).append("\n\n");
            }
            var parsed = (Markdown.Parsed) Markdown.parse(markdown.toString());
            var known = CanonicalText.of(parsed.text()) + parsed.losses();
            assertThat(words).as("seed %d, round %d: %s", seed, round, markdown).allMatch(known::contains);
        }
    }

    private static String randomBlock(Random random, List<String> words, int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 11)) {
            case 0 -> "# " + randomLine(random, words);
            case 1 -> "<div>" + randomLine(random, words) + "</div>";
            case 2 -> "- [x] " + randomLine(random, words) + "\n- " + randomLine(random, words);
            case 3 ->
                "| %s | %s |\n|---|---|\n| %s | %s | %s |"
                        .formatted(
                                randomLine(random, words),
                                randomLine(random, words),
                                randomLine(random, words),
                                randomLine(random, words),
                                randomLine(random, words));
            case 4 -> "> " + randomBlock(random, words, depth + 1).replace("\n", "\n> ");
            case 5 -> "7. " + randomBlock(random, words, depth + 1).replace("\n", "\n   ");
            case 6 -> "```\n" + randomLine(random, words) + "\n```";
            case 7 -> "[^%d]: %s".formatted(random.nextInt(3), randomLine(random, words));
            case 8 -> "    " + randomLine(random, words);
            case 9 -> randomLine(random, words) + "\n===";
            default -> randomLine(random, words) + "\n" + randomLine(random, words);
        };
    }

    private static String randomLine(Random random, List<String> words) {
        var word = "w" + words.size() + "x";
        words.add(word);
        return switch (random.nextInt(10)) {
            case 0 -> "**" + word + "**";
            case 1 -> "<b>" + word + "</b>";
            case 2 -> "[" + word + "](https://example.org)";
            case 3 -> "![" + word + "](a.png)";
            case 4 -> "`" + word + "`";
            case 5 -> "<!-- " + word + " -->";
            case 6 -> word + "[^" + random.nextInt(3) + "]";
            case 7 -> "<span title=\"a\">" + word + "</span>";
            default -> word;
        };
    }
}

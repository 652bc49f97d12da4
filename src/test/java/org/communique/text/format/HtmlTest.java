package org.communique.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.communique.RandomSeed;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.Outline;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.format.Html.Margin;
import org.communique.text.format.TextDecorator.WordLink;
import org.communique.text.markdown.Markdown;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HtmlTest {

    private static final ComparisonLabels WORDS = new ComparisonLabels("<", "\"", _ -> "&", _ -> ">", "'");

    @Test
    void writesHeadingsNotesAndTables() {
        var text = ((Markdown.Parsed) Markdown.parse("""
            # Title

            Text[^1] with [link](https://example.org/?a=1&b=2).

            ## Title

            | A |
            | --- |
            | b |

            [^1]: Note.
            """)).text();
        assertThat(Html.of(text)).isEqualTo("""
            <h2 id="s-title" dir="ltr">Title</h2>
            <p dir="ltr">Text<sup><a id="note-ref-1" href="#note-1" role="doc-noteref">1</a></sup> with <a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow">link</a>.</p>
            <h3 id="s-title--2" dir="ltr">Title</h3>
            <div class="table" dir="ltr"><table>
            <thead>
            <tr><th scope="col" dir="ltr">A</th></tr>
            </thead>
            <tbody>
            <tr><td dir="ltr">b</td></tr>
            </tbody>
            </table></div>
            <section class="footnotes" role="doc-endnotes" dir="ltr"><ol>
            <li id="note-1"><span dir="ltr">Note.</span> <a href="#note-ref-1" role="doc-backlink">↩</a></li>
            </ol></section>
            """);
    }

    @Test
    void linksWordsToWhatTheyMeanAcrossMarksAndNotWithinLinks() {
        var text = ((Markdown.Parsed) Markdown.parse("""
            See art **24** and [art 24](https://example.org/).

            - art 24[^1]

            [^1]: art 24
            """)).text();
        TextDecorator decorator = words -> Pattern.compile("art 24")
                .matcher(words)
                .results()
                .map(found -> new WordLink(found.start(), found.end(), "a?b&c", "\"Safe\"", "cited"))
                .toList();

        var link =
                "<a class=\"cited\" href=\"a?b&amp;c\" data-about=\"&quot;Safe&quot;\" aria-describedby=\"about-1\">";
        assertThat(Html.numbered(text, new Margin("page", number -> "p"), decorator))
                .contains("See " + link + "art <strong>24</strong></a> and <a href=\"https://example.org/\"")
                .contains(link + "art 24</a><sup>")
                .contains("dir=\"ltr\">" + link + "art 24</a></span>")
                .endsWith("<div hidden=\"hidden\"><span id=\"about-1\">&quot;Safe&quot;</span></div>\n");
    }

    @Test
    void headingsBeginAtTheSecondLevelAndSkipNone() {
        var text = ((Markdown.Parsed) Markdown.parse("""
            ## Two

            #### Four

            ### Three

            # One
            """)).text();
        assertThat(Html.of(text).lines().map(line -> line.substring(0, 3))).containsExactly("<h2", "<h3", "<h3", "<h2");
    }

    @Test
    void tellsBlocksTheirDirectionAndLeavesThoseWithoutLettersToWhatIsAroundThem() {
        var text = ((Markdown.Parsed) Markdown.parse("""
            مادة 24

            24

            1. Article
            2. مادة

            > 1
            >
            > مادة

            | 1 | مادة |
            | --- | --- |
            | a | 2 |
            """)).text();
        assertThat(Html.of(text)).isEqualTo("""
            <p dir="rtl">مادة 24</p>
            <p>24</p>
            <ol dir="ltr">
            <li>Article</li>
            <li><div dir="rtl">مادة</div></li>
            </ol>
            <blockquote dir="rtl">
            <p>1</p>
            <p dir="rtl">مادة</p>
            </blockquote>
            <div class="table" dir="rtl"><table>
            <thead>
            <tr><th scope="col">1</th><th scope="col" dir="rtl">مادة</th></tr>
            </thead>
            <tbody>
            <tr><td dir="ltr">a</td><td>2</td></tr>
            </tbody>
            </table></div>
            """);
        assertThat(Html.numbered(text, new Html.Margin("/v", number -> "Paragraph " + number)))
                .contains(
                        "<li><a class=\"number\" id=\"p4\"",
                        "aria-label=\"Paragraph 4\">4</a><div dir=\"rtl\">مادة</div></li>");
        assertThat(Html.forPrint(text, Direction.RIGHT_TO_LEFT))
                .contains("<table class=\"mirrored\">")
                .contains("<p dir=\"rtl\">24</p>", "<tr><td dir=\"rtl\">2</td><td dir=\"ltr\">a</td></tr>");
    }

    @Test
    void letsNoMarkupOrScriptThrough() {
        var hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var html = Html.of(new RichText(List.of(
                new Paragraph(List.of(Text.plain(hostile))),
                new Paragraph(List.of(
                        new Text("x", Set.of(new Link("javascript:alert(1)"))),
                        new Text("y", Set.of(new Link("https://a.org/\"onmouseover=alert(1)"))))))));
        assertThat(html).doesNotContain("<script", "<img", "javascript:", "\"onmouseover");
    }

    @Test
    void isWellFormedAndItsAnchorsAreThoseOfTheOutline() throws Exception {
        long seed = RandomSeed.of(HtmlTest.class);
        var texts = new RandomTexts(seed);
        for (int i = 0; i < 300; i++) {
            var text = texts.next();
            wellFormed(Html.of(text));
            wellFormed(Html.forPrint(text, Direction.RIGHT_TO_LEFT));
            var comparison = Comparison.between(text, texts.next());
            wellFormed(Html.of(comparison, WORDS));
            wellFormed(Html.beside(comparison, WORDS));
            for (var entry : Outline.of(text).entries()) {
                assertThat(Html.of(text)).contains("id=\"" + Html.escape(entry.anchor()) + "\"");
            }
        }
    }

    private static void wellFormed(String html) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.parse(new InputSource(new StringReader("<body>" + html + "</body>")));
    }
}

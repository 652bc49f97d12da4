package org.communique.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.communique.RandomSeed;
import org.communique.text.comparison.Comparison;
import org.communique.text.document.Outline;
import org.communique.text.document.RandomTexts;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.Markdown;
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
            <h2 id="s-title" dir="auto">Title</h2>
            <p dir="auto">Text<sup><a id="note-ref-1" href="#note-1" role="doc-noteref">1</a></sup> with <a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow">link</a>.</p>
            <h3 id="s-title--2" dir="auto">Title</h3>
            <div class="table"><table>
            <thead>
            <tr><th scope="col" dir="auto">A</th></tr>
            </thead>
            <tbody>
            <tr><td dir="auto">b</td></tr>
            </tbody>
            </table></div>
            <section class="footnotes" role="doc-endnotes"><ol>
            <li id="note-1"><span dir="auto">Note.</span> <a href="#note-ref-1" role="doc-backlink">↩</a></li>
            </ol></section>
            """);
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
            wellFormed(Html.forPrint(text));
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

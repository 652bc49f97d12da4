package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.assertj.core.data.Offset;
import org.communique.ServerTest;
import org.communique.browser.Chromium;
import org.communique.file.print.VisualLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A Hebrew statement, with words of ours in English around it and English among its own. */
@ServerTest
class PublishedFromTheRightTests {

    private static final String TITLE = "הצהרה משותפת על האמנה";

    private static final String TEXT = """
        אנו קוראים למדינות (העם) לפעול עד 26 בנובמבר 2026.[^1]

        7. סעיף ראשון
        8. Article two.

        - נקודה

        > ציטוט

        | מדינה | הצבעה |
        | --- | --- |
        | AAA | BBB |

        An English paragraph (with brackets).

        [^1]: הערה
        """;

    @LocalServerPort
    int port;

    @Autowired
    PublishingFixtures statements;

    private String slug;

    @BeforeEach
    void publish() {
        slug = statements.published(TITLE, TEXT, "Open Nets (Kenya).", "Except article 4, \"if\" <b>.");
    }

    @Test
    void theAddressHasTheTitleInLatinLetters() {
        assertThat(slug).startsWith("hzhrh-mswtpt");
    }

    @Test
    void thePdfIsInTheOrderInWhichItIsRead() throws Exception {
        var lines = VisualLines.of(get("/p/" + slug + ".pdf"));
        assertThat(lines.text())
                .contains("הצהרה משותפת על האמנה".transform(PublishedFromTheRightTests::reversed))
                .anyMatch(line -> line.matches("\\d+ \\p{L}+ 20\\d\\d"))
                .anyMatch(line -> line.startsWith("Open Nets (Kenya). (") && line.endsWith("Kenya"))
                .contains("1 / 1", "An English paragraph (with brackets).")
                .anyMatch(line -> line.endsWith("Except article 4, \"if\" <b>."))
                .anyMatch(line -> line.endsWith(" 26 "
                                + reversed("אנו קוראים למדינות (העם) לפעול עד")
                                        .replace(")", "[")
                                        .replace("(", ")")
                                        .replace("[", "("))
                        && line.contains(".2026 " + reversed("בנובמבר")));
    }

    @Test
    void thePdfIsMirrored() throws Exception {
        var lines = VisualLines.of(get("/p/" + slug + ".pdf"));
        double middle = lines.pageWidth() / 2;
        assertThat(lines.left("AAA")).isGreaterThan(lines.left("BBB")).isGreaterThan(middle);
        assertThat(lines.left("Open Nets")).isGreaterThan(lines.left("An English paragraph") + 50);
        assertThat(lines.left(".7")).as("number of a list").isGreaterThan(lines.left(reversed("סעיף ראשון")));
        assertThat(lines.left(".8")).as("number of an English item").isGreaterThan(lines.left("Article two."));
        assertThat(lines.left("An English paragraph")).isLessThan(middle);
        assertThat(lines.left(reversed("ציטוט"))).isGreaterThan(middle);
    }

    @Test
    void thePageIsMirrored() {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var page = chromium.person("reader").page();
            page.navigate("/p/" + slug);
            var article = box(page.locator("article"));
            assertThat(page.locator("article").getAttribute("dir")).isEqualTo("rtl");
            assertThat(textBox(page, "article > ol > li").x).isGreaterThan(article.x + article.width / 2);
            assertThat(padding(page, "article > ol")).isEqualTo("right");
            assertThat(textBox(page, "article > ol > li:last-child > div").x)
                    .isGreaterThan(article.x + article.width / 2);
            assertThat(padding(page, "article > ul")).isEqualTo("right");
            assertThat(padding(page, "article > blockquote")).isEqualTo("right");
            assertThat(box(page.locator("article th").first()).x)
                    .isGreaterThan(box(page.locator("article th").last()).x);
            assertThat(padding(page, ".footnotes ol")).isEqualTo("right");
            var english = textBox(page, "article > p[dir=ltr]");
            assertThat(english.x).isCloseTo(article.x, Offset.offset(2.0));
        }
    }

    /** Where the list's markers or the quote's line are. */
    private static Object padding(Page page, String selector) {
        return page.evaluate(
                "selector => { const style = getComputedStyle(document.querySelector(selector));"
                        + " return parseFloat(style.paddingRight) > parseFloat(style.paddingLeft) ? 'right' : 'left' }",
                selector);
    }

    private static BoundingBox box(Locator locator) {
        return locator.boundingBox();
    }

    private record Line(double x, double width) {}

    private static Line textBox(Page page, String selector) {
        @SuppressWarnings("unchecked")
        var box = (List<Number>) page.evaluate(
                "selector => { const range = document.createRange();"
                        + " range.selectNodeContents(document.querySelector(selector));"
                        + " const box = range.getBoundingClientRect(); return [box.x, box.width] }",
                selector);
        return new Line(box.getFirst().doubleValue(), box.getLast().doubleValue());
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return await().<HttpResponse<byte[]>>until(
                            () -> client.send(request, BodyHandlers.ofByteArray()),
                            answer -> answer.statusCode() != 202)
                    .body();
        }
    }
}

package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.ledger.proof.VerifyCall;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.communique.publishing.PublishingFixtures.Ready;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.statement.TextHash;
import org.communique.statement.lifecycle.StatementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PublicationControllerTests {

    private static final String TEXT = "# A public text\n\nWe call on **States**.[^1]\n\n[^1]: A note.\n";

    @LocalServerPort
    int port;

    @Autowired
    PublishingFixtures statements;

    @Autowired
    StatementService statementService;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OperatorCommand eraseNameCommand;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void showsTheTextWithItsSignatoriesToAStranger() throws Exception {
        var page = get("/p/" + statements.published("A public text", TEXT, "Open Nets", "Except article 4."));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<h1 dir=\"auto\" lang=\"en\">A public text</h1>",
                        "We call on <strong>States</strong>.",
                        "A note.")
                .contains(
                        "Open Nets",
                        "Kenya",
                        "Except article 4.",
                        TextHash.of(TEXT).value())
                .contains("One organisation from one country")
                .doesNotContain("<script", " style=", "publishing.", "<h2 id=\"s-a-public-text\"");
    }

    @Test
    void setsNoCookieAndAllowsNothingButItsOwnStyle() throws Exception {
        var slug = statements.published("Quiet", TEXT, "Org", null);
        for (var path : new String[] {"/p", "/p/" + slug, "/p/" + slug + ".md", "/p/" + slug + ".pdf", "/p/nothing"}) {
            var headers = get(path).headers();
            assertThat(headers.allValues("Set-Cookie")).as(path).isEmpty();
            assertThat(headers.allValues("Content-Security-Policy"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'; style-src 'self'; img-src 'self';")
                    .doesNotContain("script-src", "unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
        }
    }

    @Test
    void servesTheFilesThatItNames() throws Exception {
        var slug = statements.published("Files", TEXT, "Org", null);
        var markdown = get("/p/" + slug + ".md");
        assertThat(markdown.body()).isEqualTo(TEXT);
        assertThat(markdown.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=UTF-8");
        assertThat(get("/p/" + slug + ".pdf").body()).startsWith("%PDF-");
        assertThat(get("/p/" + slug + ".docx").body()).startsWith("PK");
        assertThat(get("/p/" + slug + "/bundle.zip").body()).startsWith("PK");
        assertThat(get("/p/assets/publication.css").statusCode()).isEqualTo(200);
        assertThat(get("/p").body()).contains("href=\"/p/" + slug + "\"");
    }

    @Test
    void hasAShortAddressThatStaysWhenTheTitleChanges() throws Exception {
        var ready = statements.closed("A title that is too long to be read to someone on the phone", TEXT, "Org", null);
        var published = (Published) statements.publish(ready);
        runAs(ready.coordinator(), () -> statementService.rename(ready.statement(), "Another title"));

        var address = published.address();
        assertThat(address).matches("/p/[1-9][0-9]*");
        var page = get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .isEqualTo(get("/p/" + published.slug().value()).body())
                .contains(address + "\"");
        assertThat(get(address + ".md").body()).isEqualTo(TEXT);
        assertThat(get(address + "/bundle.zip").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + published.slug().value() + "-bundle.zip\"");
        assertThat(get(address + ".pdf").statusCode()).isEqualTo(200);
        try (var pdf = Loader.loadPDF(
                client.send(HttpRequest.newBuilder(uri(address + ".pdf")).build(), BodyHandlers.ofByteArray())
                        .body())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(address);
        }
    }

    @Test
    void answersNotModifiedToWhoHasItAlready() throws Exception {
        var slug = statements.published("Cached", TEXT, "Org", null);
        for (var path : new String[] {"/p/" + slug, "/p/" + slug + ".md", "/p/" + slug + ".pdf"}) {
            var first = get(path);
            var etag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("public");
            var again = send(HttpRequest.newBuilder(uri(path)).header("If-None-Match", etag));
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void compressesThePageOnceForWhoCanReadThat() throws Exception {
        var path = "/p/" + statements.published("Compressed", TEXT, "Org", null);
        var plain = get(path);
        var request = HttpRequest.newBuilder(uri(path)).header("Accept-Encoding", "br, gzip;q=0.8");
        var compressed = client.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(vary(compressed)).contains("accept-encoding");
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
        }
        var tag = compressed.headers().firstValue("ETag").orElseThrow();
        assertThat(plain.headers().firstValue("ETag")).hasValue(tag);
        var again = send(request.header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0, identity", "gzip;q=0.000", "br", ",;=", "gzip;q=2"})
    void doesNotCompressForWhoDoesNotAskForIt(String accepted) throws Exception {
        var path = "/p/" + statements.published("Plain", TEXT, "Org", null);
        var plain = send(HttpRequest.newBuilder(uri(path)).header("Accept-Encoding", accepted));
        assertThat(plain.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(vary(plain)).contains("accept-encoding");
        assertThat(plain.body()).contains("<!DOCTYPE html>");
    }

    @Test
    void compressesTheListToo() throws Exception {
        var request = HttpRequest.newBuilder(uri("/p")).header("Accept-Encoding", "gzip");
        var compressed = client.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(compressed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(vary(compressed)).contains("accept-encoding", "accept-language");
        var tag = compressed.headers().firstValue("ETag").orElseThrow();
        assertThat(send(request.header("If-None-Match", tag)).statusCode()).isEqualTo(304);
    }

    private static String vary(HttpResponse<?> answer) {
        return String.join(",", answer.headers().allValues("Vary")).toLowerCase(Locale.ROOT);
    }

    @Test
    void takesANameOffThePageAndOutOfTheBundleWhichStaysValid() throws Exception {
        var slug = statements.published("Erased", TEXT, "Endangered Forum", "Our words.");
        var shown = Pattern.compile("Endangered Forum \\([^)]+\\)")
                .matcher(get("/p/" + slug).body());
        assertThat(shown.find()).isTrue();
        people.letLeave(shown.group());
        assertThat(eraseNameCommand.run(List.of(shown.group(), "--yes"))).startsWith("Erased from ");

        assertThat(get("/p/" + slug).body())
                .contains("(name erased)", "One organisation from one country")
                .doesNotContain("Endangered Forum", "Our words.");
        var bundle = client.send(
                HttpRequest.newBuilder(uri("/p/" + slug + "/bundle.zip")).build(),
                BodyHandlers.ofFile(folder.resolve("bundle.zip")));
        assertThat(VerifyCall.run(List.of(bundle.body().toString()))).isZero();
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> eraseNameCommand.run(List.of(shown.group(), "--yes")));
    }

    @Test
    void hidesWhatIsNotPublishedLikeWhatIsNotThere() throws Exception {
        Ready closed = statements.closed("Still secret", TEXT, "Org", null);
        var unknown = get("/p/never-heard-of-it");
        assertThat(unknown.statusCode()).isEqualTo(404);
        for (var path : new String[] {
            "/p/still-secret",
            "/p/still-secret.md",
            "/p/still-secret.pdf",
            "/p/still-secret/bundle.zip",
            "/p/" + closed.statement().value(),
            "/p/%7B%22$ne%22:1%7D",
            "/p/..%2e"
        }) {
            var hidden = get(path);
            assertThat(hidden.statusCode()).as(path).isBetween(400, 404);
            if (hidden.statusCode() == 404) {
                assertThat(hidden.body()).as(path).isEqualTo(unknown.body());
            }
            assertThat(hidden.body()).doesNotContain("Still secret", "call on");
        }
    }

    @Test
    void escapesWhatPeopleCallThemselvesAndTheirTexts() throws Exception {
        var text = "\\<script>alert(1)\\</script> [x](https://example.org/%22%3E%3Cscript%3E)\n";
        var slug = statements.published(
                "<script>alert(2)</script>", text, "<img src=x onerror=alert(3)>", "\"><svg onload=alert(4)>");
        var pages = get("/p/" + slug).body() + get("/p").body();
        assertThat(pages)
                .contains("&lt;script&gt;alert(1)", "&lt;img src=x", "&lt;svg onload")
                .doesNotContain("<script", "<img src=x", "<svg");
    }

    @Test
    void answersHeadAndRefusesToBeChanged() throws Exception {
        var slug = statements.published("Read only", TEXT, "Org", null);
        var head = send(HttpRequest.newBuilder(uri("/p/" + slug)).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).isPresent();
        for (var method : new String[] {"POST", "PUT", "DELETE"}) {
            var answer = send(HttpRequest.newBuilder(uri("/p/" + slug)).method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isIn(403, 405);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return await().until(() -> send(HttpRequest.newBuilder(uri(path)).GET()), answer -> answer.statusCode() != 202);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}

package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of strangers that no browser makes. */
@AttackTest
class HostileRequestTests {

    private static final String END = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final List<String> SECURITY_HEADERS =
            List.of("x-content-type-options:", "content-security-policy:", "x-frame-options:", "referrer-policy:");

    /** Not of those that say that a method, a coding or a version is not known. */
    private static final Pattern SERVER_ERROR = Pattern.compile("http/1.1 5(?!01|05)");

    /** One of each door. */
    private static final List<String> PREFIXES = List.of(
            "/",
            "/api/v1/statements",
            "/api/v1/statements/import",
            "/v3/api-docs",
            "/operator/token",
            "/sign-in",
            "/sign-in/passkey",
            "/forgotten",
            "/setup/x",
            "/link/x",
            "/pages/x",
            "/p",
            "/invitation/x",
            "/invitation/pdf/x",
            "/calls/x.1",
            "/calls/pdf/x.1",
            "/reminders/stop/x",
            "/collab",
            "/coalition/logo.png",
            "/elements/editor.js",
            "/actuator/health",
            "/livez",
            "/readyz",
            "/error",
            "/VAADIN/x",
            "/VAADIN/dynamic/resource/0/x/upload",
            "/HILLA/push",
            "/?v-r=uidl&v-uiId=0",
            "/?v-r=init",
            "/statements",
            "/no-such-screen");

    private final AttackedServer server;
    private final int port;
    private LogExcerpt log;

    HostileRequestTests(AttackedServer server) {
        this.server = server;
        this.port = server.port();
        this.log = LogExcerpt.from(server);
    }

    @BeforeEach
    void look() {
        log = LogExcerpt.from(server);
    }

    private record Request(String name, String bytes) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Request> requests() {
        return Stream.of(targets(), methods(), framing(), headers(), forms()).flatMap(List::stream);
    }

    private static List<Request> targets() {
        return Stream.of(
                        "/" + "a".repeat(9_000),
                        "/p?" + "a=1&".repeat(3_000),
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/..%2f..%2fetc/passwd",
                        "/../../etc/passwd",
                        "/elements/..;/..;/application.yml",
                        "/elements/%2e%2e/%2e%2e/application.yml",
                        "/elements/..%5c..%5capplication.yml",
                        "/VAADIN/static/../../application.yml",
                        "/VAADIN/%2e%2e/application.yml",
                        "/p/..;/api/v1/me",
                        "/p/%2e%2e/api/v1/me",
                        "/p/%2Fapi%2Fv1%2Fme",
                        "/;x=y/api/v1/me",
                        "/api/v1;x=y/me",
                        "//api/v1/me",
                        "//evil.example/%2f..",
                        "/\\evil.example",
                        "/sign-in/%00",
                        "/%c0%ae%c0%ae/",
                        "/%ff",
                        "/%",
                        "/%zz",
                        "/p/{x}",
                        "/p/|",
                        "/p/<script>",
                        "/p/x%0d%0aSet-Cookie:%20a=b",
                        "/api/v1/statements/%2F..%2Fme",
                        "/api/v1/statements/" + "x".repeat(4_000),
                        "/collab/%2e%2e/authors",
                        "/actuator",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/actuator/health/..;/env",
                        "/swagger-ui/index.html",
                        "/v3/api-docs/..;/x",
                        "/h2-console",
                        "/error?status=500",
                        "http://evil.example/",
                        "http://evil.example:99999/",
                        "*",
                        "")
                .map(target -> new Request("GET " + shown(target), "GET " + target + " HTTP/1.1" + END))
                .toList();
    }

    private static List<Request> methods() {
        return Stream.of(
                        "TRACE",
                        "CONNECT",
                        "TRACK",
                        "PROPFIND",
                        "FOO",
                        "get",
                        "G\u0000T",
                        "OPTIONS",
                        "PATCH",
                        "DELETE",
                        "PUT")
                .flatMap(method -> Stream.of("/", "/p", "/api/v1/me", "/sign-in", "/operator/token")
                        .map(path -> new Request(shown(method) + " " + path, method + " " + path + " HTTP/1.1" + END)))
                .toList();
    }

    private static List<Request> framing() {
        var start = "POST /api/v1/statements HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        return List.of(
                new Request("no version", "GET /\r\n\r\n"),
                new Request("options of the server", "OPTIONS * HTTP/1.1" + END),
                new Request("a version of the future", "GET / HTTP/3.7" + END),
                new Request("no request", "\r\n\r\n\r\n\r\n"),
                new Request(
                        "another protocol",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"),
                new Request("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
                new Request("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"),
                new Request("a host that is none", "GET / HTTP/1.1\r\nHost: a b/@\r\nConnection: close\r\n\r\n"),
                new Request("a port that is none", "GET / HTTP/1.1\r\nHost: a:99999999\r\nConnection: close\r\n\r\n"),
                new Request("two lengths", start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                new Request("a negative length", start + "Content-Length: -1\r\n\r\nab"),
                new Request("a length that is none", start + "Content-Length: 1e3\r\n\r\nab"),
                new Request(
                        "a length and chunks",
                        start + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                new Request("an unknown coding", start + "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n"),
                new Request("chunked twice", start + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
                new Request("a chunk that is huge", start + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nab"),
                new Request("a chunk that is none", start + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nab\r\n0\r\n\r\n"),
                new Request(
                        "a long extension of a chunk",
                        start + "Transfer-Encoding: chunked\r\n\r\n1;" + "x".repeat(20_000) + "\r\na\r\n0\r\n\r\n"),
                new Request(
                        "many trailers",
                        start + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "X-A: b\r\n".repeat(5_000) + "\r\n"),
                new Request(
                        "a folded header",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\nConnection: close\r\n\r\n"),
                new Request(
                        "a header without a colon",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nXA\r\nConnection: close\r\n\r\n"),
                new Request(
                        "a space before the colon",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX-A : b\r\nConnection: close\r\n\r\n"),
                new Request("bare line feeds", "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n"),
                new Request("many headers", "GET / HTTP/1.1\r\n" + "X-A: b\r\n".repeat(900) + END.substring(2)),
                new Request("a request after the request", "GET /p HTTP/1.1" + END + "GET /api/v1/me HTTP/1.1" + END));
    }

    private static List<Request> headers() {
        return Stream.of(
                        "X-Large: " + "a".repeat(9_000),
                        "Cookie: JSESSIONID=" + "A".repeat(4_000),
                        "Cookie: " + "a=b; ".repeat(1_000),
                        "Cookie: REDIRECT_URI=" + base64("https://evil.example/"),
                        "Cookie: REDIRECT_URI=%%%; XSRF-TOKEN=\u0001",
                        "Authorization: Bearer " + "x".repeat(7_000),
                        "Authorization: Bearer \u00ff\u00fe",
                        "Authorization: Basic " + base64("a:b"),
                        "Authorization: Bearer",
                        "Origin: http://[",
                        "Origin: null",
                        "Origin: https://evil.example",
                        "Referer: \u0000",
                        "Accept: ;;;",
                        "Accept: " + "a/b,".repeat(1_500),
                        "Accept-Language: " + "xx-YY,".repeat(1_000),
                        "Accept-Language: \u0000",
                        "Accept-Encoding: " + "gzip;q=0.1,".repeat(500),
                        "Content-Type: ;",
                        "Content-Type: text/html;charset=no-such-charset",
                        "Range: bytes=" + "0-0,".repeat(1_500) + "1-1",
                        "Range: bytes=-1",
                        "Range: bytes=99999999999999999999-",
                        "If-Modified-Since: never",
                        "If-None-Match: " + "\"a\",".repeat(1_500),
                        "Expect: 100-continue",
                        "Expect: 200-ok",
                        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings",
                        "Upgrade: websocket\r\n"
                                + "Connection: Upgrade\r\n"
                                + "Sec-WebSocket-Version: 99\r\n"
                                + "Sec-WebSocket-Key: x",
                        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                                + "AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: http://[",
                        "X-HTTP-Method-Override: DELETE",
                        "X-Original-URL: /api/v1/me",
                        "X-Rewrite-URL: /api/v1/me",
                        "X-Forwarded-Prefix: //evil.example",
                        "Forwarded: for=127.0.0.1;host=evil.example;proto=https")
                .flatMap(header -> Stream.of("/", "/p", "/api/v1/me", "/sign-in", "/collab", "/communique-verify.jar")
                        .map(path -> new Request(
                                path + " with " + shown(header), "GET " + path + " HTTP/1.1\r\n" + header + END)))
                .toList();
    }

    private static List<Request> forms() {
        var names = colliding(14);
        var form = "application/x-www-form-urlencoded";
        return Stream.of("/sign-in", "/forgotten", "/invitation/x", "/calls/x.1", "/")
                .flatMap(path -> Stream.of(
                        post(path, "names with one hash", form, String.join("=1&", names)),
                        post(path, "many names", form, many("a%d=1&", 50_000)),
                        post(path, "a name that cannot be decoded", form, "%=1&%zz=%ff&=&&&=="),
                        post(path, "another method", form, "_method=DELETE"),
                        post(path, "a form without a boundary", "multipart/form-data", "--x\r\n\r\n"),
                        post(path, "many parts", "multipart/form-data; boundary=x", parts(5_000)),
                        post(path, "a long head of a part", "multipart/form-data; boundary=x", longPart()),
                        post(
                                path,
                                "XML",
                                "application/xml",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                        post(path, "deep JSON", "application/json", "[".repeat(100_000))))
                .toList();
    }

    private static Request post(String path, String name, String type, String body) {
        return new Request(
                "POST " + path + " with " + name,
                "POST " + path + " HTTP/1.1\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + END
                        + body);
    }

    /** Of the same {@link String#hashCode}: "Aa" and "BB" have one. */
    private static List<String> colliding(int pairs) {
        return IntStream.range(0, 1 << pairs)
                .mapToObj(bits -> IntStream.range(0, pairs)
                        .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .toList();
    }

    private static String many(String pattern, int count) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining());
    }

    private static String parts(int count) {
        return many("--x\r\nContent-Disposition: form-data; name=\"a%d\"\r\n\r\nb\r\n", count) + "--x--\r\n";
    }

    private static String longPart() {
        return "--x\r\nContent-Disposition: form-data; name=\"" + "a".repeat(100_000) + "\"\r\n\r\nb\r\n--x--\r\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(60, text.length())).replaceAll("[^ -~]", "?");
    }

    @Test
    void everyAnswerHasTheSecurityHeadersAndTellsNothingOfTheServer() {
        List<String> wrong = new ArrayList<>();
        var requests = requests().toList();
        for (var request : requests) {
            check(Wire.exchange(port, request.bytes())).forEach(fault -> wrong.add(request + ": " + fault));
        }
        assertThat(wrong).isEmpty();
        log.assertAtMost(requests.size());
    }

    private static List<String> check(String whole) {
        var answer = whole.replaceFirst("^HTTP/1.1 100 *\r\n\r\n", "");
        if (answer.isEmpty()) {
            // Cut off without an answer.
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        var head = answer.split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT);
        // To a request of HTTP/0.9, which no browser makes, there is no head.
        var hasHeaders = head.startsWith("http/") && !head.startsWith("http/1.1 101");
        for (var header : SECURITY_HEADERS) {
            if (hasHeaders && !head.contains(header)) {
                faults.add("no " + header + " in " + head.lines().findFirst().orElse(""));
            }
        }
        if (SERVER_ERROR.matcher(head).lookingAt()) {
            faults.add(head.lines().findFirst().orElse(""));
        }
        if (head.contains("application/java-archive")) {
            return faults;
        }
        if (answer.contains("Exception") || answer.contains("\tat ") || answer.contains("Apache Tomcat/")) {
            faults.add("it tells: " + answer);
        }
        if (head.contains("location: ") && head.contains("evil.example")
                || answer.contains("href=\"http://evil.example")) {
            faults.add("it sends people elsewhere: " + answer);
        }
        return faults;
    }

    /** RFC 9112 6.3: what a proxy and the server could read differently is refused, or ends the connection. */
    @Test
    void noSecondRequestIsReadFromAnAmbiguousOne() {
        var start = "POST /p HTTP/1.1\r\nHost: localhost\r\n";
        var hidden = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        var chunked = "Transfer-Encoding: chunked\r\n";
        var ended = "0\r\n\r\n" + hidden;
        for (var ambiguous : List.of(
                start + "Content-Length: 5\r\n" + chunked + "\r\n" + ended,
                start + chunked + "Content-Length: 5\r\n\r\n" + ended,
                start + "Content-Length: " + ended.length() + "\r\n" + chunked + "\r\n" + ended)) {
            assertThat(Wire.exchange(port, ambiguous).split("HTTP/1.1 ", -1))
                    .as(ambiguous)
                    .hasSize(2);
        }
        for (var refused : List.of(
                start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\na" + hidden,
                start + "Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\n" + ended)) {
            assertThat(Wire.exchange(port, refused)).as(refused).matches("(?s)HTTP/1.1 (400|501) .*");
        }
    }

    @Test
    void nobodyIsSentElsewhereByForgedHeaders() {
        for (var header : List.of(
                "Host: evil.example",
                "Host: localhost\r\nX-Forwarded-Host: evil.example",
                "Host: localhost\r\nForwarded: host=evil.example",
                "Host: localhost\r\nX-Forwarded-Server: evil.example",
                "Host: localhost\r\nX-Forwarded-Port: 6666",
                "Host: localhost\r\nX-Forwarded-Prefix: https://evil.example")) {
            for (var path :
                    List.of("/", "/p", "/sign-in", "/forgotten", "/statements", "/v3/api-docs", "/link/x", "/p/")) {
                var answer =
                        Wire.exchange(port, "GET " + path + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n");
                assertThat(answer).as(path + " with " + header).doesNotContain("evil.example", ":6666");
            }
        }
    }

    /** Its members would think that it was the wrong word which they signed in by. */
    @Test
    void aSignInLeadsNobodyElsewhere() {
        for (var wanted :
                List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)")) {
            var browser = new Browser(port);
            browser.remember("REDIRECT_URI", base64(wanted));
            var answer = browser.submit(
                    "/sign-in",
                    "email",
                    AttackedCoalition.address(Caller.MEMBER),
                    "password",
                    AttackedCoalition.PASSWORD);
            // As browsers read it, to whom "\\" is "/".
            var target = URI.create("http://localhost:" + port + "/sign-in")
                    .resolve(answer.header("Location").replace('\\', '/'));
            assertThat(target.getScheme() + "://" + target.getAuthority())
                    .as(wanted)
                    .isEqualTo("http://localhost:" + port);
        }
    }

    @Test
    void bodiesThatFillTheMemoryAreCutOffAtEveryDoor() throws Exception {
        try (var attackers = Executors.newFixedThreadPool(4)) {
            var attacks = PREFIXES.stream()
                    .flatMap(path -> Stream.of("Content-Length: 300000000", "Transfer-Encoding: chunked")
                            .map(framing -> attackers.submit(() -> pour(path, framing))))
                    .toList();
            for (var attack : attacks) {
                assertThat(check(attack.get())).isEmpty();
            }
        }
        assertAlive();
        log.assertAtMost(2 * PREFIXES.size());
    }

    private String pour(String path, String framing) {
        var isChunked = framing.endsWith("chunked");
        // One list that never ends, for a reader of JSON stops at what follows it.
        var million = "\"" + "a".repeat(999_997) + "\",";
        var piece = isChunked ? "f4240\r\n" + million + "\r\n" : million;
        try (var wire = Wire.to(port)) {
            wire.write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\n" + framing + "\r\n\r\n" + (isChunked ? "1\r\n[\r\n" : "["));
            for (int sent = 0; sent < 300 && !wire.isCutOff() && wire.write(piece); sent++) {}
            wire.write(isChunked ? "0\r\n\r\n" : "");
            return wire.readAll();
        }
    }

    @Test
    void whatWasPackedIsNotUnpacked() throws Exception {
        var bomb = packed(200_000_000);
        for (var path : List.of("/api/v1/statements", "/sign-in", "/operator/token", "/?v-r=uidl&v-uiId=0")) {
            var head = "POST " + path
                    + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ";
            assertThat(check(Wire.exchange(port, head + bomb.length() + END + bomb)))
                    .as(path)
                    .isEmpty();
        }
        assertAlive();
    }

    private static String packed(int zeros) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var piece = new byte[1_000_000];
            for (int written = 0; written < zeros; written += piece.length) {
                out.write(piece);
            }
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }

    private void assertAlive() {
        assertThat(server.isAlive()).isTrue();
        assertThat(server.log()).doesNotContain("OutOfMemoryError");
        assertThat(new Browser(port).get("/sign-in").status()).isEqualTo(200);
    }
}

package org.communique.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.LoopbackAddresses;

/** Keeps cookies and fills in forms, from a network address of its own. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final URI server;
    private String[] forged = {};
    private String csrf = "";

    Browser(int port) {
        server = URI.create("http://localhost:" + port);
        client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(LoopbackAddresses.next())
                .build();
    }

    static Browser signedIn(int port, String email, String password) {
        var browser = new Browser(port);
        var answer = browser.submit("/sign-in", "email", email, "password", password);
        if (answer.status() != 302 || answer.header("Location").contains("/sign-in")) {
            throw new AssertionError("not signed in: " + answer.status() + " " + answer.header("Location"));
        }
        return browser;
    }

    /** Sends these headers from now on: name, value, name, value. */
    Browser saying(String... namesAndValues) {
        forged = namesAndValues;
        return this;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html"));
    }

    /** Fills in the form of the page and sends it. */
    Answer submit(String path, String... namesAndValues) {
        var found = CSRF.matcher(get(path).text());
        csrf = found.find() ? found.group(1) : "";
        return submitAgain(path, namesAndValues);
    }

    /** Without looking at the page once more. */
    Answer submitAgain(String path, String... namesAndValues) {
        var fields = new ArrayList<>(List.of(namesAndValues));
        fields.addAll(List.of("_csrf", csrf));
        return post(path, fields.toArray(String[]::new));
    }

    Answer post(String path, String... namesAndValues) {
        var form = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", form))));
    }

    Answer postJson(String path, String json) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(json)));
    }

    /** As if the server had set it. */
    void remember(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    CallerCredentials cookies() {
        return CallerCredentials.cookies(cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
    }

    private Answer send(HttpRequest.Builder request) {
        if (forged.length > 0) {
            request.headers(forged);
        }
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

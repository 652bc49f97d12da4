package org.communique.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.LoopbackAddresses;

/** Someone with a browser that keeps cookies, coming from a network address of their own. */
public final class CookieClient {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies;
    private final URI server;
    private final HttpClient client;
    private String lastCsrf = "";

    private CookieClient(int port, HttpClient client, CookieManager cookies) {
        this.server = URI.create("http://localhost:" + port);
        this.client = client;
        this.cookies = cookies;
    }

    private CookieClient(int port, InetAddress address) {
        this.server = URI.create("http://localhost:" + port);
        this.cookies = new CookieManager();
        this.client = HttpClient.newBuilder()
                .cookieHandler(new ThroughProxy(cookies))
                .localAddress(address)
                .build();
    }

    public static CookieClient of(int port) {
        return new CookieClient(port, LoopbackAddresses.next());
    }

    static CookieClient from(String address, int port) {
        return new CookieClient(port, InetAddress.ofLiteral(address));
    }

    /** The same browser at another port of this machine: cookies go to all. */
    public CookieClient at(int port) {
        return new CookieClient(port, client, cookies);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    /** Fills in the form of the page, or of the last that had one, and sends it. */
    public HttpResponse<String> submit(String path, String... namesAndValues) {
        return submitTo(path, path, namesAndValues);
    }

    /** As {@link #submit}, where the form sends to another address than its page's. */
    public HttpResponse<String> submitTo(String page, String path, String... namesAndValues) {
        var csrf = CSRF.matcher(get(page).body());
        var fields = new ArrayList<>(List.of(namesAndValues));
        if (csrf.find()) {
            lastCsrf = csrf.group(1);
        }
        fields.addAll(List.of("_csrf", lastCsrf));
        return post(path, fields.toArray(String[]::new));
    }

    public HttpResponse<String> post(String path, String... namesAndValues) {
        var form = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", form))));
    }

    /** As a script of a screen does. */
    HttpResponse<String> postJson(String path, String json) {
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Has the browser keep a cookie that the server never sent. */
    void cookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    /** As when the server that knew it is gone. */
    public void forgetCookie(String name) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(server, cookie));
    }

    /** Sends the form with one file in it. */
    public HttpResponse<String> upload(String path, String fileName, byte[] file, String... namesAndValues) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.writeBytes(
                    part("name=\"" + namesAndValues[i] + "\"", namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        body.writeBytes(part("name=\"file\"; filename=\"" + fileName + "\"", file));
        body.writeBytes("--boundary--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=boundary")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String disposition, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(("--boundary\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    public HttpResponse<String> signIn(String email, String password) {
        return submit("/sign-in", "email", email, "password", password);
    }

    public HttpResponse<String> signOut() {
        return post("/logout", "_csrf", masked(cookie("csrf").orElseThrow().getValue()));
    }

    /** As a page has it: following as many bytes, by which each of its own was changed. */
    static String masked(String token) {
        var own = token.getBytes(StandardCharsets.UTF_8);
        var both = new byte[own.length * 2];
        System.arraycopy(own, 0, both, own.length, own.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }

    public boolean isSignedIn() {
        return !target(get("/")).startsWith("/sign-in");
    }

    /** Of the last page that had a form. */
    public String csrf() {
        return lastCsrf;
    }

    /** As the server set it last. */
    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    public void takeCookie(HttpCookie cookie) {
        cookies.getCookieStore().add(server, cookie);
    }

    public List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getName)
                .toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String target(HttpResponse<?> redirect) {
        return URI.create(redirect.headers().firstValue("Location").orElse(""))
                .toString()
                .replaceAll("^https?://[^/]+", "");
    }

    /** Cookies as the browser keeps them that talks TLS to a proxy in front of the server. */
    private static final class ThroughProxy extends CookieHandler {

        private final CookieManager cookies;

        ThroughProxy(CookieManager cookies) {
            this.cookies = cookies;
        }

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            return cookies.get(URI.create(uri.toString().replaceFirst("^http:", "https:")), headers);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            cookies.put(uri, headers);
        }
    }
}

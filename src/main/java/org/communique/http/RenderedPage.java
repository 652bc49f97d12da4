package org.communique.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/**
 * A page as it goes out, plain and compressed. Tomcat would compress it for each who asks: with 20,000 signatures a tenth of a
 * second of processor, for which a stranger pays with one request.
 *
 * @param etag of both, and so a weak one
 */
public record RenderedPage(byte[] content, byte[] gzip, String etag) {

    public static RenderedPage of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static RenderedPage of(byte[] content) {
        return new RenderedPage(content, gzip(content), etag(content));
    }

    /** Weak, as Tomcat compresses nothing that has a strong one. */
    public static String etag(byte[] content) {
        return "W/\"" + hash(content) + '"';
    }

    /** SHA-256 in hexadecimal digits. */
    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** That it takes in memory. */
    public long bytes() {
        return content.length + gzip.length;
    }

    /**
     * Without the page if the client has it.
     *
     * @param answer all but the body
     */
    public ResponseEntity<byte[]> answer(WebRequest request, ResponseEntity.BodyBuilder answer) {
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        // In addition to what it varies by already.
        answer.headers(headers -> headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
        return acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip)
                : answer.body(content);
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        try {
            return acceptEncoding != null
                    && AcceptEncoding.parse(new StringReader(acceptEncoding)).stream()
                            .anyMatch(
                                    coding -> coding.getEncoding().equalsIgnoreCase("gzip") && coding.getQuality() > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

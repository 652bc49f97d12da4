package org.communique.publishing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * A page as it goes out, plain and compressed. Tomcat would compress it for each who asks: with 20,000 signatures a tenth of a
 * second of processor, for which a stranger pays with one request.
 *
 * @param etag of both, and so a weak one
 */
record RenderedPage(byte[] html, byte[] gzip, String etag) {

    static RenderedPage of(String text) {
        byte[] html = text.getBytes(StandardCharsets.UTF_8);
        return new RenderedPage(html, gzip(html), etag(html));
    }

    /** Weak, as Tomcat compresses nothing that has a strong one. */
    static String etag(byte[] html) {
        return "W/\"" + PublicationFiles.hash(html) + '"';
    }

    /** That it takes in memory. */
    long bytes() {
        return html.length + gzip.length;
    }

    private static byte[] gzip(byte[] html) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package org.communique.publishing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A page as it goes out, plain and compressed.
 *
 * @param hash of the plain bytes
 */
record RenderedPage(byte[] html, byte[] gzip, String hash) {

    static RenderedPage of(String text) {
        byte[] html = text.getBytes(StandardCharsets.UTF_8);
        return new RenderedPage(html, gzip(html), PublicationFiles.hash(html));
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

    /** The entity tag of one of the two. */
    String etag(boolean compressed) {
        return '"' + hash + (compressed ? "-gzip\"" : "\"");
    }

    /** @param acceptEncoding the request's header of that name */
    static boolean mayCompress(String acceptEncoding) {
        if (acceptEncoding.indexOf(';') < 0 && acceptEncoding.contains("gzip")) {
            return true;
        }
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                .map(coding -> coding.replace(" ", ""))
                .anyMatch(coding -> coding.matches("gzip(;q=(?!0(\\.0*)?$).*)?"));
    }
}

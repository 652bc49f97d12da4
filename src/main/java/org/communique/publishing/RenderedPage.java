package org.communique.publishing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page as it goes out, plain and compressed.
 *
 * @param hash      of the plain bytes
 * @param htmlFile  the same bytes in a file, which the system sends without their being read, where that is worth it
 * @param gzipFile  likewise
 */
record RenderedPage(
        byte[] html,
        byte[] gzip,
        String hash,
        @Nullable Path htmlFile,
        @Nullable Path gzipFile) {

    /** What is no larger is sent from memory sooner than a file is opened. */
    private static final int WORTH_A_FILE = 32 << 10;

    static RenderedPage of(String text) {
        byte[] html = text.getBytes(StandardCharsets.UTF_8);
        return new RenderedPage(html, gzip(html), PublicationFiles.hash(html), null, null);
    }

    /** The same with its files. */
    RenderedPage inFiles() {
        return new RenderedPage(html, gzip, hash, file(html), file(gzip));
    }

    private static @Nullable Path file(byte[] content) {
        if (content.length <= WORTH_A_FILE) {
            return null;
        }
        try {
            return Files.write(Files.createTempFile("communique-page-", ""), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody is sent it any more. */
    void deleteFiles() {
        try {
            for (var file : new Path[] {htmlFile, gzipFile}) {
                if (file != null) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** @param ifNoneMatch the request's header of that name */
    boolean isKnownTo(@Nullable String ifNoneMatch, boolean compressed) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag ->
                                tag.equals("*") || tag.replaceFirst("^W/", "").equals(etag(compressed)));
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

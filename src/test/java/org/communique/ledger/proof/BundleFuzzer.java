package org.communique.ledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any bundle is verified or found at fault. An input is the zip file, or its files one after the other with a zero byte between. */
public final class BundleFuzzer {

    private static final List<String> FILES = List.of(
            Bundle.TEXT, Bundle.ENTRIES, Bundle.NAMES, Bundle.CHECKPOINT, Bundle.KEYS, Bundle.README, Bundle.TIMESTAMP);

    private static final Path FILE = file();

    private BundleFuzzer() {}

    private static Path file() {
        try {
            var file = Files.createTempFile("bundle", ".zip");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        boolean isZip = input.length > 1 && input[0] == 'P' && input[1] == 'K';
        try {
            Files.write(FILE, isZip ? input : BundleFixtures.zip(files(input)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (BundleVerifier.of(FILE, null, null).findings().isEmpty()) {
            throw new AssertionError("nothing was found");
        }
    }

    /** The time stamp, which is binary, comes last. */
    private static Map<String, byte[]> files(byte[] input) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int from = 0;
        for (var name : FILES) {
            int to = from;
            while (to < input.length && (input[to] != 0 || name.equals(Bundle.TIMESTAMP))) {
                to++;
            }
            if (to > from) {
                files.put(name, Arrays.copyOfRange(input, from, to));
            }
            from = Math.min(to + 1, input.length);
        }
        return files;
    }
}

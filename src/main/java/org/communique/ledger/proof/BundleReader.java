package org.communique.ledger.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the files out of a bundle, trusting nothing about it. */
final class BundleReader {

    private static final int MAX_ZIP = 160 << 20;
    private static final byte[] END_RECORD = {'P', 'K', 5, 6};

    /** What reading comes to. */
    sealed interface Outcome {

        record Files(Map<String, byte[]> contents) implements Outcome {}

        record Altered(String why) implements Outcome {}

        record Incomplete(String why) implements Outcome {}
    }

    private BundleReader() {}

    static Outcome read(Path bundle) {
        try {
            if (Files.isDirectory(bundle)) {
                return new Outcome.Files(readFolder(bundle));
            }
            byte[] zip = bytes(bundle);
            return reachesItsEnd(zip)
                    ? new Outcome.Files(readZip(zip))
                    : new Outcome.Incomplete("the zip file is cut off, or is no zip file");
        } catch (MalformedException e) {
            return new Outcome.Altered(e.getMessage());
        } catch (IOException e) {
            return new Outcome.Incomplete("the bundle cannot be read");
        }
    }

    private static Map<String, byte[]> readFolder(Path folder) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                int limit = limit(name);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new MalformedException(name + " is no plain file");
                }
                try (InputStream in = Files.newInputStream(file)) {
                    contents.put(name, bounded(in, name, limit));
                }
            }
        }
        return contents;
    }

    private static byte[] bytes(Path zip) throws IOException {
        try (InputStream in = Files.newInputStream(zip)) {
            byte[] bytes = in.readNBytes(MAX_ZIP + 1);
            if (bytes.length > MAX_ZIP) {
                throw new MalformedException("the zip file is larger than any bundle");
            }
            return bytes;
        }
    }

    private static Map<String, byte[]> readZip(byte[] zip) {
        Map<String, byte[]> contents = StoredZip.read(zip);
        contents.forEach((name, content) -> {
            if (content.length > limit(name)) {
                throw new MalformedException(name + " is larger than any bundle's");
            }
        });
        if (!List.copyOf(contents.keySet())
                .equals(Bundle.ORDER.stream().filter(contents::containsKey).toList())) {
            throw new MalformedException("the zip file has its files in another order than bundles");
        }
        return contents;
    }

    /** A bundle has no comment, so that its last bytes are the zip file's end record. */
    private static boolean reachesItsEnd(byte[] zip) {
        int at = zip.length - StoredZip.END_RECORD_LENGTH;
        return at >= 0 && Arrays.equals(zip, at, at + END_RECORD.length, END_RECORD, 0, END_RECORD.length);
    }

    /** Only the names of its files are known, so that no path leads anywhere else. */
    private static int limit(String name) {
        Integer limit = Bundle.LIMITS.get(name);
        if (limit == null) {
            throw new MalformedException("a file that does not belong into a bundle: " + name);
        }
        return limit;
    }

    private static byte[] bounded(InputStream in, String name, int limit) throws IOException {
        byte[] content = in.readNBytes(limit + 1);
        if (content.length > limit) {
            throw new MalformedException(name + " is larger than any bundle's");
        }
        return content;
    }
}

package org.communique.ledger.proof;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Takes the files out of a bundle, trusting nothing about it. */
final class BundleReader {

    private static final int MAX_ZIP = 100 << 20;
    private static final int END_RECORD_LENGTH = 22;
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
            if (!reachesItsEnd(bundle)) {
                return new Outcome.Incomplete("the zip file is cut off, or is no zip file");
            }
            return new Outcome.Files(readZip(bundle));
        } catch (MalformedException e) {
            return new Outcome.Altered(e.getMessage());
        } catch (ZipException | EOFException | IllegalArgumentException e) { // the last for names that are not UTF-8
            return new Outcome.Altered("the zip file is damaged");
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

    /**
     * A zip file names its content twice, at each file and in the directory at its end, and programs differ in which one
     * they believe. Both are read, and they must agree: what is verified here is what every other program unpacks.
     */
    private static Map<String, byte[]> readZip(Path zip) throws IOException {
        Map<String, byte[]> contents = readInSequence(zip);
        Map<String, byte[]> listed = readByDirectory(zip);
        boolean agree = contents.keySet().equals(listed.keySet())
                && contents.entrySet().stream()
                        .allMatch(file -> Arrays.equals(file.getValue(), listed.get(file.getKey())));
        if (!agree) {
            throw new MalformedException("the zip file shows different programs different content");
        }
        return contents;
    }

    /** A bundle has no comment, so that its last bytes are the zip file's end record. */
    private static boolean reachesItsEnd(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            if (file.length() > MAX_ZIP) {
                throw new MalformedException("the zip file is larger than any bundle");
            }
            if (file.length() < END_RECORD_LENGTH) {
                return false;
            }
            byte[] signature = new byte[END_RECORD.length];
            file.seek(file.length() - END_RECORD_LENGTH);
            file.readFully(signature);
            return Arrays.equals(signature, END_RECORD);
        }
    }

    private static Map<String, byte[]> readInSequence(Path zip) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                add(contents, entry.getName(), in);
            }
        }
        return contents;
    }

    private static Map<String, byte[]> readByDirectory(Path zip) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (InputStream in = file.getInputStream(entry)) {
                    add(contents, entry.getName(), in);
                }
            }
        }
        return contents;
    }

    private static void add(Map<String, byte[]> contents, String name, InputStream in) throws IOException {
        int limit = limit(name);
        if (contents.containsKey(name)) {
            throw new MalformedException("the zip file has " + name + " twice");
        }
        contents.put(name, bounded(in, name, limit));
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

package org.communique.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that is restored by unpacking it as the data folder. */
final class BackupFile {

    /**
     * By this file the ledger recognises a restored server: it is in every backup, and in no data folder that was not
     * restored from one.
     */
    private static final String MARK = "ledger.backup";

    private BackupFile() {}

    /** What copies the stores. */
    interface Stores {
        void copyTo(ZipOutputStream zip) throws IOException;
    }

    /** The file appears only once it is complete. */
    static void write(Path file, Path dataFolder, Instant at, Stores stores) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            copyKeys(dataFolder.resolve("keys"), zip);
            zip.putNextEntry(new ZipEntry("keys/" + MARK));
            zip.write(at.toString().getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
            stores.copyTo(zip);
            zip.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** First, so that the documents are not behind the heads of the ledger that were signed. */
    private static void copyKeys(Path keys, ZipOutputStream zip) throws IOException {
        if (Files.isDirectory(keys)) {
            try (Stream<Path> files = Files.list(keys)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith(MARK))
                        .toList()) {
                    zip.putNextEntry(new ZipEntry("keys/" + file.getFileName()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
    }
}

package org.communique.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** {@code ./run backup FILE}: the data folder into a zip, by the server that holds the folder or, when none does, at once. */
public final class BackupCommand {

    private static final Set<String> NOT_DATA = Set.of("lock", BackupSocket.NAME);

    private BackupCommand() {}

    /**
     * Copies the embedded stores under {@code data} to {@code file}, which appears only once it is whole.
     *
     * @throws IOException when there is nothing to copy, or it cannot be copied
     */
    public static void run(Path data, Path file) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new IOException("There is no data folder " + data.toAbsolutePath());
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
                copy(data, out);
            }
            new ZipFile(part.toFile()).close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void copy(Path data, OutputStream out) throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            copyStopped(folder.resolve(""), out);
        } catch (DataFolderInUseException e) {
            copyRunning(data, out);
        }
    }

    private static void copyRunning(Path data, OutputStream out) throws IOException {
        Path socket = data.toAbsolutePath().resolve(BackupSocket.NAME);
        try (SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                InputStream in = Channels.newInputStream(server)) {
            in.transferTo(out);
        }
    }

    private static void copyStopped(Path folder, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Path file : files(folder)) {
            zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !NOT_DATA.contains(file.getFileName().toString()))
                    .toList();
        }
    }
}

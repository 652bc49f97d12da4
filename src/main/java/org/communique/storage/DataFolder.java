package org.communique.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.storage.embedded.table.StoreDisk;

/** The folder of the embedded stores, held by one process at a time and closed to other users of the machine. Its keys are there too where both stores are servers. */
final class DataFolder implements AutoCloseable {

    private static final Pattern OURS = Pattern.compile(
            "backup-before-.*\\.zip|documents(\\..*)?|keys|ledger\\.signed|lock|operator|search|workflow\\..*");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws DataFolderUnusableException when another process, or another context of this one, holds the folder, or it cannot be written to */
    static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            close(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(lock)) {
                lock.close();
                throw DataFolderUnusableException.inUse(folder);
            }
            StoreDisk.of(folder);
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw DataFolderUnusableException.notWritable(folder, e);
        }
    }

    /**
     * Closes to other users of the machine what is in the folder: what a backup was unpacked to, and what was made by libraries that choose no
     * mode. What an operator may have put next to it stays as it is.
     *
     * @throws DataFolderUnusableException when another user owns it
     */
    static void closeFiles(Path path) {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            close(path);
            for (Path file : files.toList()) {
                if (OURS.matcher(file.getFileName().toString()).matches()) {
                    closeAll(file);
                }
            }
        } catch (IOException e) {
            throw DataFolderUnusableException.notWritable(path, e);
        }
    }

    private static void closeAll(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.toList()) {
                close(file);
            }
        }
    }

    private static void close(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        try {
            PosixFileAttributes now = view.readAttributes();
            String mode = now.isDirectory() ? "rwx------" : "rw-------";
            if (!now.isSymbolicLink()
                    && !PosixFilePermissions.toString(now.permissions()).equals(mode)) {
                view.setPermissions(PosixFilePermissions.fromString(mode));
            }
        } catch (NoSuchFileException e) {
            // A journal that is not needed any more.
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        StoreDisk.of(path).release();
        lock.close();
    }
}

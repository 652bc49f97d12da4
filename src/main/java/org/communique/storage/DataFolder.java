package org.communique.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the embedded stores, held by one process at a time and closed to other users of the machine. */
final class DataFolder implements AutoCloseable {

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
            PosixFileAttributeView permissions = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            if (permissions != null) {
                permissions.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isOurs(lock)) {
                lock.close();
                throw DataFolderUnusableException.inUse(folder);
            }
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw DataFolderUnusableException.notWritable(folder, e);
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
        lock.close();
    }
}

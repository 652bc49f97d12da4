package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * {@code waiting:FILE} for H2, whose stores are closed for ever by the first write that fails, as on a full disk
 * ({@link StoreDisk}) or in a thread that is interrupted: H2's {@code async:} has no channel that an interrupt closes.
 */
public final class WaitingFilePath extends FilePathWrapper {

    private static final String SCHEME = "waiting";

    static {
        FilePath.register(new WaitingFilePath());
    }

    /** The name of {@code file} for H2. */
    public static String of(Path file) {
        return SCHEME + ":" + file.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FilePath file = getBase();
        return new Channel(FilePath.get("async:" + file).open(mode), StoreDisk.of(Path.of(file.toString())));
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel base;
        private final StoreDisk disk;

        Channel(FileChannel base, StoreDisk disk) {
            this.base = base;
            this.disk = disk;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return disk.untilWritten(this, () -> base.write(source, position));
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk.force(base, metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            disk.accepted(this);
            base.close();
        }
    }
}

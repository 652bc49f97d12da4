package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * {@code checksummed:waiting:FILE} for an MVStore, which has checksums for the ends of its chunks only: before each of its
 * blocks of 4 KB is a CRC-32C of the block's number and bytes, and a block without it cannot be read.
 */
public final class ChecksummedFilePath extends FilePathWrapper {

    private static final String SCHEME = "checksummed";

    /** What an MVStore reads and writes at a time. */
    public static final int BLOCK = 4096;

    /** The checksum comes first, so that it shares a sector with what the MVStore rewrites in place, its header. */
    private static final int STORED = Integer.BYTES + BLOCK;

    /** The name of {@code file} for an MVStore. */
    public static String of(Path file) {
        FilePath.register(new ChecksummedFilePath());
        return SCHEME + ":" + WaitingFilePath.of(file);
    }

    /** For a copy, which fails where there is no space for it: waiting, it would keep the space from what the store writes. */
    public static String ofCopy(Path file) {
        FilePath.register(new ChecksummedFilePath());
        return SCHEME + ":" + file.toAbsolutePath();
    }

    /** On the disk, in bytes. */
    public static long storedLength(long blocks) {
        return blocks * STORED;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public long size() {
        return super.size() / STORED * BLOCK;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    static int checksum(long number, ByteBuffer block) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        checksum.update(block);
        return (int) checksum.getValue();
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            int length = (int) Math.min(target.remaining(), size() - position);
            if (length <= 0) {
                return -1;
            }
            long first = position / BLOCK;
            int count = (int) ((position + length - 1) / BLOCK - first) + 1;
            ByteBuffer stored = ByteBuffer.allocate(count * STORED);
            while (stored.hasRemaining()) {
                if (base.read(stored, first * STORED + stored.position()) < 0) {
                    throw new DamagedBlockException(first);
                }
            }
            int skipped = (int) (position % BLOCK);
            int left = length;
            for (int i = 0; i < count; i++) {
                check(stored, i, first + i);
                int part = Math.min(BLOCK - skipped, left);
                target.put(stored.slice(i * STORED + Integer.BYTES + skipped, part));
                left -= part;
                skipped = 0;
            }
            return length;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int length = source.remaining();
            if (position % BLOCK != 0 || length % BLOCK != 0) {
                throw new IllegalArgumentException(length + " bytes at " + position + " are no whole blocks");
            }
            long first = position / BLOCK;
            ByteBuffer stored = ByteBuffer.allocate(length / BLOCK * STORED);
            for (int i = 0; i < length / BLOCK; i++) {
                ByteBuffer block = source.slice(source.position() + i * BLOCK, BLOCK);
                stored.putInt(checksum(first + i, block.duplicate())).put(block);
            }
            stored.flip();
            long start = first * STORED;
            while (stored.hasRemaining()) {
                base.write(stored, start + stored.position());
            }
            source.position(source.limit());
            return length;
        }

        private static void check(ByteBuffer stored, int index, long number) throws DamagedBlockException {
            int start = index * STORED;
            if (checksum(number, stored.slice(start + Integer.BYTES, BLOCK)) != stored.getInt(start)) {
                throw new DamagedBlockException(number);
            }
        }

        /** Without a block that a crash cut off. */
        @Override
        public long size() throws IOException {
            return base.size() / STORED * BLOCK;
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size / BLOCK * STORED);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}

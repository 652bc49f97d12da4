package org.communique.storage.embedded.table;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** The MVStore file, which knows the store that it belongs to and the journal that continues it. */
final class TableMaps implements WriteBatch.Target {

    static final String FILE = "documents.mv";

    private static final String ABOUT = "store";
    private static final byte[] STATE = {0};

    private static final int HEADER_BLOCKS = 2;
    private static final byte[] HEADER_START = {'H', ':'};

    /** In blocks, of what is read at a time. */
    private static final int PART = 256;

    static final MVMap.Builder<byte[], byte[]> BYTES = new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE);

    private final MVStore maps;
    private final ChunkFile file;

    private TableMaps(MVStore maps, ChunkFile file) {
        this.maps = maps;
        this.file = file;
        maps.setVersionsToKeep(0);
        maps.setRetentionTime(0);
    }

    /**
     * Gives access to the chunks in use, of which the newest is in no map yet. A power cut can bring later writes to the disk and not earlier
     * ones, so a chunk is on the disk before the header names it, the header before the file is cut, and a chunk that the state on the disk
     * still lists is not written over. H2 takes any chunk that has its last block: that is written when the others are on the disk.
     */
    private static final class ChunkFile extends SingleFileStore {

        private static final int CACHE_MB = 64;

        private final List<SFChunk> unused = new ArrayList<>();

        private @Nullable IOException unread;

        ChunkFile() {
            super(new HashMap<>(Map.of("cacheSize", CACHE_MB)));
        }

        @Override
        protected void freeChunkSpace(Iterable<SFChunk> chunks) {
            chunks.forEach(unused::add);
        }

        /** Later, if chunks are still to be freed: H2 does not count them, and asserts that they are not at the end. */
        @Override
        protected void shrinkStoreIfPossible(int minPercent) {
            if (unused.isEmpty()) {
                super.shrinkStoreIfPossible(minPercent);
            }
        }

        /** H2 calls it when it has written a commit, also when the store is closed: then one without the unused chunks is on the disk. */
        @Override
        public void sync() {
            super.sync();
            saveChunkLock.lock();
            try {
                for (SFChunk chunk : unused) {
                    free(chunk.block * ChecksummedFilePath.BLOCK, chunk.len * ChecksummedFilePath.BLOCK);
                }
                unused.clear();
            } finally {
                saveChunkLock.unlock();
            }
        }

        @Override
        protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
            int last = bytes.remaining() - ChecksummedFilePath.BLOCK;
            if (position == 0 || last <= 0) {
                super.sync();
                super.writeFully(chunk, position, bytes);
                return;
            }
            super.writeFully(chunk, position, bytes.slice(bytes.position(), last));
            super.sync();
            super.writeFully(chunk, position + last, bytes.slice(bytes.position() + last, ChecksummedFilePath.BLOCK));
        }

        @Override
        public void truncate(long size) {
            super.sync();
            super.truncate(size);
        }

        /** H2 takes what it cannot read for what was not written, and goes on with an older chunk. */
        @Override
        public ByteBuffer readFully(SFChunk chunk, long position, int length) {
            try {
                return super.readFully(chunk, position, length);
            } catch (MVStoreException e) {
                IOException why = failure(e);
                if (!(why instanceof StoreDamagedException)) {
                    unread = why;
                }
                throw e;
            }
        }

        IOException whyNotOpened(MVStoreException why) {
            return unread == null ? failure(why) : unread;
        }

        void verify() throws IOException {
            for (SFChunk chunk : getChunks().values()) {
                if (chunk.block != 0) {
                    for (int block = 0; block < chunk.len; block += PART) {
                        readFully(
                                chunk,
                                (chunk.block + block) * ChecksummedFilePath.BLOCK,
                                Math.min(PART, chunk.len - block) * ChecksummedFilePath.BLOCK);
                    }
                }
            }
            if (unread != null) {
                throw unread;
            }
        }
    }

    /**
     * @param store drawn when the store was made
     * @param journal the number of the journal that continues the file: what is in those before is in the file
     */
    record StoreState(UUID store, long journal) {}

    /** Opens or creates it. */
    static TableMaps open(Path folder) throws IOException {
        return open(folder, false);
    }

    static TableMaps openReadOnly(Path folder) throws IOException {
        return open(folder, true);
    }

    private static TableMaps open(Path folder, boolean readOnly) throws IOException {
        Path path = folder.resolve(FILE);
        refuseFormatBefore(path);
        if (!readOnly && isMissing(folder)) {
            Files.deleteIfExists(path);
        }
        if (!readOnly && Files.exists(path) && !Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        ChunkFile file = new ChunkFile();
        try {
            file.open(ChecksummedFilePath.of(path), readOnly, null);
            MVStore maps = new MVStore.Builder()
                    .adoptFileStore(file)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            return new TableMaps(maps, file);
        } catch (MVStoreException e) {
            throw file.whyNotOpened(e);
        }
    }

    /** Also with no more than its header: it has no rows, and the power may have failed before the header was whole. */
    static boolean isMissing(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return !Files.exists(file) || Files.size(file) <= ChecksummedFilePath.storedLength(HEADER_BLOCKS);
    }

    /** That began with H2's header, which follows a checksum now: one can have these bytes too. */
    private static void refuseFormatBefore(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file)) {
                ByteBuffer start = ByteBuffer.allocate(Integer.BYTES + HEADER_START.length);
                channel.read(start);
                if (isHeaderAt(0, start) && !isHeaderAt(Integer.BYTES, start)) {
                    throw new StoreDamagedException(
                            FILE + " was written by a build before version 1.0.0, whose format is not read");
                }
            }
        }
    }

    private static boolean isHeaderAt(int position, ByteBuffer bytes) {
        return Arrays.equals(
                HEADER_START, 0, HEADER_START.length, bytes.array(), position, position + HEADER_START.length);
    }

    /** Null for a new file. */
    @Nullable
    StoreState state() throws IOException {
        try {
            byte[] state = maps.hasMap(ABOUT) ? open(ABOUT).get(STATE) : null;
            if (state == null) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.wrap(state);
            return new StoreState(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
        } catch (MVStoreException e) {
            throw failure(e);
        }
    }

    void setState(StoreState state) {
        open(ABOUT)
                .put(
                        STATE,
                        ByteBuffer.allocate(3 * Long.BYTES)
                                .putLong(state.store().getMostSignificantBits())
                                .putLong(state.store().getLeastSignificantBits())
                                .putLong(state.journal())
                                .array());
    }

    /** Reads every block that is in use, so that damage is found at the start and not when someone needs what it hit. */
    void verify() throws IOException {
        file.verify();
    }

    IOException whyNotOpened(MVStoreException why) {
        return file.whyNotOpened(why);
    }

    MVMap<byte[], byte[]> open(String table) {
        return maps.openMap(table, BYTES);
    }

    @Override
    public void put(String table, byte[] key, byte[] value) {
        open(table).put(key, value);
    }

    @Override
    public void remove(String table, byte[] key) {
        open(table).remove(key);
    }

    @Override
    public void drop(String table) {
        maps.removeMap(table);
    }

    Set<String> names() {
        return maps.getMapNames().stream().filter(table -> !table.equals(ABOUT)).collect(Collectors.toSet());
    }

    void commit() {
        maps.commit();
    }

    void sync() {
        maps.sync();
    }

    void compact(int minFillPercent, int maxBytes) {
        maps.compact(minFillPercent, maxBytes);
    }

    long fileSize() {
        return file.size();
    }

    boolean isClosed() {
        return maps.isClosed();
    }

    void close() {
        maps.close();
    }

    /** Without writing anything. */
    void discard() {
        maps.closeImmediately();
    }

    /** Damage only where it is that: not the want of space, a lock, a right, or a disk that does not answer. */
    static IOException failure(MVStoreException why) {
        Throwable cause = why;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        boolean isBlock = cause instanceof DamagedBlockException;
        if (isBlock
                || cause instanceof EOFException
                || why.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT
                || why.getErrorCode() == DataUtils.ERROR_CHUNK_NOT_FOUND) {
            return new StoreDamagedException(
                    FILE + " is damaged: " + (isBlock ? cause.getMessage() : why.getMessage()), why);
        }
        String detail = cause instanceof IOException ? cause.getMessage() : why.getMessage();
        return new IOException(FILE + " cannot be read or written: " + detail, why);
    }
}

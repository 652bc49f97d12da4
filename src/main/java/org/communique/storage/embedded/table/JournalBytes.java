package org.communique.storage.embedded.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.Checksum;

/** The bytes of a journal, of which a part at a time is in memory: it can have grown long during a backup. */
final class JournalBytes implements AutoCloseable {

    private static final int PART = 1 << 20;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer part = ByteBuffer.allocate(PART).limit(0);
    private long start;

    private JournalBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static JournalBytes of(Path file) throws IOException {
        return new JournalBytes(FileChannel.open(file));
    }

    long size() {
        return size;
    }

    int intAt(long position) throws IOException {
        load(position, Integer.BYTES);
        return part.getInt((int) (position - start));
    }

    /** All that there is, if that is less. */
    ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, size - position));
        stream(position, bytes.remaining()).readNBytes(bytes.array(), 0, bytes.remaining());
        return bytes;
    }

    void update(Checksum checksum, long position, int length) throws IOException {
        for (int done = 0; done < length; ) {
            ByteBuffer loaded = loaded(position + done, length - done);
            done += loaded.remaining();
            checksum.update(loaded);
        }
    }

    InputStream stream(long position, int length) {
        return new InputStream() {

            private int done;

            @Override
            public int available() {
                return length - done;
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int wanted) throws IOException {
                if (done == length) {
                    return -1;
                }
                ByteBuffer loaded = loaded(position + done, Math.min(wanted, length - done));
                int count = loaded.remaining();
                loaded.get(target, offset, count);
                done += count;
                return count;
            }
        };
    }

    private ByteBuffer loaded(long position, int most) throws IOException {
        load(position, 1);
        int from = (int) (position - start);
        return part.slice(from, Math.min(most, part.limit() - from));
    }

    private void load(long position, int length) throws IOException {
        if (position >= start && position + length <= start + part.limit()) {
            return;
        }
        part.clear();
        start = position;
        while (part.position() < length) {
            if (channel.read(part, position + part.position()) < 0) {
                throw new IOException("The journal became shorter while it was read");
            }
        }
        part.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

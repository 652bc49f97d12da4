package org.communique.http.limit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.communique.work.TooBusyException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * A response whose memory is counted until it is sent. With a known length it is streamed. Otherwise it is buffered until complete, so
 * that its sources can be freed and it can still be refused.
 */
final class CountedResponse extends HttpServletResponseWrapper implements AutoCloseable {

    /** What fits into the buffers of a connection. */
    static final int UNCOUNTED = 256 << 10;

    private final OwnerQuota memory;
    private final List<String> owners;
    private final Duration grace;
    private final FastByteArrayOutputStream buffer = new FastByteArrayOutputStream();
    private long length = -1;
    private long reserved;
    private @Nullable ServletOutputStream output;
    private @Nullable PrintWriter writer;

    CountedResponse(HttpServletResponse response, OwnerQuota memory, List<String> owners, Duration grace) {
        super(response);
        this.memory = memory;
        this.owners = owners;
        this.grace = grace;
    }

    /** Sends what was kept. By its length also an HTTP/1.0 client, such as a proxy, sees whether it got the whole. */
    void send() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (buffer.size() > 0) {
            super.setContentLengthLong(buffer.size());
            buffer.writeTo(new MinimumRateOutputStream(super.getOutputStream(), grace));
        }
    }

    @Override
    public void close() {
        memory.release(owners, reserved);
        reserved = 0;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (output == null) {
            output = new Output();
        }
        return output;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            // From here on the encoding is settled, as with the response's own.
            setCharacterEncoding(getCharacterEncoding());
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void setContentLength(int bytes) {
        setContentLengthLong(bytes);
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
        super.setContentLengthLong(bytes);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (length >= 0) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        if (writer != null) {
            writer.flush();
        }
        drop();
    }

    @Override
    public void reset() {
        super.reset();
        output = null;
        writer = null;
        length = -1;
        drop();
    }

    private void drop() {
        buffer.reset();
        close();
    }

    /** @param bytes that the answer has as far as is known */
    private void count(long bytes) {
        long more = bytes - reserved;
        if (bytes <= UNCOUNTED || more <= 0) {
            return;
        }
        // Not again for each few bytes that are written.
        more = length >= 0 ? more : Math.max(more, UNCOUNTED);
        if (!memory.reserve(owners, more)) {
            reset();
            throw new TooBusyException();
        }
        reserved += more;
    }

    private final class Output extends ServletOutputStream {

        private @Nullable MinimumRateOutputStream sending;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            if (length < 0) {
                count((long) buffer.size() + count);
                buffer.write(from, offset, count);
                return;
            }
            if (sending == null) {
                count(length);
                sending = new MinimumRateOutputStream(CountedResponse.super.getOutputStream(), grace);
            }
            sending.write(from, offset, count);
        }

        @Override
        public void flush() throws IOException {
            if (sending != null) {
                sending.flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers that are counted are made at once");
        }
    }
}

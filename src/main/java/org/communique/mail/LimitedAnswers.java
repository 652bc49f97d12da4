package org.communique.mail;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/** Sockets that end once the other side has sent too much without a write in between, also below TLS: Angus Mail keeps a whole answer in memory. */
final class LimitedAnswers extends SocketFactory {

    static final int LONGEST = 256 * 1024;

    /** Has sessions with these properties use it, unless they name a factory of their own. */
    static void use(Properties session) {
        for (var protocol : new String[] {"mail.smtp", "mail.smtps"}) {
            if (session.containsKey(protocol + ".socketFactory")
                    || session.containsKey(protocol + ".socketFactory.class")) {
                continue;
            }
            session.put(protocol + ".socketFactory.fallback", "false");
            session.put(protocol + ".socketFactory", new LimitedAnswers());
        }
    }

    @Override
    public Socket createSocket() {
        return new LimitedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        var socket = createSocket();
        socket.bind(new InetSocketAddress(local, localPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        var socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class LimitedSocket extends Socket {

        private final AtomicLong unanswered = new AtomicLong();

        @Override
        public InputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), unanswered);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new Resetting(super.getOutputStream(), unanswered);
        }
    }

    private static final class Counted extends FilterInputStream {

        private final AtomicLong count;

        private Counted(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            add(Math.max(read, 0));
            return read;
        }

        private void add(int read) throws IOException {
            if (count.addAndGet(read) > LONGEST) {
                throw new IOException("answer too long");
            }
        }
    }

    private static final class Resetting extends FilterOutputStream {

        private final AtomicLong count;

        private Resetting(OutputStream out, AtomicLong count) {
            super(out);
            this.count = count;
        }

        @Override
        public void write(int each) throws IOException {
            count.set(0);
            out.write(each);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count.set(0);
            out.write(bytes, offset, length);
        }
    }
}

package org.communique.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A relay that answers each command as it is told: SMTP (RFC 5321) without extensions. */
public final class ScriptedRelay implements AutoCloseable {

    /** As an answer, closes the connection. */
    public static final String HANG_UP = "hang up";

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile Function<String, @Nullable String> answers;

    /** @param answers the reply to a command, to {@code .} after the text, and to the connection itself, which is empty; null to say nothing */
    public ScriptedRelay(Function<String, @Nullable String> answers) {
        this.answers = answers;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static @Nullable String takesAll(String command) {
        if (command.isEmpty()) {
            return "220 relay";
        }
        return command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 fine";
    }

    public static @Nullable String saysNothing(String command) {
        return null;
    }

    public void answer(Function<String, @Nullable String> changed) {
        answers = changed;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Those whose connections are open. */
    public int connections() {
        return open.size();
    }

    /** The Message-IDs of the mails that it took. */
    public List<String> accepted() {
        return accepted;
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) { // closed
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            if (!reply(socket, "")) {
                in.readLine();
                return;
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!reply(socket, line)) {
                    in.readLine();
                    return;
                }
                if (line.equals("DATA") && String.valueOf(answers.apply(line)).startsWith("354")) {
                    take(socket, in);
                }
            }
        } catch (IOException e) { // the client went
        } finally {
            open.remove(socket);
        }
    }

    private void take(Socket socket, BufferedReader in) throws IOException {
        var id = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
        }
        var answer = answers.apply(".");
        if (answer != null && answer.startsWith("250")) {
            accepted.add(id);
        }
        reply(socket, ".");
    }

    private boolean reply(Socket socket, String command) throws IOException {
        var answer = answers.apply(command);
        if (answer == null) {
            return false;
        }
        if (answer.equals(HANG_UP)) {
            socket.close();
            return false;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        return true;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.communique.storage;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a backup to whoever connects, which the permissions of the data folder allow to its owner alone. */
final class BackupSocket implements AutoCloseable {

    static final String NAME = "backup.sock";

    private static final Logger log = LoggerFactory.getLogger(BackupSocket.class);

    private final Path path;
    private final ServerSocketChannel socket;
    private final Backup backup;

    private BackupSocket(Path path, ServerSocketChannel socket, Backup backup) {
        this.path = path;
        this.socket = socket;
        this.backup = backup;
    }

    static BackupSocket listen(Path path, Backup backup) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        BackupSocket listening = new BackupSocket(path, socket, backup);
        try {
            socket.bind(UnixDomainSocketAddress.of(path));
            Thread.ofPlatform().daemon().name("backup-socket").start(listening::serve);
        } catch (IOException e) {
            log.warn("No backup while running: cannot listen at {} ({})", path, e.getMessage());
        }
        return listening;
    }

    private void serve() {
        while (socket.isOpen()) {
            try (SocketChannel client = socket.accept()) {
                backup.writeTo(Channels.newOutputStream(client));
                log.info("Backup sent");
            } catch (ClosedChannelException e) {
                log.debug("No more backups");
            } catch (IOException e) {
                log.error("Backup failed", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(path);
    }
}

package org.communique.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.communique.storage.embedded.table.Checkpointer;
import org.communique.storage.embedded.table.StoreDamagedException;
import org.communique.storage.embedded.table.StoreDisk;
import org.communique.storage.embedded.table.StoreSalvage;

/** A MongoDB-compatible server over one folder, reachable only with the URI that was generated at this start. */
public final class EmbeddedMongo implements AutoCloseable {

    private final StoredBackend backend;
    private final StoreDisk disk;
    private final Checkpointer checkpointer;
    private final WireProtocolServer server;

    private EmbeddedMongo(StoredBackend backend, StoreDisk disk, long maxJournalBytes) {
        this.backend = backend;
        this.disk = disk;
        this.checkpointer = Checkpointer.of(backend.store(), maxJournalBytes);
        this.server = WireProtocolServer.start(backend, AccessSecret.random());
    }

    /**
     * Opens or creates the store in {@code folder} and serves it on a free loopback port.
     *
     * @throws UncheckedIOException caused by a {@link StoreDamagedException} if what was acknowledged is not all there
     */
    public static EmbeddedMongo open(Path folder) {
        return open(folder, 8 << 20);
    }

    static EmbeddedMongo open(Path folder, long maxJournalBytes) {
        try {
            return new EmbeddedMongo(new StoredBackend(folder), StoreDisk.of(folder), maxJournalBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the embedded store in " + folder, e);
        }
    }

    /**
     * Makes a new store in {@code target} of all that can be read of the one in {@code folder}, which it does not change.
     *
     * @param target does not exist yet
     * @param unique those of the application, as damage can have taken the store's own list of them
     */
    public static StoreSalvage.Result salvage(Path folder, Path target, List<UniqueIndex> unique) throws IOException {
        StoreSalvage.Result result = StoreSalvage.copy(folder, target, StoredDatabase::isOfIndex);
        List<String> leftOut = RecoveredIndexes.build(target, result.written(), unique);
        StoredBackend.listCollections(target);
        return result.leavingOut(leftOut);
    }

    /** In which no two documents of a collection have the same value. */
    public record UniqueIndex(String collection, String name, List<String> fields, boolean sparse) {}

    /** The connection string of {@code database}; it carries the secret of this start, so keep it out of logs. */
    public String uri(String database) {
        return server.uri(database);
    }

    /** Copies a consistent state of the file, under the name that it has in its folder, while the server runs. */
    public void copyTo(ZipOutputStream zip) throws IOException {
        backend.store().copyTo(zip);
    }

    /** So that the free space of the file has nothing then that was deleted before. */
    public void rewriteAtNextStart() throws IOException {
        backend.store().rewriteAtNextStart();
    }

    /** Stops serving, then writes everything to the file and closes it. */
    @Override
    public void close() {
        disk.stopWaiting();
        server.close();
        checkpointer.close();
        backend.close();
        disk.release();
    }
}

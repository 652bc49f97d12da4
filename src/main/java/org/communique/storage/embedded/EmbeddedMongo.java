package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A MongoDB-compatible server over one file, reachable only by whoever holds the URI that it was given at this start. */
public final class EmbeddedMongo implements AutoCloseable {

    private final H2Backend backend;
    private final WireServer server;

    private EmbeddedMongo(H2Backend backend, WireServer server) {
        this.backend = backend;
        this.server = server;
    }

    /** Opens, or makes, the store in {@code file} and serves it on a free loopback port. */
    public static EmbeddedMongo open(Path file) {
        MVStore store = new MVStore.Builder().fileName(file + ".mv").open();
        H2Backend backend = new H2Backend(store);
        backend.enableOplog();
        return new EmbeddedMongo(backend, WireServer.start(backend, AccessSecret.random(), backend::commit));
    }

    /** The connection string of {@code database}; it carries the secret of this start, so keep it out of logs. */
    public String uri(String database) {
        return server.uri(database);
    }

    /** Serves no more, then writes everything and closes the file. */
    @Override
    public void close() {
        server.close();
        backend.close();
    }
}

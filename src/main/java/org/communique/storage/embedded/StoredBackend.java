package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.storage.embedded.table.TableStore;
import org.jspecify.annotations.Nullable;

/** mongo-java-server's commands over a {@link TableStore}: each runs alone or among readers, and is durable when answered. */
final class StoredBackend extends AbstractMongoBackend {

    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "aggregate",
            "listcollections",
            "listindexes",
            "ping",
            "ismaster",
            "buildinfo",
            "serverstatus",
            "dbstats",
            "collstats",
            "killcursors",
            "getmore",
            "endsessions",
            "connectionstatus");
    private static final List<String> UNSUPPORTED_INDEX_OPTIONS =
            List.of("partialFilterExpression", "expireAfterSeconds", "collation", "weights", "wildcardProjection");
    private static final int DEFAULT_AWAIT_MILLIS = 1_000;

    private final ChangeFeed feed = new ChangeFeed(getCursorRegistry());
    private final TableStore tableStore;

    StoredBackend(Path folder) throws IOException {
        tableStore = TableStore.open(folder, feed::publish);
        oplog = feed;
        StoredDatabase.names(tableStore).forEach(this::resolveDatabase);
    }

    /** Of a store that was recovered, whose lists of collections may lack some. */
    static void listCollections(Path folder) throws IOException {
        StoredBackend backend = new StoredBackend(folder);
        try {
            backend.tableStore.write(() -> {
                StoredDatabase.names(backend.tableStore)
                        .forEach(name -> ((StoredDatabase) backend.resolveDatabase(name)).listCollections());
                return backend;
            });
        } finally {
            backend.close();
        }
    }

    TableStore store() {
        return tableStore;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, getCursorRegistry(), tableStore);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "hello" -> hello(channel, database);
            case "listdatabases" -> listDatabases();
            case "getmore" -> getMore(channel, database, command, query);
            default -> {
                refuseUnsupported(name, command, query);
                yield READS.contains(name) && !writes(query)
                        ? tableStore.read(() -> super.handleCommand(channel, database, command, query))
                        : tableStore.write(() -> super.handleCommand(channel, database, command, query));
            }
        };
    }

    private Document hello(Channel channel, String database) {
        return super.handleCommand(channel, database, "ismaster", new Document())
                .append("isWritablePrimary", true)
                .append("helloOk", true);
    }

    private Document listDatabases() {
        List<Document> databases = listDatabaseNames().stream()
                .sorted()
                .map(name -> new Document("name", name)
                        .append("empty", resolveDatabase(name).isEmpty()))
                .toList();
        Document answer = new Document("databases", databases);
        Utils.markOkay(answer);
        return answer;
    }

    private Document getMore(Channel channel, String database, String command, Document query) {
        Cursor cursor = getCursorRegistry().getCursor(query.get(command) instanceof Number id ? id.longValue() : 0);
        if (!(cursor instanceof ChangeCursor changes)) {
            return tableStore.read(() -> super.handleCommand(channel, database, command, query));
        }
        int wanted = query.get("batchSize") instanceof Number size ? size.intValue() : 0;
        int millis = query.get("maxTimeMS") instanceof Number time ? time.intValue() : DEFAULT_AWAIT_MILLIS;
        List<Document> events = changes.await(wanted, millis);
        return changes.resumable(
                BatchCursor.reply(database + "." + query.get("collection"), "nextBatch", events, cursor.getId()));
    }

    private static boolean writes(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    /** An error is better than an index that ignores part of its declaration. */
    private static void refuseUnsupported(String name, String command, Document query) {
        SupportedCommandFields.check(name, command, query);
        if (name.equals("createindexes") && query.get("indexes") instanceof List<?> indexes) {
            for (Object index : indexes) {
                if (index instanceof Document description) {
                    refuse(description);
                }
            }
        }
    }

    private static void refuse(Document description) {
        String option = UNSUPPORTED_INDEX_OPTIONS.stream()
                .filter(description::containsKey)
                .findFirst()
                .orElse(kindOfKey(description));
        if (option != null) {
            throw new MongoServerError(67, "CannotCreateIndex", "The embedded store has no indexes with " + option);
        }
    }

    private static @Nullable String kindOfKey(Document description) {
        return description.get("key") instanceof Document key
                ? key.values().stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    @Override
    protected Oplog createOplog() {
        return feed;
    }

    @Override
    public void close() {
        super.close();
        tableStore.close();
    }
}

package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.communique.storage.embedded.table.DocumentChange;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;

/**
 * The latest durable changes, in memory, for change streams: all their readers live in this process, and after a restart
 * each of them starts from the documents themselves.
 */
final class ChangeFeed implements Oplog {

    /** Among the options of a stream, the {@link PrimaryKey}s of the collections whose changes can get through its pipeline. */
    static final String COLLECTIONS = "$collections";

    private static final int MAX_CHANGES = 20_000;
    private static final long MAX_BYTES = 64L << 20;

    private final String epoch = UUID.randomUUID().toString();
    private final CursorRegistry cursors;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Reader> waiting = new HashSet<>();
    private final Deque<DocumentChange> changes = new ArrayDeque<>();
    private long end;
    private long bytes;

    ChangeFeed(CursorRegistry cursors) {
        this.cursors = cursors;
    }

    /** Consecutive changes, the first of which is the one at {@code start}. */
    record Changes(long start, List<DocumentChange> all) {}

    /** A reader that has seen all its changes before the position, and waits for more. */
    private static final class Reader {

        private final Predicate<DocumentChange> watched;
        private final Condition called;
        private long position;
        private boolean hasNews;

        Reader(Predicate<DocumentChange> watched, Condition called, long position) {
            this.watched = watched;
            this.called = called;
            this.position = position;
        }
    }

    void publish(List<DocumentChange> added) {
        if (added.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (DocumentChange documentChange : added) {
                changes.addLast(documentChange);
                bytes += documentChange.size();
                end++;
            }
            while (changes.size() > MAX_CHANGES || bytes > MAX_BYTES) {
                bytes -= changes.removeFirst().size();
            }
            waiting.stream().filter(reader -> !reader.hasNews).forEach(reader -> tell(reader, added));
        } finally {
            lock.unlock();
        }
    }

    /** Readers that watch none of the changes keep waiting and do not see them. */
    private void tell(Reader reader, List<DocumentChange> added) {
        if (added.stream().anyMatch(reader.watched)) {
            reader.hasNews = true;
            reader.called.signal();
        } else {
            reader.position = end;
        }
    }

    /** The changes from {@code position} on; one that is watched is awaited for {@code millis} if there is none. */
    Changes from(long position, long millis, Predicate<DocumentChange> watched) {
        lock.lock();
        try {
            Changes known = from(position);
            if (millis <= 0 || known.all().stream().anyMatch(watched)) {
                return known;
            }
            return from(await(new Reader(watched, lock.newCondition(), end), millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Changes(position, List.of());
        } finally {
            lock.unlock();
        }
    }

    private long await(Reader reader, long millis) throws InterruptedException {
        waiting.add(reader);
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!reader.hasNews && nanos > 0) {
                nanos = reader.called.awaitNanos(nanos);
            }
            return reader.position;
        } finally {
            waiting.remove(reader);
        }
    }

    private Changes from(long position) {
        long missing = end - changes.size() - position;
        if (missing > 0) {
            throw new MongoServerError(
                    286, "ChangeStreamHistoryLost", "The change stream is " + missing + " changes behind");
        }
        return new Changes(position, latest(end - position));
    }

    /** Counted from the end: a reader has mostly seen all but a few. */
    private List<DocumentChange> latest(long count) {
        List<DocumentChange> latest = new ArrayList<>();
        Iterator<DocumentChange> backwards = changes.descendingIterator();
        for (long i = 0; i < count; i++) {
            latest.add(backwards.next());
        }
        return latest.reversed();
    }

    /** The resume token of a client: the position after a change, in this run of the server. */
    String token(long position) {
        return epoch + ":" + position;
    }

    @Override
    public Cursor createCursor(Document options, String namespace, Aggregation aggregation) {
        ChangeCursor cursor = new ChangeCursor(
                cursors.generateCursorId(),
                this,
                namespace,
                collections(options),
                options.get("fullDocument") instanceof String wanted && !wanted.equals("default"),
                aggregation,
                start(options));
        cursors.add(cursor);
        return cursor;
    }

    private static Predicate<String> collections(Document options) {
        return options.get(COLLECTIONS) instanceof List<?> keys
                ? name -> keys.contains(new PrimaryKey(OrderedEncoding.of(name)))
                : any -> true;
    }

    private long start(Document options) {
        Object after = options.getOrDefault("resumeAfter", options.get("startAfter"));
        if (after instanceof Document token && token.get("_data") instanceof String data) {
            if (!data.startsWith(epoch + ":")) {
                throw new MongoServerError(
                        286, "ChangeStreamHistoryLost", "The change stream is from before the last start");
            }
            return Long.parseLong(data.substring(epoch.length() + 1));
        }
        if (options.containsKey("startAtOperationTime")) {
            throw new MongoServerError(115, "CommandNotSupported", "The embedded store keeps no operation times");
        }
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void handleInsert(String namespace, List<Document> documents) {
        // The collection announces what it really did.
    }

    @Override
    public void handleUpdate(String namespace, Document selector, Document query, List<Object> modifiedIds) {
        // The collection announces what it really did.
    }

    @Override
    public void handleDelete(String namespace, Document query, List<Object> deletedIds) {
        // The collection announces what it really did.
    }

    @Override
    public void handleDropCollection(String namespace) {
        // Nothing here drops a collection that is watched.
    }
}

package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** A change stream of one collection, or of the whole database. */
final class ChangeCursor extends AbstractCursor {

    private final ChangeFeed feed;
    private final String namespace;
    private final Predicate<String> collections;
    private final boolean wholeDocuments;
    private final Aggregation pipeline;
    private long position;

    ChangeCursor(
            long id,
            ChangeFeed feed,
            String namespace,
            Predicate<String> collections,
            boolean wholeDocuments,
            Aggregation pipeline,
            long position) {
        super(id);
        this.feed = feed;
        this.namespace = namespace;
        this.collections = collections;
        this.wholeDocuments = wholeDocuments;
        this.pipeline = pipeline;
        this.position = position;
    }

    /** Never: a change stream stays open until its reader closes it. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public List<Document> takeDocuments(int wanted) {
        return take(wanted, 0);
    }

    /** Like {@link #takeDocuments}, but waits for up to {@code millis} rather than come back with nothing. */
    List<Document> await(int wanted, long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        List<Document> events = take(wanted, millis);
        for (long left; events.isEmpty() && (left = (deadline - System.nanoTime()) / 1_000_000) > 0; ) {
            events = take(wanted, left);
        }
        return events;
    }

    /** Adds to an answer with what a client begins again behind all that it was given or has no interest in. */
    Document resumable(Document answer) {
        if (answer.get("cursor") instanceof Document cursor) {
            cursor.append("postBatchResumeToken", new Document("_data", feed.token(position)));
        }
        return answer;
    }

    private List<Document> take(int wanted, long millis) {
        List<Document> events = new ArrayList<>();
        ChangeFeed.Changes changes = feed.from(position, millis, this::isWatched);
        position = changes.start();
        for (Change change : changes.all()) {
            position++;
            if (isWatched(change)) {
                pipeline.runStages(List.of(event(change)).stream()).forEach(events::add);
            }
            if (wanted > 0 && events.size() >= wanted) {
                break;
            }
        }
        return events;
    }

    /** A stream of a whole database comes as one of its collection "1". */
    private boolean isWatched(Change change) {
        return namespace.endsWith(".1")
                ? change.namespace().startsWith(namespace.substring(0, namespace.length() - 1))
                        && collections.test(change.namespace().substring(namespace.length() - 1))
                : change.namespace().equals(namespace);
    }

    private Document event(Change change) {
        int dot = change.namespace().indexOf('.');
        Document event = new Document("_id", new Document("_data", feed.token(position)))
                .append("operationType", operation(change))
                .append("wallTime", change.at())
                .append(
                        "ns",
                        new Document("db", change.namespace().substring(0, dot))
                                .append("coll", change.namespace().substring(dot + 1)))
                .append("documentKey", Documents.decode(change.key()));
        if (change.after() != null && (wholeDocuments || change.before() == null || change.replaced())) {
            event.append("fullDocument", Documents.decode(change.after()));
        }
        if (change.before() != null && change.after() != null && !change.replaced()) {
            event.append(
                    "updateDescription",
                    difference(Documents.decode(change.before()), Documents.decode(change.after())));
        }
        return event;
    }

    private static String operation(Change change) {
        if (change.before() == null) {
            return "insert";
        }
        if (change.after() == null) {
            return "delete";
        }
        return change.replaced() ? "replace" : "update";
    }

    private static Document difference(Document before, Document after) {
        Document updated = new Document();
        after.forEach((field, value) -> {
            if (!before.containsKey(field) || !Objects.equals(before.get(field), value)) {
                updated.append(field, value);
            }
        });
        List<String> removed = before.keySet().stream()
                .filter(field -> !after.containsKey(field))
                .toList();
        return new Document("updatedFields", updated)
                .append("removedFields", removed)
                .append("truncatedArrays", List.of());
    }
}

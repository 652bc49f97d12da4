package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.communique.storage.embedded.query.BsonCodec;
import org.communique.storage.embedded.table.DocumentChange;

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

    /** Like {@link #takeDocuments}, but waits for up to {@code millis} if there are none. */
    List<Document> await(int wanted, long millis) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        List<Document> events = take(wanted, millis);
        for (long left; events.isEmpty() && (left = (deadline - System.nanoTime()) / 1_000_000) > 0; ) {
            events = take(wanted, left);
        }
        return events;
    }

    /** Adds a resume token, with which a client continues after all changes that it received or is not interested in. */
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
        for (DocumentChange documentChange : changes.all()) {
            position++;
            if (isWatched(documentChange)) {
                pipeline.runStages(List.of(event(documentChange)).stream()).forEach(events::add);
            }
            if (wanted > 0 && events.size() >= wanted) {
                break;
            }
        }
        return events;
    }

    /** A stream of a whole database comes as one of its collection "1". */
    private boolean isWatched(DocumentChange documentChange) {
        return namespace.endsWith(".1")
                ? documentChange.namespace().startsWith(namespace.substring(0, namespace.length() - 1))
                        && collections.test(documentChange.namespace().substring(namespace.length() - 1))
                : documentChange.namespace().equals(namespace);
    }

    private Document event(DocumentChange documentChange) {
        int dot = documentChange.namespace().indexOf('.');
        Document event = new Document("_id", new Document("_data", feed.token(position)))
                .append("operationType", operation(documentChange))
                .append("wallTime", documentChange.at())
                .append(
                        "ns",
                        new Document("db", documentChange.namespace().substring(0, dot))
                                .append("coll", documentChange.namespace().substring(dot + 1)))
                .append("documentKey", BsonCodec.decode(documentChange.key()));
        if (documentChange.after() != null
                && (wholeDocuments || documentChange.before() == null || documentChange.replaced())) {
            event.append("fullDocument", BsonCodec.decode(documentChange.after()));
        }
        if (documentChange.before() != null && documentChange.after() != null && !documentChange.replaced()) {
            event.append(
                    "updateDescription",
                    difference(BsonCodec.decode(documentChange.before()), BsonCodec.decode(documentChange.after())));
        }
        return event;
    }

    private static String operation(DocumentChange documentChange) {
        if (documentChange.before() == null) {
            return "insert";
        }
        if (documentChange.after() == null) {
            return "delete";
        }
        return documentChange.replaced() ? "replace" : "update";
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

package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.communique.storage.embedded.query.BsonCodec;

/** A result in batches of a size that clients accept, at most 48 MB. */
final class BatchCursor extends AbstractCursor {

    static final int MAX_DOCUMENTS = 1_000;
    private static final int MAX_BYTES = 16 << 20;

    private List<Document> remaining;

    BatchCursor(long id, List<Document> documents) {
        super(id);
        this.remaining = documents;
    }

    static Document reply(String namespace, String field, List<Document> batch, long cursor) {
        Document answer = new Document(
                "cursor", new Document("id", cursor).append("ns", namespace).append(field, batch));
        Utils.markOkay(answer);
        return answer;
    }

    @Override
    public boolean isEmpty() {
        return remaining.isEmpty();
    }

    /** @param wanted at most so many; zero for as many as fit */
    @Override
    public List<Document> takeDocuments(int wanted) {
        int most = Math.min(remaining.size(), wanted > 0 ? wanted : MAX_DOCUMENTS);
        int count = 0;
        for (int bytes = 0; count < most && bytes < MAX_BYTES; count++) {
            bytes += BsonCodec.encode(remaining.get(count)).length;
        }
        List<Document> batch = remaining.subList(0, count);
        remaining = remaining.subList(count, remaining.size());
        return batch;
    }
}

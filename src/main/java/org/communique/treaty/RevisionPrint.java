package org.communique.treaty;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.bson.Document;
import org.communique.http.RenderedPage;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Tells whether documents with a {@code revision} are still those that were read, without reading them. */
public final class RevisionPrint {

    private RevisionPrint() {}

    /** The same as long as the query finds the same documents as they are. */
    public static String of(Query query, Class<?> type, MongoOperations mongo) {
        query.fields().include("_id", "revision");
        var revisions = mongo.find(query, Document.class, mongo.getCollectionName(type)).stream()
                .map(found -> found.get("_id") + " " + found.get("revision"))
                .collect(Collectors.joining("\n"));
        return RenderedPage.hash(revisions.getBytes(StandardCharsets.UTF_8));
    }
}

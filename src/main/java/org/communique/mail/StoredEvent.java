package org.communique.mail;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event to deliver.
 *
 * @param id   the same on each delivery, but different if the event is published again
 * @param by   the member whose act it was, where one is known
 * @param fact what has to be there before it is delivered; null if it is
 */
@Document("eventOutbox")
public record StoredEvent(
        @org.springframework.data.annotation.Id String id,
        Object event,
        @Indexed Instant at,
        @Nullable MemberId by,
        @Nullable Fact fact) {

    /**
     * What happened, as the document that holds it says.
     *
     * @param field the path to the value in the document, also through lists
     * @param value one that the fact alone brings, such as its time
     */
    public record Fact(String collection, String id, String field, Object value) {

        public static Fact of(Class<?> document, Id id, String field, Object value) {
            return new Fact(document.getAnnotation(Document.class).value(), id.value(), field, value);
        }

        boolean isStored(MongoOperations mongo) {
            return mongo.exists(query(where("_id").is(id).and(field).is(value)), collection);
        }
    }
}

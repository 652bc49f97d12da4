package org.communique.storage.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.communique.storage.embedded.query.BsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries get the fields that they ask for, whatever else is in the documents. */
class ProjectionTests {

    @TempDir
    Path folder;

    private EmbeddedMongo server;
    private MongoClient client;
    private MongoCollection<Document> versions;

    @BeforeEach
    void start() {
        server = EmbeddedMongo.open(folder);
        client = MongoClients.create(server.uri("communique"));
        versions = client.getDatabase("communique").getCollection("versions");
        for (int number = 1; number <= 3; number++) {
            versions.insertOne(new Document("_id", "v" + number)
                    .append("number", number)
                    .append("text", "а".repeat(1_000))
                    .append("bytes", new Binary(new byte[] {1, 2, 3}))
                    .append("exact", Decimal128.parse("1.10"))
                    .append("nothing", null)
                    .append("by", new Document("member", "m" + number).append("role", "drafter"))
                    .append("marks", List.of(new Document("at", number), new Document("at", 9))));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private List<Document> found(Bson filter, Bson projection) {
        return versions.find(filter)
                .sort(Sorts.descending("number"))
                .projection(projection)
                .into(new ArrayList<>());
    }

    @Test
    void returnsWhatIsIncluded() {
        assertThat(found(gt("number", 1), include("exact", "nothing")))
                .containsExactly(
                        new Document("_id", "v3")
                                .append("exact", Decimal128.parse("1.10"))
                                .append("nothing", null),
                        new Document("_id", "v2")
                                .append("exact", Decimal128.parse("1.10"))
                                .append("nothing", null));
        assertThat(found(eq("_id", "v1"), fields(include("by.member"), excludeId())))
                .containsExactly(new Document("by", new Document("member", "m1")));
    }

    @Test
    void returnsAllButWhatIsExcluded() {
        assertThat(found(eq("_id", "v1"), exclude("text", "bytes", "marks", "by.role"))
                        .getFirst())
                .isEqualTo(new Document("_id", "v1")
                        .append("number", 1)
                        .append("exact", Decimal128.parse("1.10"))
                        .append("nothing", null)
                        .append("by", new Document("member", "m1")));
    }

    @Test
    void matchesByWhatItDoesNotReturn() {
        assertThat(found(or(eq("by.member", "m1"), elemMatch("marks", eq("at", 3))), include("number")))
                .extracting(version -> version.get("number"))
                .containsExactly(3, 1);
        assertThat(found(and(eq("text", "а".repeat(1_000)), gt("number", 2)), exclude("text")))
                .singleElement()
                .satisfies(
                        version -> assertThat(version).doesNotContainKey("text").hasSize(7));
    }

    @Test
    void passesOverALongTextThatIsNotAskedFor() {
        byte[] version = BsonCodec.encode(new de.bwaldvogel.mongo.bson.Document("_id", "v1")
                .append("text", "а".repeat(1_000_000))
                .append("number", 1));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        var decoded = BsonCodec.decode(version, Set.of("_id", "number")::contains);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
        assertThat(decoded).isEqualTo(new de.bwaldvogel.mongo.bson.Document("_id", "v1").append("number", 1));
    }
}

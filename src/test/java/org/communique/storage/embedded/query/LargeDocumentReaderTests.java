package org.communique.storage.embedded.query;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.bson.BinData;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.TableStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A store into which an earlier version let documents grow past 16 MB. */
@ExtendWith(OutputCaptureExtension.class)
class LargeDocumentReaderTests {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    EmbeddedMongo server;
    MongoClient client;
    MongoCollection<Document> logs;

    @BeforeEach
    void openStoreOfAnEarlierVersion() throws Exception {
        open();
        for (var id : List.of("array", "bytes", "text")) {
            logs.insertOne(new Document("_id", id).append("kind", "log"));
        }
        logs.createIndex(new Document("kind", 1));
        close();
        grow("array", "entries", Collections.nCopies(18, new BinData(new byte[MEBIBYTE])));
        grow("bytes", "entries", new BinData(new byte[17 * MEBIBYTE]));
        grow("text", "entries", "x".repeat(17 * MEBIBYTE));
        open();
    }

    private void grow(String id, String field, Object value) throws Exception {
        var large = new de.bwaldvogel.mongo.bson.Document("_id", id)
                .append("kind", "log")
                .append(field, value);
        try (var tableStore = TableStore.open(folder, changes -> {})) {
            tableStore.write(
                    () -> tableStore.table("documents:test.logs").put(OrderedEncoding.of(id), BsonCodec.encode(large)));
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void open() {
        server = EmbeddedMongo.open(folder);
        client = MongoClients.create(server.uri("test"));
        logs = client.getDatabase("test").getCollection("logs");
    }

    @Test
    void readsThemAndSaysWhichTheyAre(CapturedOutput output) {
        assertThat(logs.find().projection(include("kind"))).hasSize(3);
        assertThat(logs.find(eq("kind", "log")).projection(include("kind"))).hasSize(3);
        assertThat(whole("array").getList("entries", Object.class)).hasSize(18);
        assertThat(whole("text").getString("entries")).hasSize(17 * MEBIBYTE);
        assertThat(output).containsOnlyOnce("The document array of test.logs has ");
    }

    private Document whole(String id) {
        return Objects.requireNonNull(logs.find(eq("_id", id)).first());
    }

    @Test
    void makesThemSmallerAndNotLarger() {
        assertThatThrownBy(() -> logs.updateOne(eq("_id", "array"), push("entries", "more")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(17419));
        assertThat(logs.updateOne(eq("_id", "array"), unset("entries")).getModifiedCount())
                .isOne();
        assertThat(logs.replaceOne(eq("_id", "text"), new Document("kind", "none"))
                        .getModifiedCount())
                .isOne();
        assertThat(logs.deleteOne(eq("_id", "bytes")).getDeletedCount()).isOne();
        assertThat(logs.find(eq("kind", "log"))).containsExactly(new Document("_id", "array").append("kind", "log"));
    }
}

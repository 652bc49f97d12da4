package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.connection.ClusterType;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MongoDB's driver takes the fixture for a replica set, and does with it what it does when one fails. */
class FakeReplicaSetTests {

    @TempDir
    Path folder;

    private FakeReplicaSet set;
    private MongoClient client;
    private MongoCollection<Document> counters;

    @BeforeEach
    void connect() {
        set = FakeReplicaSet.open(folder);
        client = MongoClients.create(set.uri());
        counters = client.getDatabase("communique").getCollection("counters");
        counters.insertOne(new Document("_id", "a").append("n", 0));
    }

    @AfterEach
    void disconnect() {
        client.close();
        set.close();
    }

    @Test
    void isAReplicaSetToTheDriver() {
        assertThat(client.getClusterDescription().getType()).isEqualTo(ClusterType.REPLICA_SET);
    }

    @Test
    void carriesOutAWriteOnceWhoseReplyWasLost() {
        set.loseNextReply("update");
        counters.updateOne(Filters.eq("a"), Updates.inc("n", 1));
        assertThat(set.faultsToCome()).isZero();
        assertThat(count()).isOne();
    }

    @Test
    void refusesAWriteWhileThePrimaryStepsDownAndTakesItAgain() {
        set.failNext("update");
        counters.updateOne(Filters.eq("a"), Updates.inc("n", 1));
        assertThat(set.faultsToCome()).isZero();
        assertThat(count()).isOne();
    }

    @Test
    void doesNotHaveAWriteOfManyDocumentsTriedAgain() {
        set.failNext("update");
        assertThatThrownBy(() -> counters.updateMany(new Document(), Updates.inc("n", 1)))
                .isInstanceOf(MongoNotPrimaryException.class);
    }

    @Test
    void makesTheDriverWaitForAPrimary() {
        set.stepDown();
        var write = CompletableFuture.runAsync(() -> counters.updateOne(Filters.eq("a"), Updates.inc("n", 1)));
        assertThat(write).isNotDone();
        set.elect();
        write.join();
        assertThat(count()).isOne();
    }

    @Test
    void holdsOneCommandAndNoOther() throws InterruptedException {
        try (var held = set.hold(command -> command.getFirstKey().equals("update"))) {
            var write = CompletableFuture.runAsync(() -> counters.updateOne(Filters.eq("a"), Updates.inc("n", 1)));
            held.awaitArrival();
            counters.updateOne(Filters.eq("a"), Updates.inc("n", 1));
            assertThat(count()).isOne();
            held.close();
            write.join();
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void losesTheHistoryOfAChangeStream() {
        try (var changes = counters.watch().cursor()) {
            set.failNext("getMore", 286);
            assertThatThrownBy(changes::tryNext).isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    void resumesAChangeStreamAfterAStepDown() {
        try (var changes = counters.watch().cursor()) {
            set.failNext("getMore");
            counters.updateOne(Filters.eq("a"), Updates.inc("n", 1));
            ChangeStreamDocument<Document> change;
            do {
                change = changes.tryNext();
            } while (change == null);
            assertThat(set.faultsToCome()).isZero();
        }
    }

    @Test
    void endsAChangeStream() {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                counters.watch().cursor()) {
            set.invalidateStream();
            assertThat(changes.tryNext()).isNull();
            assertThat(changes.getServerCursor()).isNull();
        }
    }

    private int count() {
        return Objects.requireNonNull(counters.find(Filters.eq("a")).first()).getInteger("n");
    }
}

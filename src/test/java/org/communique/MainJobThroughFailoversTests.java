package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.communique.storage.PretendedReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application on a replica set whose primary steps down all the time, and whose replies get lost. */
class MainJobThroughFailoversTests {

    private static final int BETWEEN = LongMode.either(20, 3);

    @TempDir
    Path folder;

    @Test
    void doesTheMainJobAsIfNothingHappened() throws Exception {
        try (var set = PretendedReplicaSet.open(folder.resolve("mongo"));
                var application =
                        ServerProcess.start(folder.resolve("data"), Map.of("SPRING_MONGODB_URI", set.uri()))) {
            application.setUp("amina@example.org");
            set.failBetween(BETWEEN);
            assertThat(new MainJob(application.port(), folder.resolve("data")).publish("amina@example.org"))
                    .contains("/p/");
            set.failBetween(0);
            assertThat(set.failures()).isPositive();
            try (var client = MongoClients.create(set.uri())) {
                var database = client.getDatabase("communique");
                assertThat(database.getCollection("statements").countDocuments(new Document("phase", "PUBLISHED")))
                        .isOne();
                assertThat(database.getCollection("publications").countDocuments())
                        .isOne();
            }
            System.out.printf("The main job went through %d failures%n", set.failures());
            assertThat(application.output()).doesNotContain(" ERROR ");
        }
    }
}

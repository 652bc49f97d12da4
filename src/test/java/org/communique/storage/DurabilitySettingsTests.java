package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What holds for every command, whatever the connection string says. */
class DurabilitySettingsTests {

    private static final String CARELESS = "&w=0&retryWrites=false&retryReads=false&readPreference=secondary";

    @TempDir
    Path folder;

    @Test
    void readsFromThePrimaryAndTriesAgain() {
        over(CARELESS, (set, mongo) -> {
            set.failNext("insert");
            mongo.insert(new Document("_id", "a"), "samples");
            set.failNext("find");
            assertThat(mongo.findAll(Document.class, "samples")).hasSize(1);
            assertThat(set.faultsToCome()).isZero();
        });
    }

    @Test
    void givesUpAWriteThatHangs() {
        over("", (set, mongo) -> {
            try (var _ = set.hold(command -> command.containsKey("insert"))) {
                assertThatThrownBy(() -> mongo.insert(new Document("_id", "a"), "samples"))
                        .isInstanceOf(DataAccessException.class);
            }
        });
    }

    @Test
    void givesUpAReadThatHangs() {
        over("", (set, mongo) -> {
            try (var _ = set.hold(command -> command.containsKey("find"))) {
                assertThatThrownBy(() -> mongo.findAll(Document.class, "samples"))
                        .isInstanceOf(DataAccessException.class);
            }
        });
    }

    private void over(String options, BiConsumer<FakeReplicaSet, MongoTemplate> test) {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            StorageContext.over(folder.resolve("data"))
                    .withPropertyValues(
                            "spring.mongodb.uri=" + set.uri() + options,
                            "spring.datasource.url=jdbc:h2:mem:",
                            "communique.mongodb-timeout=2s")
                    .run(context -> test.accept(set, context.getBean(MongoTemplate.class)));
        }
    }
}

package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The same code on the embedded stores and on servers that were started by another person, by configuration alone. */
class ExternalServersTests {

    @TempDir
    Path folder;

    @Document("sample_drafts")
    @CompoundIndex(def = "{'status': 1, 'deadline': 1}")
    record Draft(@Id String id, @Indexed(unique = true) String slug, String status, Instant deadline) {}

    @Test
    void worksOnTheEmbeddedStores() {
        application().run(this::works);
    }

    @Test
    void worksOnServers() {
        try (MongoCompatibleServer mongo = MongoCompatibleServer.start();
                PostgresServer postgres = PostgresServer.start()) {
            application()
                    .withPropertyValues(
                            "spring.mongodb.uri=" + mongo.uri(),
                            "spring.datasource.url=" + postgres.jdbcUrl(),
                            "spring.datasource.username=" + PostgresServer.USERNAME,
                            "spring.datasource.password=" + PostgresServer.PASSWORD)
                    .run(context -> {
                        works(context);
                        assertThat(context).doesNotHaveBean(EmbeddedMongo.class);
                        assertThat(folder.resolve("data")).doesNotExist();
                    });
        }
    }

    @Test
    void buildsTheIndexesThatAreMissingForAsLongAsItTakes() {
        overReplicaSet("500ms", (set, application) -> {
            FakeReplicaSet.Held held = set.hold(command -> command.containsKey("createIndexes"));
            CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS).execute(held::close);
            application.run(context -> assertThat(indexes(context)).hasSize(3));
            set.failNext("createIndexes");
            application.run(context -> assertThat(indexes(context)).hasSize(3));
            assertThat(set.faultsToCome()).isOne();
        });
    }

    @Test
    void buildsIndexesThoughThePrimaryStepsDown() {
        overReplicaSet("10s", (set, application) -> {
            List<Long> attempts = Collections.synchronizedList(new ArrayList<>());
            set.hold(command -> command.containsKey("createIndexes") && !attempts.add(System.nanoTime()));
            set.failNext("createIndexes");
            set.loseNextReply("createIndexes");
            application.run(context -> assertThat(indexes(context)).hasSize(3));
            assertThat(set.faultsToCome()).as("all but what sees the attempts").isOne();
            assertThat(TimeUnit.NANOSECONDS.toMillis(attempts.get(1) - attempts.get(0)))
                    .as("with a pause after the attempt that failed")
                    .isGreaterThanOrEqualTo(1_000);
        });
    }

    @Test
    void saysWhichIndexTheDocumentsForbid() {
        overReplicaSet("10s", (set, application) -> {
            try (MongoClient client = MongoClients.create(set.uri())) {
                client.getDatabase("coalition")
                        .getCollection("sample_drafts")
                        .insertMany(
                                List.of(new org.bson.Document("slug", "same"), new org.bson.Document("slug", "same")));
            }
            application.run(context ->
                    assertThat(context).getFailure().hasStackTraceContaining("slug of sample_drafts (DuplicateKey)"));
        });
    }

    private void overReplicaSet(String timeout, BiConsumer<FakeReplicaSet, ApplicationContextRunner> test) {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            test.accept(
                    set,
                    application()
                            .withPropertyValues(
                                    "spring.mongodb.uri=" + set.uri(),
                                    "spring.datasource.url=jdbc:h2:mem:",
                                    "communique.mongodb-timeout=" + timeout));
        }
    }

    private static List<IndexInfo> indexes(AssertableApplicationContext context) {
        return context.getBean(MongoTemplate.class).indexOps(Draft.class).getIndexInfo();
    }

    private ApplicationContextRunner application() {
        return StorageContext.over(folder.resolve("data"))
                .withBean(MongoManagedTypes.class, () -> MongoManagedTypes.from(Draft.class));
    }

    private void works(AssertableApplicationContext context) {
        MongoTemplate documents = context.getBean(MongoTemplate.class);
        documents.insert(new Draft("1", "first", "OPEN", Instant.ofEpochSecond(1)));
        documents.insert(new Draft("2", "second", "OPEN", Instant.ofEpochSecond(2)));
        assertThatThrownBy(() -> documents.insert(new Draft("3", "first", "OPEN", Instant.EPOCH)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(documents.indexOps(Draft.class).getIndexInfo()).hasSize(3);
        assertThat(documents.find(overdue(Instant.ofEpochSecond(2)), Draft.class))
                .extracting(Draft::id)
                .containsExactly("1");
        assertThat(documents
                        .update(Draft.class)
                        .matching(overdue(Instant.ofEpochSecond(9)))
                        .apply(Update.update("status", "CLOSED"))
                        .all()
                        .getModifiedCount())
                .isEqualTo(2);
        rollsBack(context.getBean(JdbcClient.class), context.getBean(TransactionTemplate.class));
    }

    private static Query overdue(Instant now) {
        return Query.query(Criteria.where("status").is("OPEN").and("deadline").lt(now))
                .with(Sort.by("deadline"));
    }

    private static void rollsBack(JdbcClient rows, TransactionTemplate transactions) {
        rows.sql("create table applied (stage varchar(40) primary key)").update();
        transactions.executeWithoutResult(transaction -> {
            rows.sql("insert into applied values (:stage)")
                    .params(Map.of("stage", "s"))
                    .update();
            transaction.setRollbackOnly();
        });
        assertThat(rows.sql("select count(*) from applied").query(Integer.class).single())
                .isZero();
    }
}

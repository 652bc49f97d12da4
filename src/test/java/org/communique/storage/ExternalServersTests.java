package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
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

    private ApplicationContextRunner application() {
        return StorageContext.over(folder.resolve("data"))
                .withPropertyValues("spring.data.mongodb.auto-index-creation=true");
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

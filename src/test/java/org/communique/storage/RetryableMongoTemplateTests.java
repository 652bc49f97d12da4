package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** What concerns one document is tried again while the primary steps down, and takes effect once. */
class RetryableMongoTemplateTests {

    @TempDir
    Path folder;

    @Document("samples")
    record Sample(@Id String key, int n) {}

    interface Samples extends MongoRepository<Sample, String> {

        @Query("{ '_id': ?0 }")
        @org.springframework.data.mongodb.repository.Update("{ '$inc': { 'n': 1 } }")
        long increment(String key);
    }

    @Test
    void removesByIdThoughThePrimaryStepsDown() {
        survives("delete", mongo -> {
            mongo.remove(query(where("_id").is("a")), Sample.class);
            assertThat(mongo.findAll(Sample.class)).containsExactly(new Sample("b", 0));
        });
    }

    @Test
    void removesFromARepositoryThoughThePrimaryStepsDown() {
        survives("delete", mongo -> {
            samples(mongo).deleteById("a");
            assertThat(mongo.findAll(Sample.class)).containsExactly(new Sample("b", 0));
        });
    }

    @Test
    void updatesFromARepositoryThoughThePrimaryStepsDown() {
        survives("update", mongo -> assertThat(samples(mongo).increment("a")).isOne());
    }

    @Test
    void countsWhatARepositoryUpdatedThoughTheReplyIsLost() {
        over(set -> set.loseNextReply("update"), mongo -> {
            assertThat(samples(mongo).increment("a")).isOne();
            assertThat(mongo.findById("a", Sample.class)).isEqualTo(new Sample("a", 1));
        });
    }

    @Test
    void stillRemovesAndUpdatesManyAtOnce() {
        over(set -> {}, mongo -> {
            mongo.updateMulti(query(where("_id").in("a", "b")), new Update().inc("n", 1), Sample.class);
            assertThat(mongo.findAll(Sample.class)).extracting(Sample::n).containsExactly(1, 1);
            mongo.remove(query(where("n").is(1)), Sample.class);
            assertThat(mongo.findAll(Sample.class)).isEmpty();
        });
    }

    private static Samples samples(MongoTemplate mongo) {
        return new MongoRepositoryFactory(mongo).getRepository(Samples.class);
    }

    private void survives(String command, Consumer<MongoTemplate> test) {
        over(set -> set.failNext(command), test);
    }

    private void over(Consumer<FakeReplicaSet> fault, Consumer<MongoTemplate> test) {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            StorageContext.over(folder.resolve("data"))
                    .withPropertyValues("spring.mongodb.uri=" + set.uri(), "spring.datasource.url=jdbc:h2:mem:")
                    .run(context -> {
                        MongoTemplate mongo = context.getBean(MongoTemplate.class);
                        mongo.insert(new Sample("a", 0));
                        mongo.insert(new Sample("b", 0));
                        fault.accept(set);
                        test.accept(mongo);
                        assertThat(set.faultsToCome()).isZero();
                    });
        }
    }
}

package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.communique.operator.CannotStartFailureAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Says in one line what is wrong with a MongoDB, before anything is stored in it. */
class MongoRequirementsTests {

    @TempDir
    Path folder;

    @Test
    void acceptsAReplicaSet() {
        over(set -> {}, context -> context.run(started -> assertThat(started).hasNotFailed()));
    }

    @Test
    void refusesAStandaloneServer() {
        over(FakeReplicaSet::pretendStandalone, context -> refuses(context, "MongoDB is a standalone server"));
    }

    @Test
    void refusesAnOldVersion() {
        over(set -> set.pretendVersion("6.0.19"), context -> refuses(context, "MongoDB is version 6.0.19."));
    }

    @Test
    void refusesASetWithoutAMajority() {
        over(
                set -> set.hold(command -> command.containsKey("delete")),
                context -> refuses(
                        context.withPropertyValues("communique.mongodb-timeout=500ms"),
                        "MongoDB does not confirm that a majority of its members has a write"));
    }

    @Test
    void refusesAServerThatCannotBeReached() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        refuses(
                application()
                        .withPropertyValues(
                                "spring.mongodb.uri=mongodb://localhost:" + port + "/communique?replicaSet=rs0",
                                "communique.mongodb-timeout=500ms"),
                "cannot be reached");
    }

    @Test
    void usesTheDatabaseOfTheUri() {
        over(
                set -> {},
                context ->
                        context.run(started -> assertThat(databaseOf(started)).isEqualTo("coalition")));
    }

    @Test
    void usesItsOwnWhereTheUriNamesNone() {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            application()
                    .withPropertyValues("spring.mongodb.uri=" + set.uri(""))
                    .run(started -> assertThat(databaseOf(started)).isEqualTo("communique"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "config", "local"})
    void refusesADatabaseOfMongoDbItself(String database) {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            refuses(
                    application().withPropertyValues("spring.mongodb.uri=" + set.uri(database)),
                    "SPRING_MONGODB_URI names the database " + database);
        }
    }

    /** Spring would let some override the URI and ignore others. */
    @ParameterizedTest
    @ValueSource(strings = {"host", "port", "database", "username", "password", "authentication-database"})
    void refusesOtherSettingsThanTheUri(String property) {
        String variable = "SPRING_MONGODB_" + property.replace("-", "").toUpperCase(Locale.ROOT);
        refuses(application().withPropertyValues("spring.mongodb." + property + "=27017"), variable + " is set");
        over(
                set -> {},
                context -> refuses(
                        context.withPropertyValues("spring.mongodb." + property + "=27017"), variable + " is set"));
    }

    /** Their old names, which Spring does not read any more: the server would start with the embedded store. */
    @ParameterizedTest
    @ValueSource(strings = {"uri", "host", "database"})
    void refusesSettingsThatAreNotRead(String property) {
        refuses(
                application().withPropertyValues("spring.data.mongodb." + property + "=mongodb"),
                "SPRING_DATA_MONGODB_" + property.toUpperCase(Locale.ROOT) + " is set");
    }

    private void over(Consumer<FakeReplicaSet> fault, Consumer<ApplicationContextRunner> test) {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            fault.accept(set);
            test.accept(application().withPropertyValues("spring.mongodb.uri=" + set.uri()));
        }
    }

    private static String databaseOf(ApplicationContext started) {
        return started.getBean(MongoTemplate.class).getDb().getName();
    }

    private ApplicationContextRunner application() {
        return StorageContext.over(folder.resolve("data")).withPropertyValues("spring.datasource.url=jdbc:h2:mem:");
    }

    private static void refuses(ApplicationContextRunner application, String why) {
        application.run(context -> {
            FailureAnalysis analysis = Objects.requireNonNull(
                    new CannotStartFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())));
            assertThat(analysis.getDescription()).contains(why).doesNotContain("\n");
            assertThat(analysis.getAction()).isNotBlank();
        });
    }
}

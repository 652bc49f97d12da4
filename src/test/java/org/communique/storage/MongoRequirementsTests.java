package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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
    void refusesAHostWithoutAUri() {
        refuses(application().withPropertyValues("spring.mongodb.host=localhost"), "SPRING_MONGODB_HOST is set");
    }

    private void over(Consumer<FakeReplicaSet> fault, Consumer<ApplicationContextRunner> test) {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            fault.accept(set);
            test.accept(application().withPropertyValues("spring.mongodb.uri=" + set.uri()));
        }
    }

    private ApplicationContextRunner application() {
        return StorageContext.over(folder.resolve("data")).withPropertyValues("spring.datasource.url=jdbc:h2:mem:");
    }

    private static void refuses(ApplicationContextRunner application, String why) {
        application.run(context -> {
            FailureAnalysis analysis = Objects.requireNonNull(
                    new MongoFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())));
            assertThat(analysis.getDescription()).contains(why).doesNotContain("\n");
            assertThat(analysis.getAction()).isNotBlank();
        });
    }
}

package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application on database servers that were started by another person, told of them by its environment alone, with the
 * whole main job.
 */
@EnabledIf("org.communique.LongRun#isOn")
class MainJobOnReplicaSetTests {

    @TempDir
    Path folder;

    @Test
    void doesTheMainJobOnServersAndStopsWhenTold() throws Exception {
        try (var mongo = MongoCompatibleServer.start();
                var postgres = PostgresServer.start()) {
            try (var application = ServerProcess.start(
                    dataFolder(),
                    Map.of(
                            "SPRING_MONGODB_URI",
                            mongo.uri(),
                            "SPRING_DATASOURCE_URL",
                            postgres.jdbcUrl(),
                            "SPRING_DATASOURCE_USERNAME",
                            PostgresServer.USERNAME,
                            "SPRING_DATASOURCE_PASSWORD",
                            PostgresServer.PASSWORD))) {
                application.setUp("amina@example.org");
                var job = new MainJob(application.port(), dataFolder());
                assertThat(job.publish("amina@example.org")).contains("/p/");
                assertThat(publishedStatements(mongo)).isOne();
                assertThat(databases(mongo)).containsExactly(databaseOf(mongo));
                await().untilAsserted(() ->
                        assertThat(count(postgres, "act_ru_execution")).isZero());
                assertThat(count(postgres, "act_re_procdef")).isPositive();
                assertThat(dataFolder().toFile().list())
                        .containsExactlyInAnyOrder("keys", "ledger.signed", "operator", "search");

                assertThat(application.stop()).isTrue();
                assertThat(application.output())
                        .contains("Graceful shutdown complete")
                        .doesNotContain(" ERROR ");
            }
        }
    }

    private static long publishedStatements(MongoCompatibleServer server) {
        try (var client = MongoClients.create(server.uri())) {
            return client.getDatabase(databaseOf(server))
                    .getCollection("statements")
                    .countDocuments(new org.bson.Document("phase", "PUBLISHED"));
        }
    }

    private static String databaseOf(MongoCompatibleServer server) {
        return Objects.requireNonNull(new ConnectionString(server.uri()).getDatabase());
    }

    /** All that there are but MongoDB's own. */
    private static List<String> databases(MongoCompatibleServer server) {
        try (var client = MongoClients.create(server.uri())) {
            var names = client.listDatabaseNames().into(new ArrayList<>());
            names.removeAll(List.of("admin", "config", "local"));
            return names;
        }
    }

    /** The engine keeps no history: a process that has ended has left no execution. */
    private static int count(PostgresServer server, String table) throws Exception {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Path dataFolder() {
        return folder.resolve("data");
    }
}

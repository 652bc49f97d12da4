package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.communique.security.Visitor;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application on database servers that were started by somebody else, told of them by its environment alone. */
class MainJobOnServersTests {

    private static final Pattern SET_UP = Pattern.compile("http://localhost:\\d+(/setup/[\\w-]+)");

    @TempDir
    Path folder;

    @Test
    void doesTheMainJobOnServersAndStopsWhenTold() throws Exception {
        try (var mongo = MongoCompatibleServer.start();
                var postgres = PostgresServer.start()) {
            var port = freePort();
            var application = start(Map.of(
                    "SPRING_MONGODB_URI", mongo.uri(),
                    "SPRING_DATASOURCE_URL", postgres.jdbcUrl(),
                    "SPRING_DATASOURCE_USERNAME", PostgresServer.USERNAME,
                    "SPRING_DATASOURCE_PASSWORD", PostgresServer.PASSWORD,
                    "PORT", String.valueOf(port),
                    "DATA_DIR", dataFolder().toString()));
            try {
                setUp(port, awaitSetUpLink(application));
                assertThat(new MainJob(port, dataFolder()).publish("amina@example.org"))
                        .contains("/p/");
                assertThat(publishedStatements(mongo)).isOne();
                assertThat(finishedProcesses(postgres)).isOne();
                assertThat(dataFolder().toFile().list()).containsExactlyInAnyOrder("keys", "operator");

                application.destroy();

                assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(output()).contains("Graceful shutdown complete").doesNotContain(" ERROR ");
            } finally {
                application.destroyForcibly();
            }
        }
    }

    private Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(MainJob.java())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String awaitSetUpLink(Process application) throws IOException {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> SET_UP.matcher(output()).find() || !application.isAlive());
        var link = SET_UP.matcher(output());
        assertThat(link.find()).as("It did not start: %s", output()).isTrue();
        return link.group(1);
    }

    private static void setUp(int port, String link) {
        var answer = Visitor.of(port)
                .submit(
                        link,
                        "coalition",
                        "Rights Online",
                        "organisation",
                        "Digital Freedom Kenya",
                        "country",
                        "KE",
                        "region",
                        "AFRICA",
                        "name",
                        "Amina Odhiambo",
                        "email",
                        "amina@example.org",
                        "password",
                        "nine patient gardeners");
        assertThat(Visitor.target(answer)).isEqualTo("/sign-in?ready");
    }

    private static long publishedStatements(MongoCompatibleServer server) {
        var database = new ConnectionString(server.uri()).getDatabase();
        try (var client = MongoClients.create(server.uri())) {
            return client.getDatabase(database)
                    .getCollection("statements")
                    .countDocuments(new org.bson.Document("phase", "PUBLISHED"));
        }
    }

    private static int finishedProcesses(PostgresServer server) throws Exception {
        try (var connection = DriverManager.getConnection(
                        server.jdbcUrl(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from act_hi_procinst where end_time_ is not null")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Path dataFolder() {
        return folder.resolve("data");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}

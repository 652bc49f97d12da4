package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckServersTests {

    private static PostgresServer postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void findsSoundServersFit() {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "SPRING_MONGODB_URI",
                    set.uri(),
                    "SPRING_DATASOURCE_URL",
                    postgres.jdbcUrl(),
                    "SPRING_DATASOURCE_USERNAME",
                    PostgresServer.USERNAME,
                    "SPRING_DATASOURCE_PASSWORD",
                    PostgresServer.PASSWORD));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
            long begin = System.nanoTime();
            int status = CheckServersCommand.run(environment, stream, stream, List.of());
            System.out.println(out.toString(StandardCharsets.UTF_8) + " " + (System.nanoTime() - begin) / 1e9);
            assertThat(status).isZero();
        }
    }
}

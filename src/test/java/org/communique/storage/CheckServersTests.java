package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds sound servers fit, and each fault by the line that it is for. */
class CheckServersTests {

    private static final String USER = "check_user";

    private static PostgresServer postgres;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    /** @param status of the exit */
    private record Outcome(int status, List<String> lines) {

        List<String> changes() {
            return lines.stream().filter(line -> line.startsWith("CHANGE")).toList();
        }
    }

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void findsSoundServersFit() throws Exception {
        try (FakeReplicaSet set = open();
                MongoClient client = MongoClients.create(set.uri())) {
            client.getDatabase("coalition").getCollection("members").insertOne(new Document("_id", "of the product"));
            client.getDatabase("coalition_check")
                    .getCollection("check-servers")
                    .insertOne(new Document("_id", "killed"));
            client.getDatabase("coalition_check").getCollection("statements").insertOne(new Document("_id", "m"));
            onPostgres(
                    "create schema communique_check", "comment on schema communique_check is 'of ./run check-servers'");
            usePostgres(PostgresServer.USERNAME);
            Set<String> sent = ConcurrentHashMap.newKeySet();
            Set<String> databases = ConcurrentHashMap.newKeySet();
            set.hold(command -> {
                CommandShape.texts(command).forEach(sent::add);
                databases.add(command.getString("$db").getValue());
                return false;
            });
            Path json = folder.resolve("report.json");

            Outcome outcome = check("--json", json.toString());

            assertThat(outcome.changes()).isEmpty();
            assertThat(databases).containsOnly("admin", "coalition_check");
            assertThat(sent).containsAll(CommandCatalogue.known());
            assertThat(outcome.lines).endsWith("fit").noneMatch(line -> line.contains(PostgresServer.PASSWORD));
            assertThat(outcome.lines).anyMatch(line -> line.contains("one that an earlier check left was removed"));
            assertThat(outcome.status).isZero();
            JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
            assertThat(report.get("fit").booleanValue()).isTrue();
            assertThat(report.get("lines").size()).isEqualTo(outcome.lines.size() - 1);
            assertThat(client.listDatabaseNames()).doesNotContain("coalition_check");
            assertThat(client.getDatabase("coalition").listCollectionNames()).containsExactly("members");
            assertThat(client.getDatabase("coalition").getCollection("members").countDocuments())
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "STANDALONE",
                "WITHOUT_MAJORITY",
                "FOREIGN_DATABASE",
                "COLLECTION_SCAN",
                "POSTGRES_READ_ONLY",
                "POSTGRES_CONNECTIONS"
            })
    void finds(PlantedFault fault) throws Exception {
        Outcome outcome = fault.isOfPostgres() ? checkPostgres(fault) : checkMongo(fault);

        assertThat(outcome.changes()).singleElement().asString().startsWith("CHANGE  " + fault.line);
        assertThat(outcome.lines.getLast()).startsWith("1. " + fault.line);
        assertThat(outcome.lines).noneMatch(line -> line.contains(PostgresServer.PASSWORD));
        assertThat(outcome.status).isOne();
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIf("org.communique.LongRun#isOn")
    void findsEach(PlantedFault fault) throws Exception {
        finds(fault);
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void findsAShardedClusterFit() {
        try (FakeReplicaSet set = open()) {
            set.pretendSharded();
            environment.put("SPRING_MONGODB_URI", set.uri());

            Outcome outcome = check();

            assertThat(outcome.lines)
                    .endsWith("fit")
                    .anyMatch(line -> line.contains("look at the members of each shard yourself"))
                    .anyMatch(line -> line.startsWith("note    PostgreSQL, Note: not checked"));
        }
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void endsThoughServersSayNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            environment.put("SPRING_MONGODB_URI", "mongodb://127.0.0.1:" + silent.getLocalPort());
            environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x");
            assertThat(check().changes())
                    .extracting(line -> line.replaceAll(":.*", ""))
                    .containsExactly("CHANGE  MongoDB, Start", "CHANGE  PostgreSQL, Start");
        }
    }

    @Test
    void saysWhatItCannotCheck() {
        assertThat(check().status).isEqualTo(2);
        environment.put("SPRING_MONGODB_URI", "mongodb://user:secret:word@nowhere");
        assertThat(check("--xml", "file").status).isEqualTo(2);
        assertThat(check().lines)
                .anyMatch(line -> line.startsWith("1. MongoDB, Start: SPRING_MONGODB_URI cannot be used"))
                .noneMatch(line -> line.contains("secret"));
    }

    private FakeReplicaSet open() {
        FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"));
        environment.put("SPRING_MONGODB_URI", set.uri());
        return set;
    }

    private Outcome checkMongo(PlantedFault fault) {
        try (FakeReplicaSet set = open()) {
            switch (fault) {
                case STANDALONE -> {
                    set.pretendStandalone();
                    environment.put("SPRING_MONGODB_URI", set.uri());
                }
                case OLD_VERSION -> set.pretendVersion("6.0.19");
                case WITHOUT_MAJORITY -> {
                    environment.put("COMMUNIQUE_MONGODBTIMEOUT", "1s");
                    set.hold(command -> command.containsKey("delete"));
                }
                case COMMAND_HANGS -> environment.put("COMMUNIQUE_MONGODBTIMEOUT", "3s");
                case FOREIGN_DATABASE -> {
                    try (MongoClient client = MongoClients.create(set.uri())) {
                        client.getDatabase("coalition_check").getCollection("x").insertOne(new Document());
                    }
                }
                default -> {}
            }
            set.plant(fault);
            return check();
        }
    }

    private Outcome checkPostgres(PlantedFault fault) throws SQLException {
        onPostgres(
                "create database sound",
                "create role " + USER + " login password '" + PostgresServer.PASSWORD + "'",
                "grant create on database sound to " + USER);
        try {
            usePostgres(USER);
            environment.put("SPRING_DATASOURCE_URL", database("sound"));
            switch (fault) {
                case POSTGRES_PASSWORD -> onPostgres("alter role " + USER + " password 'another'");
                case POSTGRES_ENCODING -> {
                    onPostgres(
                            "drop database sound",
                            "create database sound encoding 'LATIN1' locale 'C' template template0",
                            "grant create on database sound to " + USER);
                }
                case POSTGRES_READ_ONLY -> onPostgres("alter role " + USER + " set default_transaction_read_only = on");
                case POSTGRES_RIGHTS -> onPostgres("revoke create on database sound from " + USER);
                case POSTGRES_CONNECTIONS -> onPostgres("alter role " + USER + " connection limit 4");
                default -> throw new IllegalArgumentException(fault.name());
            }
            return check();
        } finally {
            onPostgres("drop database sound with (force)", "drop role " + USER);
        }
    }

    private static String database(String name) {
        return postgres.jdbcUrl().replaceAll("/postgres$", "/" + name);
    }

    private void usePostgres(String user) {
        environment.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", user);
        environment.put("SPRING_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
    }

    private static void onPostgres(String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl(), PostgresServer.USERNAME, PostgresServer.PASSWORD);
                var statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private Outcome check(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = CheckServersCommand.run(environment, stream, stream, List.of(options));
        return new Outcome(
                status,
                new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList()));
    }
}

package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the backup container, with programs instead of MongoDB's and PostgreSQL's that write down their calls. */
class BackupScriptTests {

    @TempDir
    Path folder;

    private Path backups;
    private Path data;

    @BeforeEach
    void set() throws IOException {
        backups = Files.createDirectories(folder.resolve("backups"));
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/ledger.key"), "the key");
        Files.writeString(data.resolve("keys/ledger.heads"), "old heads");
        for (var program : List.of("pg_dump", "mongodump", "pg_restore", "mongorestore")) {
            program(program, """
                #!/usr/bin/env bash
                echo "$(basename "$0") $*" >>"$CALLS"
                [ "$(basename "$0")" != "${FAILS:-}" ] || exit 1
                for argument; do
                  case $argument in
                    --file=*) echo tables >"${argument#*=}" ;;
                    --archive=*) [ "$(basename "$0")" = mongorestore ] || echo documents >"${argument#*=}" ;;
                  esac
                done
                """);
        }
    }

    private void program(String name, String text) throws IOException {
        var file = Files.createDirectories(folder.resolve("programs")).resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private int run(String script, String fails, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("bash", "docker/backup/" + script), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().merge("PATH", folder.resolve("programs") + ":", (path, first) -> first + path);
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().put("FAILS", fails);
        builder.environment().put("BACKUP_FOLDER", backups.toString());
        builder.environment().put("DATA_DIR", data.toString());
        builder.environment().put("MONGODB_URI", "mongodb://root:a-secret@mongodb/");
        builder.environment().put("PGDATABASE", "communique");
        builder.environment().put("APPLICATION", "127.0.0.1/1");
        return builder.start().waitFor();
    }

    private List<Path> made() throws IOException {
        try (var files = Files.list(backups)) {
            return files.filter(file -> !file.toString().endsWith(".part")).toList();
        }
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls"));
    }

    @Test
    void copiesTheDocumentsLast() throws Exception {
        assertThat(run("backup", "")).isZero();
        assertThat(calls().lines())
                .satisfiesExactly(
                        tables -> assertThat(tables).startsWith("pg_dump "),
                        documents ->
                                assertThat(documents).startsWith("mongodump ").contains("--oplog"));
        assertThat(calls()).doesNotContain("a-secret");
        assertThat(made()).singleElement().satisfies(backup -> {
            assertThat(backup.resolve("workflow.dump")).exists();
            assertThat(backup.resolve("documents.archive")).exists();
            assertThat(backup.resolve("keys/ledger.key")).hasContent("the key");
            assertThat(Instant.parse(Files.readString(backup.resolve("keys/ledger.backup"))))
                    .isBetween(Instant.now().minus(Duration.ofMinutes(10)), Instant.now());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rwx------");
        });
        assertThat(run("backup", "", "check")).isZero();
    }

    @Test
    void takesNothingForABackupThatIsNotWhole() throws Exception {
        assertThat(run("backup", "mongodump")).isNotZero();
        assertThat(made()).isEmpty();
        assertThat(run("backup", "", "check")).isNotZero();
    }

    @Test
    void removesOldOnesOnceThereIsANewer() throws Exception {
        var old = Files.createDirectory(backups.resolve("2026-01-01T020000Z"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(16))));
        var recent = Files.createDirectory(backups.resolve("2026-01-15T020000Z"));
        assertThat(run("backup", "pg_dump")).isNotZero();
        assertThat(old).exists();
        assertThat(run("backup", "")).isZero();
        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @Test
    void restoresBothAndKeepsNewerHeads() throws Exception {
        run("backup", "");
        Files.writeString(data.resolve("keys/ledger.heads"), "newer heads");
        Files.delete(data.resolve("keys/ledger.key"));
        Files.delete(folder.resolve("calls"));
        assertThat(run("restore", "", made().getFirst().getFileName().toString()))
                .isZero();
        assertThat(calls())
                .contains("pg_restore --clean", "mongorestore ", "--oplogReplay")
                .doesNotContain("a-secret");
        assertThat(data.resolve("keys/ledger.heads")).hasContent("newer heads");
        assertThat(data.resolve("keys/ledger.key")).hasContent("the key");
        assertThat(data.resolve("keys/ledger.backup")).exists();
    }

    /** On a machine where the application has never run, the volume is root's. */
    @Test
    void restoresForTheApplicationAlone() throws Exception {
        run("backup", "");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(run("restore", "", made().getFirst().getFileName().toString()))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        if (Files.getOwner(folder).getName().equals("root")) {
            assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(10001);
        }
    }

    @Test
    void restoresNothingThatIsNoBackup() throws Exception {
        assertThat(run("restore", "", "2026-01-01T020000Z")).isEqualTo(64);
        assertThat(run("restore", "")).isEqualTo(64);
        assertThat(folder.resolve("calls")).doesNotExist();
    }
}

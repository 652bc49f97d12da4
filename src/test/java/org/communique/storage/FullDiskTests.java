package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.operator.CommandRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small disk that something else fills and empties again. Mounting one needs root. */
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path parent;

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(parent.resolve("disk"));
        assumeTrue(
                execute("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0,
                "mounting is not allowed here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        execute("umount", "-l", disk.toString());
    }

    @Test
    void goesOnWhenThereIsSpaceAgain(CapturedOutput output) {
        Path data = disk.resolve("data");
        AtomicInteger acknowledged = new AtomicInteger();
        StorageContext.over(data).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            documents.insert(new Document("_id", 1), "other");
            fillDisk();
            Throwable refused = catchThrowable(() -> insertUntilRefused(documents, acknowledged));

            assertThat(DatabaseOutage.hasCaused(refused)).as("%s", refused).isTrue();
            assertThat(health(data)).isEqualTo(Status.DOWN);
            assertThat(output).contains("does not take what is written: No space left on device");
            assertThat(documents.findAll(Document.class, "other"))
                    .as("what is on the disk can be read")
                    .hasSize(1);

            Files.delete(disk.resolve("ballast"));
            await().atMost(PATIENCE)
                    .until(() -> catchThrowable(() -> documents.insert(new Document("_id", "later"), "note")) == null);
            assertThat(health(data)).isEqualTo(Status.UP);
            assertThat(output).contains("takes writes again");
        });
        StorageContext.over(data)
                .run(context -> assertThat(context.getBean(MongoTemplate.class).findAll(Document.class, "note"))
                        .hasSizeBetween(acknowledged.get() + 1, acknowledged.get() + 2));
    }

    @Test
    void theFileOfTheDocumentsWaitsForSpace() {
        StorageContext.over(disk.resolve("data")).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            insert(documents, "note", 0, 3_000);
            fillDisk();
            CompletableFuture<Void> backup = CompletableFuture.runAsync(() -> context.getBean(BackupCommand.class)
                    .run(List.of(parent.resolve("backup.zip").toString())));
            await().atMost(PATIENCE).until(() -> health(disk.resolve("data")).equals(Status.DOWN));
            assertThat(DatabaseOutage.hasCaused(catchThrowable(() -> insert(documents, "note", 3_000, 1))))
                    .isTrue();
            assertThat(documents.findAll(Document.class, "note"))
                    .as("readable while a checkpoint waits")
                    .hasSize(3_000);
            Files.delete(disk.resolve("ballast"));
            backup.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            insert(documents, "note", 3_000, 1);
            assertThat(documents.findAll(Document.class, "note")).hasSize(3_001);
        });
    }

    @Test
    void aBackupThatDoesNotFitSaysSoAndLeavesNothing() {
        Path data = disk.resolve("data");
        StorageContext.over(data).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            BackupCommand backup = context.getBean(BackupCommand.class);
            insert(documents, "note", 0, 2_500);
            backup.run(List.of(parent.resolve("whole.zip").toString()));
            long file = Files.size(data.resolve("documents/documents.mv"));
            Map<Long, Path> whereNot = Map.of(
                    file / 2,
                    parent.resolve("backup.zip"),
                    file + file / 2,
                    parent.resolve("backup.zip"),
                    32L << 10,
                    disk.resolve("backup.zip"));
            whereNot.forEach((left, zip) -> {
                fillDiskBut(left);
                assertThatThrownBy(() -> backup.run(List.of(zip.toString())))
                        .as("%d bytes left", left)
                        .isInstanceOf(CommandRefusedException.class)
                        .hasMessageEndingWith("backup.zip: No space left on device.");
                assertThat(health(data)).isEqualTo(Status.UP);
                assertThat(files(parent)).noneMatch(name -> name.contains("backup"));
                assertThat(files(data.resolve("documents"))).noneMatch(name -> name.matches("(copy|live)\\.mv"));
            });
            Files.delete(disk.resolve("ballast"));
            insert(documents, "note", 2_500, 1);
        });
    }

    private void fillDiskBut(long bytes) {
        try {
            fillDisk();
            try (FileChannel ballast = FileChannel.open(disk.resolve("ballast"), StandardOpenOption.WRITE)) {
                ballast.truncate(ballast.size() - bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rowsWaitForSpace() {
        StorageContext.over(disk.resolve("data")).run(context -> {
            JdbcClient rows = context.getBean(JdbcClient.class);
            rows.sql("create table kept (id int primary key, text varchar(100000))")
                    .update();
            fillDisk();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 300; i++) {
                    rows.sql("insert into kept values (?, ?)")
                            .params(i, new java.util.Random(i).ints(9_000).toString() + "x".repeat(20_000))
                            .update();
                }
            });
            await().atMost(PATIENCE).until(() -> health(disk.resolve("data")).equals(Status.DOWN));
            assertThat(writing).isNotDone();
            Files.delete(disk.resolve("ballast"));
            writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(rows.sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(300);
        });
    }

    @Test
    void stopsWhileTheDiskIsFull() {
        AtomicInteger acknowledged = new AtomicInteger();
        Path data = disk.resolve("data");
        StorageContext.over(data).run(context -> {
            fillDisk();
            assertThatThrownBy(() -> insertUntilRefused(context.getBean(MongoTemplate.class), acknowledged))
                    .isNotNull();
        });
        assertThat(disk.resolve("ballast").toFile().delete()).isTrue();
        StorageContext.over(data)
                .run(context -> assertThat(context.getBean(MongoTemplate.class).findAll(Document.class, "note"))
                        .hasSizeBetween(acknowledged.get(), acknowledged.get() + 1));
    }

    private static Status health(Path data) {
        return new StoreHealth(new StorageProperties(data, Duration.ofSeconds(10), new StorageProperties.Upgrade("")))
                .health()
                .getStatus();
    }

    private static void insertUntilRefused(MongoTemplate documents, AtomicInteger acknowledged) {
        while (true) {
            insert(documents, "note", acknowledged.get(), 1);
            acknowledged.incrementAndGet();
        }
    }

    private static void insert(MongoTemplate documents, String collection, int first, int count) {
        for (int i = first; i < first + count; i++) {
            documents.insert(new Document("_id", i).append("text", "x".repeat(2_000)), collection);
        }
    }

    private void fillDisk() throws IOException {
        try (var out =
                Files.newOutputStream(disk.resolve("ballast"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("No space left on device");
        }
    }

    private static int execute(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

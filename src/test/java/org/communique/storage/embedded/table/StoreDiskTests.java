package org.communique.storage.embedded.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDiskTests {

    @TempDir
    Path folder;

    private final List<Throwable> lost = new ArrayList<>();
    private final StoreDisk disk = new StoreDisk(Path.of("data"), lost::add);

    @Test
    void repeatsAWriteFromItsBeginning() throws IOException {
        AtomicInteger attempts = new AtomicInteger();

        String written = disk.untilWritten(this, () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("No space left on device");
            }
            assertThat(disk.isFull()).isTrue();
            return "written";
        });

        assertThat(written).isEqualTo("written");
        assertThat(disk.isFull()).isFalse();
        assertThat(lost).isEmpty();
    }

    @Test
    void endsTheProcessAfterAForceThatFailed() throws IOException {
        try (FileChannel channel = new UnforceableFile()) {
            assertThatThrownBy(() -> disk.force(channel, false)).hasMessage("Input/output error");
        }

        assertThat(lost).singleElement().satisfies(why -> assertThat(why).hasMessage("Input/output error"));
    }

    @Test
    void givesUpWhenTheServerStops() {
        disk.stopWaiting();

        assertThatThrownBy(() -> disk.untilWritten(this, () -> {
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        disk.lost(new IOException("Closed"));
        assertThat(lost).isEmpty();
    }

    @Test
    void waitsOnThoughItsThreadIsInterrupted() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        Thread.currentThread().interrupt();

        disk.untilWritten(this, () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IOException("No space left on device");
            }
            return attempts;
        });

        assertThat(Thread.interrupted()).as("interrupted still").isTrue();
        assertThat(disk.isFull()).isFalse();
    }

    /** H2 closes a database for ever when a write fails, and an interrupt closes the channel of whichever write it meets. */
    @Test
    void keepsADatabaseOpenThoughThreadsAreInterruptedWhileTheyWrite() throws Exception {
        String url = "jdbc:h2:" + WaitingFilePath.of(folder.resolve("workflow")) + ";WRITE_DELAY=0";
        AtomicInteger kept = new AtomicInteger();
        try (Connection held = DriverManager.getConnection(url)) {
            held.createStatement().execute("create table kept (id int primary key, text varchar)");
            Thread writer = Thread.ofPlatform().start(() -> {
                try (var insert = held.prepareStatement("insert into kept values (?, ?)")) {
                    while (kept.get() < 500) {
                        insert.setInt(1, kept.get());
                        insert.setString(2, "x".repeat(3_000));
                        insert.execute();
                        kept.incrementAndGet();
                        Thread.interrupted();
                    }
                } catch (SQLException e) {
                    lost.add(e);
                }
            });
            while (writer.isAlive()) {
                writer.interrupt();
                Thread.onSpinWait();
            }
            assertThat(lost).isEmpty();
            assertThat(rows(held)).isEqualTo(500);
        }
        try (Connection opened = DriverManager.getConnection(url)) {
            assertThat(rows(opened)).isEqualTo(500);
        } finally {
            StoreDisk.of(folder.resolve("workflow.mv.db")).release();
        }
    }

    private static int rows(Connection connection) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void isTheSameForAllFilesOfAFolder() {
        StoreDisk data = StoreDisk.of(folder);
        try {
            assertThat(StoreDisk.of(folder.resolve("documents/documents.mv"))).isSameAs(data);
            assertThat(StoreDisk.of(folder.resolveSibling("other"))).isNotSameAs(data);
        } finally {
            data.release();
            StoreDisk.of(folder.resolveSibling("other")).release();
        }
    }

    private static final class UnforceableFile extends FileBaseDefault {

        @Override
        public int read(ByteBuffer target, long position) {
            return -1;
        }

        @Override
        public int write(ByteBuffer source, long position) {
            return source.remaining();
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        protected void implTruncate(long size) {
            // Has nothing.
        }

        @Override
        public void force(boolean metaData) throws IOException {
            throw new IOException("Input/output error");
        }
    }
}

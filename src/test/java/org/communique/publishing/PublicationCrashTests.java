package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.communique.ApplicationArchive;
import org.communique.RandomSeed;
import org.communique.ServerTest;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.publishing.PublishingFixtures.Ready;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.storage.WriteFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** A server is killed at each point of a publication, and the next goes on. */
@ServerTest
class PublicationCrashTests {

    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;

    /** The note that it has begun, the phase, the entry of the ledger and the end of the note. */
    private static final int LEAST_WRITES = 4;

    @Autowired
    PublishingFixtures fixtures;

    @Autowired
    WriteFaults faults;

    @Autowired
    PublicationReconciler reconciler;

    @Autowired
    Statements statements;

    @Autowired
    Ledger ledger;

    @Autowired
    MongoOperations mongo;

    @TempDir
    Path folder;

    @Test
    void isOnRecordOnceAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var ready = fixtures.closed("Killed", "We call on States.\n", "Org", null);
            kill.accept(() -> fixtures.publish(ready));
            reconcile(ready);
            if (phase(ready) == Phase.CLOSED) {
                fixtures.publish(ready);
            }
            assertThat(phase(ready)).isEqualTo(Phase.PUBLISHED);
            assertThat(ledger.entries(LogId.publicOf(ready.statement().value())))
                    .filteredOn(entry -> entry.type().equals("published"))
                    .hasSize(1);
            assertThat(mongo.count(query(where("statement").is(ready.statement())), Publication.class))
                    .isOne();
        });
        assertThat(writes).isGreaterThanOrEqualTo(LEAST_WRITES);
    }

    /** As the job does a minute after the change. */
    private void reconcile(Ready ready) {
        mongo.getCollection("reconcileQueue")
                .find(new Document("kind", reconciler.kind())
                        .append("subject", ready.statement().value()))
                .map(entry -> entry.getString("subject"))
                .forEach(reconciler::reconcile);
    }

    private Phase phase(Ready ready) {
        return statements.findById(ready.statement()).orElseThrow().phase();
    }

    /** The process ends itself, as by kill -9. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void isOnRecordOnceWhereverTheServerIsKilled() throws Exception {
        long seed = RandomSeed.of(PublicationCrashTests.class);
        List<PublicationCrashPoint> points = Arrays.asList(PublicationCrashPoint.values());
        Collections.shuffle(points, new Random(seed));
        for (var point : points) {
            assertThat(run(point.name()).exit()).as("exit at %s", point).isEqualTo(KILLED);
            assertThat(run().has()).contains("HAS PUBLISHED, recorded 1, publications 1: Killed at " + point);
        }
    }

    private record Run(int exit, List<String> has) {}

    private Run run(String... point) throws Exception {
        List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
        command.addAll(List.of(PublicationCrashProcess.class.getName(), folder.toString()));
        command.addAll(List.of(point));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        try (var output = process.inputReader()) {
            var has = output.lines().filter(line -> line.startsWith("HAS ")).toList();
            return new Run(process.waitFor(), has);
        }
    }
}

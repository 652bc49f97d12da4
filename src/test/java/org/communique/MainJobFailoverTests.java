package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application on a replica set whose primary steps down all the time, and whose replies get lost. A mail comes again only
 * if the server was killed while it had it in hand: the relay may have taken it then, and no one can know.
 */
@EnabledIf("org.communique.LongRun#isOn")
class MainJobFailoverTests {

    private static final int BATCHES = LongRun.either(1, 10);
    private static final int KILLS_OF_A_BATCH = LongRun.either(2, 10);
    /** Commands, of which one fails: 300 in all for each kind of failure. */
    private static final int ONE_IN = LongRun.either(100, 200);

    @TempDir
    Path folder;

    /** A batch ends with a kill in the publication. {@code -Dlong} for 100 kills, {@code -Dseed=} for the same draws. */
    @Test
    void losesNothingAcknowledgedAndMailsNobodyTwiceThoughTheServerIsKilledToo() throws Exception {
        var random = new Random(RandomSeed.of(MainJobFailoverTests.class));
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        try (var set = FakeReplicaSet.open(folder.resolve("mongo"));
                var client = MongoClients.create(set.uri())) {
            var store = client.getDatabase(new ConnectionString(set.uri()).getDatabase());
            var server = start(set, relay);
            try {
                server.setUp("amina@example.org");
                var team = MainJobWorkload.Team.join(server, folder.resolve("data"));
                List<String> mayComeAgain = new ArrayList<>();
                List<MainJobWorkload> batches = new ArrayList<>();
                for (int batch = 0; batch < BATCHES; batch++) {
                    var people = new MainJobWorkload(team, server, relay, "Batch " + batch);
                    batches.add(people);
                    for (int kill = 1; kill <= KILLS_OF_A_BATCH; kill++) {
                        set.failAtRandom(random, ONE_IN);
                        if (kill < KILLS_OF_A_BATCH) {
                            people.workUntilKilled(server, random);
                        } else {
                            people.publishUntilKilled(server, set::commands, random);
                        }
                        set.failNoMore();
                        mayComeAgain.addAll(InvitationWorkload.claimed(store));
                        assertThat(server.output()).doesNotContain(" ERROR ");
                        server = start(set, relay);
                        set.failAtRandom(random, ONE_IN);
                        people.check(server);
                    }
                    people.finish(server, folder);
                    set.failNoMore();
                    System.out.printf(
                            "Batch %d: %d acts were acknowledged; %d step-downs and %d lost replies so far%n",
                            batch, people.acknowledged(), set.stepDowns(), set.lostReplies());
                }
                for (var people : batches) {
                    people.check(server);
                }
                var again = InvitationWorkload.checkAll(relay, store);
                System.out.printf(
                        "%d acts were acknowledged through %d step-downs, %d lost replies and %d kills; of %d mails %d"
                                + " came again, of %d in hand at a kill%n",
                        batches.stream().mapToInt(MainJobWorkload::acknowledged).sum(),
                        set.stepDowns(),
                        set.lostReplies(),
                        BATCHES * KILLS_OF_A_BATCH,
                        relay.getReceivedMessages().length,
                        again.size(),
                        mayComeAgain.size());
                again.forEach(mail -> assertThat(mayComeAgain.remove(mail))
                        .as("in hand at a kill: %s", mail)
                        .isTrue());
            } finally {
                server.close();
            }
        } finally {
            relay.stop();
        }
    }

    private ServerProcess start(FakeReplicaSet set, GreenMail relay) throws Exception {
        return ServerProcess.start(
                folder.resolve("data"),
                Map.of(
                        "COMMUNIQUE_STATEMENTS_OPENEDPERHOUR",
                        "100000",
                        "COMMUNIQUE_STATEMENTS_OPEN",
                        "100000",
                        "COMMUNIQUE_INVITATIONS_MAILBOXESPERHOUR",
                        "100000",
                        "COMMUNIQUE_SIGNON_ACTSPERHOUR",
                        "100000",
                        "SPRING_MONGODB_URI",
                        set.uri(),
                        "SPRING_MAIL_HOST",
                        "127.0.0.1",
                        "SPRING_MAIL_PORT",
                        String.valueOf(relay.getSmtp().getPort()),
                        "COMMUNIQUE_MAIL_FIRSTPAUSE",
                        "1s",
                        "COMMUNIQUE_MAIL_LEASE",
                        "3s"));
    }
}

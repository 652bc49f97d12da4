package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.communique.mail.ScriptedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The mail relay accepts connections and says nothing, in the long mode for more than ten minutes and with the timeouts as they are
 * shipped. All else goes on.
 */
class SilentRelayTests {

    private static final String TIMEOUT = String.valueOf(LongRun.either(2_000, 30_000));

    /** Within which a server first makes digests of members for whom it is after seven in the morning. */
    private static final Duration DIGEST = Duration.ofMinutes(12);

    @TempDir
    Path folder;

    /** For the long mode, as a server first makes digests after ten minutes; {@code MailOutboxTests} has silent relays in the usual run. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void reviewsSignOnLedgerPublicationAndDigestsGoOnAndEachMailIsSentOnceAfterwards() throws Exception {
        try (var relay = new ScriptedRelay(ScriptedRelay::saysNothing);
                var server = start(relay)) {
            server.setUp("amina@example.org");
            var team = MainJobWorkload.Team.join(server, folder.resolve("data"));
            var administrator = new ApiClient(server.port(), team.administrator());
            var digested = new ApiClient(server.port(), team.signer().token());
            assertThat(digested.put("/me/notice-settings", Map.of("deliveries", Map.of("ASKED", "DAILY"))))
                    .isTrue();
            assertThat(digested.put("/me/time-zone", Map.of("zone", zoneAfterSeven())))
                    .isTrue();

            var signing = new SigningWorkload(team.coordinator(), team.signer().token(), "Organisation");
            signing.open(administrator, team.signer().id(), team.approving());
            await().until(() -> relay.connections() > 0);
            signing.sign(server.port());
            signing.check(server.port());
            signing.finish(server.port(), folder);
            await("a digest").atMost(DIGEST).until(() -> kinds(administrator).contains("DIGEST"));
            assertThat(kinds(administrator)).contains("STAGE_OPENED");
            assertThat(relay.accepted()).isEmpty();

            relay.answer(ScriptedRelay::takesAll);
            await("the outbox is empty")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> queued(administrator).isEmpty());
            assertThat(relay.accepted())
                    .doesNotHaveDuplicates()
                    .hasSize(administrator
                            .get("/mails")
                            .get("counts")
                            .get("HANDED_OVER")
                            .asInt());
            assertThat(server.output()).doesNotContain(" ERROR ");
        }
    }

    /** Where it stays after seven in the morning for some hours. */
    private static String zoneAfterSeven() {
        return LocalTime.now(ZoneOffset.UTC).getHour() < 10 ? "Pacific/Auckland" : "Etc/UTC";
    }

    private static List<String> kinds(ApiClient administrator) throws Exception {
        return queued(administrator)
                .valueStream()
                .map(mail -> mail.get("kind").asString())
                .toList();
    }

    private static JsonNode queued(ApiClient administrator) throws Exception {
        return administrator.get("/mails?state=QUEUED").get("mails");
    }

    private ServerProcess start(ScriptedRelay relay) throws Exception {
        return ServerProcess.start(
                folder.resolve("data"),
                Map.of(
                        "SPRING_MAIL_HOST", "127.0.0.1",
                        "SPRING_MAIL_PORT", String.valueOf(relay.port()),
                        "SPRING_MAIL_PROPERTIES_MAIL_SMTP_TIMEOUT", TIMEOUT,
                        "COMMUNIQUE_MAIL_FIRSTPAUSE", "1s",
                        "COMMUNIQUE_MAIL_LONGESTPAUSE", "5s"));
    }
}

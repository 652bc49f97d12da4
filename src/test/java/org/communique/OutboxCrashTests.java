package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.communique.mail.ScriptedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed while its mails are with a relay that says nothing. */
@EnabledIf("org.communique.LongRun#isOn")
class OutboxCrashTests {

    private static final int MAILS = 20;

    @TempDir
    Path folder;

    @Test
    void sendsEachMailOnceAfterAKill() throws Exception {
        try (var relay = new ScriptedRelay(ScriptedRelay::saysNothing)) {
            try (var server = start(relay)) {
                server.setUp("amina@example.org");
                var operator = new MainJob(server.port(), folder.resolve("data"));
                var administrator = new ApiClient(server.port(), operator.token("amina@example.org"));
                var organisation = administrator
                        .get("/organisations")
                        .valueStream()
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
                for (int i = 0; i < MAILS; i++) {
                    var member = Map.of(
                            "name",
                            "Member " + i,
                            "email",
                            "member" + i + "@example.org",
                            "organisation",
                            organisation,
                            "roles",
                            List.of("REVIEWER"));
                    var id = administrator
                            .post("/members", member)
                            .orElseThrow()
                            .get("id")
                            .asString();
                    administrator.post("/members/" + id + "/link", Map.of());
                }
                await().until(() -> relay.connections() > 0);
                server.kill();
            }
            relay.answer(ScriptedRelay::takesAll);

            try (var server = start(relay)) {
                await().until(() -> relay.accepted().size() >= MAILS);
                var operator = new MainJob(server.port(), folder.resolve("data"));
                var administrator = new ApiClient(server.port(), operator.token("amina@example.org"));
                await().until(() ->
                        administrator.get("/mails?state=QUEUED").get("mails").isEmpty());

                var handedOver = administrator.get("/mails?state=HANDED_OVER").get("mails");
                assertThat(relay.accepted()).hasSize(handedOver.size()).doesNotHaveDuplicates();
                assertThat(handedOver
                                .valueStream()
                                .filter(mail -> mail.get("to").asString().startsWith("member")))
                        .hasSize(MAILS);
            }
        }
    }

    private ServerProcess start(ScriptedRelay relay) throws Exception {
        return ServerProcess.start(
                folder.resolve("data"),
                Map.of(
                        "SPRING_MAIL_HOST", "127.0.0.1",
                        "SPRING_MAIL_PORT", String.valueOf(relay.port()),
                        "COMMUNIQUE_MAIL_FIRSTPAUSE", "1s",
                        "COMMUNIQUE_MAIL_LEASE", "3s"));
    }
}

package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.DraftSocketClient;
import org.communique.crdt.YDoc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The copy in which an organisation writes what it proposes, over the WebSocket of drafts. */
class ProposalSocketTests extends ApiTest {

    private Organisation lakeside;
    private Member proposer;
    private Member foreign;
    private Caller coordinator;
    private Member secretary;
    private String statement;
    private DraftId draft;

    @BeforeEach
    void begin() {
        secretary = people.member(people.organisation("Secretariat"), Role.COORDINATOR);
        coordinator = with(secretary);
        lakeside = people.organisation("Lakeside");
        proposer = people.member(lakeside, Role.REVIEWER);
        foreign = people.member(people.organisation("Monsoon"), Role.DRAFTER);
        var grants = Stream.of(proposer, foreign)
                .map(member -> "{\"organisation\": \"%s\", \"right\": \"EDIT\"}"
                        .formatted(member.organisation().value()))
                .collect(Collectors.joining(", "));
        statement = "/api/v1/statements/"
                + coordinator
                        .post(
                                "/api/v1/statements",
                                "{\"title\": \"On article 24\", \"markdown\": \"States shall act.\", \"grants\": [%s]}"
                                        .formatted(grants))
                        .succeeds()
                        .text("/id");
        coordinator
                .post(
                        statement + "/amendment-rounds",
                        "{\"deadline\": \"%s\"}".formatted(Instant.now().plus(Duration.ofDays(9))))
                .succeeds();
        draft = new DraftId(
                with(proposer).post(statement + "/proposals", "").succeeds().text("/id"));
    }

    private DraftSocketClient joined(Member member) {
        return DraftSocketClient.connect(port).joined(draft, token(member));
    }

    private String text() {
        return with(proposer)
                .get(statement + "/proposals/" + draft.value() + "/draft")
                .succeeds()
                .response()
                .body();
    }

    private static byte[] block(String node, long client, String words) {
        var document = new YDoc(client);
        document.getXmlFragment("default").insertElement(0, node).insertText(0).insert(0, words);
        return document.encodeStateAsUpdate();
    }

    @Test
    void isWrittenByThoseWhoSpeakForTheOrganisation() {
        var colleague = people.member(lakeside, Role.REPRESENTATIVE);
        try (var one = joined(proposer);
                var other = joined(colleague)) {
            one.edit(draft, block("paragraph", 71, "Written together"));
            other.awaitHeard("Written together");
        }
        assertThat(text()).contains("Written together");
    }

    @Test
    void isClosedToAllOthersAsOneThatDoesNotExist() {
        var administrator = people.member(lakeside, Role.ADMINISTRATOR);
        for (var member : List.of(secretary, foreign, administrator)) {
            for (var id : List.of(draft, new DraftId(draft.value() + "9"))) {
                try (var client = DraftSocketClient.connect(port).join(id, token(member))) {
                    await().until(() -> client.isClosed() || client.heard().contains("forbidden"));
                    assertThat(client.heard()).doesNotContain("States shall act", "read-write");
                }
            }
        }
        var path = "/collab/" + draft.value();
        for (var what : List.of("/authors", "/history", "/history/1")) {
            assertThat(with(secretary).get(path + what).response().statusCode()).isEqualTo(404);
            assertThat(with(proposer).get(path + what).response().statusCode()).isLessThan(500);
        }
    }

    @Test
    void takesNoNodesThatTheEditorDoesNotHave() {
        try (var client = joined(proposer)) {
            client.edit(draft, block("script", 72, "alert(1)"));
            client.awaitRefusal();
        }
        assertThat(text()).isEqualTo("States shall act.\n");
    }

    @Test
    void canOnlyBeReadOnceTheRoundIsClosed() {
        try (var client = joined(proposer)) {
            coordinator.post(statement + "/amendment-rounds/1/closing", "").succeeds();
            cannotWriteAnyMore(client);
        }
    }

    @Test
    void canOnlyBeReadOnceItIsDiscarded() {
        try (var client = joined(proposer)) {
            with(proposer).delete(statement + "/proposals/" + draft.value()).succeeds();
            cannotWriteAnyMore(client);
        }
    }

    /** Within the second for which rights count that were looked at. */
    private void cannotWriteAnyMore(DraftSocketClient client) {
        try (var late = joined(proposer)) {
            late.edit(draft, block("paragraph", 73, "Too late"));
            late.awaitRefusal();
        }
        assertThat(text()).isEqualTo("States shall act.\n");
        await().atMost(Duration.ofSeconds(3)).until(() -> {
            client.edit(draft, block("paragraph", Instant.now().toEpochMilli() % 1_000_000, "Late"));
            return client.heard().contains("\"refused\"");
        });
    }

    @Test
    void isClosedToAMemberWhoNoLongerSpeaksForTheOrganisation() {
        var left = people.member(lakeside, Role.REVIEWER);
        var moved = people.member(lakeside, Role.REVIEWER);
        var other = people.member(lakeside, Role.REVIEWER);
        try (var first = joined(left);
                var second = joined(moved);
                var third = joined(other)) {
            people.deactivate(left.id());
            people.move(moved.id(), foreign.organisation());
            people.giveRoles(other.id(), Role.ADMINISTRATOR);
            for (var client : List.of(first, second, third)) {
                client.closed().orTimeout(5, TimeUnit.SECONDS).join();
            }
        }
    }
}

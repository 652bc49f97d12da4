package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.communique.RandomSeed;
import org.communique.collab.DraftId;
import org.communique.collab.DraftSocketClient;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.codec.ByteWriter;
import org.communique.id.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members with a right to a draft send over its socket to harm it, or those who have it open. */
@AttackTest
class DraftTests {

    private static final int ROUNDS = AttackTest.LONG ? 20_000 : 200;

    private final AttackedServer server;
    private final AttackedCoalition attackedCoalition;
    private final Http http;
    private final Random random;
    private DraftId draft = new DraftId("none");
    private String text = "";

    DraftTests(AttackedServer server) {
        var seed = RandomSeed.of(DraftTests.class);
        this.server = server;
        this.attackedCoalition = server.coalition();
        this.http = new Http(server.port());
        this.random = new Random(seed);
    }

    @BeforeEach
    void open() {
        var grants = List.of(
                Map.of("member", attackedCoalition.member(Caller.DRAFTER), "right", "EDIT"),
                Map.of("member", attackedCoalition.member(Caller.REVIEWER), "right", "REVIEW"));
        draft = new DraftId(http.post(
                        "/api/v1/statements",
                        attackedCoalition.as(Caller.COORDINATOR),
                        Map.of("title", "Attacked", "markdown", "What was written stays.\n", "grants", grants))
                .orFail()
                .json()
                .get("id")
                .asString());
        text = text();
    }

    private String text() {
        return http.get("/api/v1/statements/" + draft.value() + "/draft", attackedCoalition.as(Caller.COORDINATOR))
                .orFail()
                .text();
    }

    private DraftSocketClient drafter() {
        return joined(Caller.DRAFTER);
    }

    private DraftSocketClient coordinator() {
        return joined(Caller.COORDINATOR);
    }

    private DraftSocketClient reader() {
        return joined(Caller.REVIEWER);
    }

    private DraftSocketClient joined(Caller caller) {
        return DraftSocketClient.connect(server.port())
                .joined(draft, attackedCoalition.as(caller).token());
    }

    /** Whatever came, the statement goes on: a colleague writes, submits, and takes it back. */
    @AfterEach
    void colleaguesGoOn() {
        var coordinator = attackedCoalition.as(Caller.COORDINATOR);
        var about = "/api/v1/statements/" + draft.value();
        http.send(
                        "PUT",
                        about + "/draft",
                        (text() + "\nAnd this was added.\n").getBytes(StandardCharsets.UTF_8),
                        coordinator.headersAnd("Content-Type", "text/markdown"))
                .orFail();
        assertThat(text()).contains("And this was added.");
        http.post(about + "/versions", coordinator, Map.of()).orFail();
        assertThat(server.log()).doesNotContain("OutOfMemoryError", "StackOverflowError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cursor\":{\"anchor\":null,\"head\":null}}",
                "{\"cursor\":\"abc\"}",
                "{\"cursor\":[]}",
                "{\"cursor\":{\"anchor\":{},\"head\":{}}}",
                "{\"cursor\":{\"anchor\":{\"type\":null,\"tname\":\"default\",\"item\":{\"client\":-1,\"clock\":-1}},\"head\":1}}",
                "{\"cursor\":{\"anchor\":{\"type\":{\"client\":\"a\",\"clock\":1e99}},\"head\":{\"type\":1}}}",
                "{\"selection\":{\"a\":{\"b\":{}}},\"__proto__\":{\"polluted\":true}}",
                "{\"constructor\":{\"prototype\":{\"polluted\":true}}}",
                "{\"user\":{\"name\":\"<img src=x"
                        + " onerror=alert(1)>\",\"color\":\"red;background:url(//evil.example)\"}}",
                "[]",
                "1",
                "\"text\"",
                "{",
            })
    void awarenessThatAnEditorCannotReadReachesNoColleague(String state) {
        try (var colleague = drafter();
                var attacker = reader();
                var other = coordinator()) {
            attacker.awareness(draft, 4711, 1, state);
            attacker.edit(draft, paragraph(5, "Read by now"));
            attacker.awaitRefusal();
            other.awareness(draft, 4712, 1, "{\"user\":{}}");
            colleague.awaitHeard("\"COORDINATOR\"");
            assertThat(colleague.heard())
                    .doesNotContain("\"anchor\":null", "\"abc\"", "\"cursor\":[]", "\"anchor\":{}", "1e99", "1E99")
                    .doesNotContain("polluted", "onerror", "evil.example");
        }
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void awarenessThatIsDeepOrLongReachesNoColleague() {
        try (var colleague = drafter();
                var other = coordinator()) {
            for (var state : List.of(
                    "{\"cursor\":".repeat(3_000) + "1" + "}".repeat(3_000),
                    "[".repeat(8_000),
                    "{\"cursor\":\"" + "x".repeat(15_000) + "\"}")) {
                try (var attacker = reader()) {
                    attacker.awareness(draft, 4711, 1, state);
                    attacker.edit(draft, paragraph(5, "Read by now"));
                    attacker.awaitRefusal();
                }
            }
            other.awareness(draft, 4712, 1, "{\"user\":{}}");
            colleague.awaitHeard("\"COORDINATOR\"");
            assertThat(colleague.heard()).doesNotContain("\"cursor\":{\"cursor\"", "xxxx");
        }
    }

    @Test
    void awarenessInAColleaguesNameChangesNothing() {
        try (var colleague = drafter();
                var attacker = reader();
                var watcher = drafter()) {
            colleague.awareness(draft, 4711, 1, "{\"user\":{\"name\":\"x\"}}");
            attacker.awaitHeard("DRAFTER");
            attacker.awareness(draft, 4711, 99, "{\"user\":{\"name\":\"x\"}}");
            attacker.awareness(draft, 4711, 100, "null");
            attacker.awareness(draft, 4712, 1, "{\"user\":{\"name\":\"x\"}}");
            watcher.awaitHeard("REVIEWER");
            assertThat(watcher.heard().split("REVIEWER", -1)).hasSize(2);
        }
    }

    /** Bytes at random, and good frames with a few bytes changed. */
    @Test
    void framesOfNoProtocolHarmNobody() {
        try (var colleague = drafter()) {
            var good = frames();
            for (int i = 0; i < ROUNDS; i++) {
                try (var attacker = reader()) {
                    for (int frame = 0; frame < 20 && !attacker.isClosed(); frame++) {
                        attacker.send(bent(good.get(random.nextInt(good.size()))));
                    }
                }
                i += 19;
            }
            assertThat(colleague.isClosed()).isFalse();
        }
        assertThat(text()).isEqualTo(text);
    }

    private List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        for (var type : List.of(0, 1, 2, 3, 4, 5, 6, 7, 8)) {
            var frame = new ByteWriter();
            frame.writeVarString(draft.value());
            frame.writeVarUint(type);
            frame.writeVarUint(type % 3);
            frame.writeVarBytes(paragraph(random.nextLong(1, 1L << 32), "x"));
            frames.add(frame.toByteArray());
        }
        return frames;
    }

    private byte[] bent(byte[] frame) {
        var bent = Arrays.copyOf(frame, random.nextInt(1, frame.length + 1));
        for (int i = random.nextInt(4); i > 0; i--) {
            bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
        }
        return bent;
    }

    @Test
    void aReadersEditsAreRefused() {
        try (var attacker = reader()) {
            attacker.edit(draft, paragraph(5, "By a reader"));
            assertThat(attacker.awaitRefusal()).contains("read-only");
        }
        assertThat(text()).isEqualTo(text);
    }

    /** @param build what the editor could not make, or what no version could be made of */
    record Hostile(String name, Consumer<YXmlFragment> build) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Hostile> documents() {
        return List.of(
                new Hostile("a thousand quotes in each other", root -> {
                    var inner = root;
                    for (int i = 0; i < 1_000; i++) {
                        inner = inner.insertElement(0, "blockquote");
                    }
                    inner.insertElement(0, "paragraph").insertText(0).insert(0, "deep");
                }),
                new Hostile("lists in each other", root -> {
                    var inner = root;
                    for (int i = 0; i < 500; i++) {
                        inner = inner.insertElement(0, "bulletList").insertElement(0, "listItem");
                    }
                    inner.insertElement(0, "paragraph").insertText(0).insert(0, "deep");
                }),
                new Hostile(
                        "a text that grows when it is written down",
                        root -> root.insertElement(0, "paragraph").insertText(0).insert(0, "*".repeat(3_500_000))),
                new Hostile(
                        "a script",
                        root -> root.insertElement(0, "script").insertText(0).insert(0, "alert(1)")),
                new Hostile("a paragraph in a text's place", root -> root.insertElement(0, "text")),
                new Hostile(
                        "an attribute that is no value of it",
                        root -> root.insertElement(0, "heading").setAttribute("level", "a".repeat(100_000))),
                new Hostile(
                        "a link that runs",
                        root -> root.insertElement(0, "paragraph")
                                .insertText(0)
                                .insert(0, "x", Map.of("link", Map.of("href", "javascript:alert(1)")))),
                new Hostile(
                        "a mark that there is not",
                        root -> root.insertElement(0, "paragraph")
                                .insertText(0)
                                .insert(0, "x", Map.of("blink", true))));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentOfWhichNoVersionCanBeMadeIsRefused(Hostile hostile) {
        try (var attacker = drafter()) {
            var document = new YDoc(77);
            hostile.build().accept(document.getXmlFragment("default"));
            attacker.edit(draft, document.encodeStateAsUpdate());
            assertThat(attacker.awaitRefusal())
                    .containsAnyOf("\"schema\"", "\"malformed\"", "\"too-large\"", "\"too-deep\"");
        }
        assertThat(text()).isEqualTo(text);
    }

    /** Each waits for one that never comes. */
    @Test
    void editsThatWaitForOthersAreNotKept() {
        for (int i = 0; i < (AttackTest.LONG ? 500 : 10); i++) {
            try (var attacker = drafter()) {
                var document = new YDoc(1_000 + i);
                var words = document.getXmlFragment("default")
                        .insertElement(0, "paragraph")
                        .insertText(0);
                words.insert(0, "first");
                var seen = document.encodeStateVector();
                words.insert(5, "x".repeat(10_000));
                attacker.edit(draft, document.encodeStateAsUpdate(seen));
                attacker.answer(draft, document.encodeStateAsUpdate(seen));
                assertThat(attacker.awaitRefusal()).contains("start-afresh");
            }
        }
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void nobodyWritesAsAnother() {
        try (var colleague = coordinator();
                var attacker = drafter()) {
            colleague.edit(draft, paragraph(8_000, "By a colleague"));
            attacker.awaitHeard("By a colleague");
            attacker.edit(draft, paragraph(8_000, "Not by a colleague"));
            assertThat(attacker.awaitRefusal()).contains("foreign-client");
        }
        assertThat(text()).contains("By a colleague").doesNotContain("Not by");
    }

    @Test
    void othersDraftsAndMadeUpOnesCannotBeJoinedAndLookTheSame() {
        var answers = new ArrayList<String>();
        for (var other : List.of(attackedCoalition.others().drafting(), Id.random())) {
            try (var attacker = DraftSocketClient.connect(server.port())) {
                attacker.join(
                                new DraftId(other),
                                attackedCoalition.as(Caller.DRAFTER).token())
                        .awaitHeard("forbidden");
                answers.add(attacker.heard().replace(other, ""));
            }
        }
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    }

    private static byte[] paragraph(long client, String words) {
        var document = new YDoc(client);
        document.getXmlFragment("default")
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, words);
        return document.encodeStateAsUpdate();
    }
}

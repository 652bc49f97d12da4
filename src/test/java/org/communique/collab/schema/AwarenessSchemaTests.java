package org.communique.collab.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.communique.collab.schema.AwarenessSchema.Admitted;
import org.communique.collab.schema.AwarenessSchema.User;
import org.communique.crdt.YDoc;
import org.communique.crdt.position.Awareness.ClientState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwarenessSchemaTests {

    private static final long CLIENT = 7;
    private static final User USER = new User("Amina", "#1d4ed8", "amina");
    private static final String SIGNED = "{\"user\":{\"name\":\"Amina\",\"color\":\"#1d4ed8\",\"memberId\":\"amina\"},";
    private static final String NO_CARET = SIGNED + "\"cursor\":null}";

    private final YDoc doc = new YDoc(1);

    AwarenessSchemaTests() {
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, "text");
    }

    private Optional<Admitted> admitted(String json) {
        return AwarenessSchema.admit(
                CLIENT, 1, json.getBytes(StandardCharsets.UTF_8), USER, place -> place.isIn(doc, CLIENT));
    }

    private String passedOn(String json) {
        return admitted(json).orElseThrow().state().json();
    }

    @Test
    void passesOnTheCaretOfOurEditor() {
        var sent = "{\"user\":{\"name\":\"Mallory\"},\"cursor\":{"
                + "\"anchor\":{\"type\":null,\"tname\":null,\"item\":{\"client\":1,\"clock\":2},\"assoc\":-1},"
                + "\"head\":{\"type\":{\"client\":1,\"clock\":0},\"tname\":null,\"item\":null,\"assoc\":0}}}";

        assertThat(admitted(sent)).hasValueSatisfying(admitted -> {
            assertThat(admitted.whole()).isTrue();
            assertThat(admitted.state().json())
                    .isEqualTo(SIGNED + "\"cursor\":{\"anchor\":{\"item\":{\"client\":1,\"clock\":2},\"assoc\":-1},"
                            + "\"head\":{\"type\":{\"client\":1,\"clock\":0},\"assoc\":0}}}");
        });
    }

    @Test
    void passesOnACaretInWhatTheClientHasJustTyped() {
        var own = "{\"item\":{\"client\":7,\"clock\":40},\"assoc\":0}";
        assertThat(passedOn("{\"cursor\":{\"anchor\":%s,\"head\":%s}}".formatted(own, own)))
                .contains(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "5",
                "true",
                "[]",
                "{}",
                "{\"anchor\":null,\"head\":null}",
                "{\"anchor\":{\"tname\":\"default\"}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"type\":null,\"tname\":null,\"item\":null,\"assoc\":0}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"tname\":\"elsewhere\"}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"tname\":1}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"item\":\"1\"}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"item\":{\"client\":1}}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"item\":{\"client\":1,\"clock\":0.5}}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"item\":{\"client\":1,\"clock\":-1}}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"item\":{\"client\":\"1\",\"clock\":0}}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"item\":{\"client\":1e300,\"clock\":0}}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"tname\":\"default\",\"assoc\":\"x\"}}",
                "{\"anchor\":{\"tname\":\"default\"},\"head\":{\"tname\":\"default\",\"assoc\":1e9999}}"
            })
    void leavesOutWhatIsNoCaret(String cursor) {
        assertThat(admitted("{\"cursor\":" + cursor + "}")).hasValueSatisfying(admitted -> {
            assertThat(admitted.state().json()).isEqualTo(NO_CARET);
            assertThat(admitted.whole()).isFalse();
        });
        assertThat(AwarenessSchema.admit(new ClientState(CLIENT, 1, SIGNED + "\"cursor\":" + cursor + "}")))
                .hasValue(new ClientState(CLIENT, 1, NO_CARET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item\":{\"client\":1,\"clock\":400}}",
                "{\"item\":{\"client\":2,\"clock\":0}}",
                "{\"type\":{\"client\":1,\"clock\":400}}",
                "{\"type\":{\"client\":1,\"clock\":3}}"
            })
    void leavesOutACaretThatIsNotInTheDraft(String place) {
        assertThat(admitted("{\"cursor\":{\"anchor\":%s,\"head\":{\"tname\":\"default\"}}}".formatted(place)))
                .hasValueSatisfying(admitted -> {
                    assertThat(admitted.state().json()).isEqualTo(NO_CARET);
                    assertThat(admitted.whole()).isTrue();
                });
    }

    @Test
    void leavesOutOtherFields() {
        assertThat(admitted("{\"cursor\":null,\"status\":{\"deep\":[[[1]]]}}")).hasValueSatisfying(admitted -> {
            assertThat(admitted.state().json()).isEqualTo(NO_CARET);
            assertThat(admitted.whole()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"cursor\":}", "nonsense"})
    void refusesWhatIsNoState(String json) {
        assertThat(admitted(json)).isEmpty();
        assertThat(AwarenessSchema.admit(new ClientState(CLIENT, 1, json))).isEmpty();
    }

    @Test
    void refusesStatesThatAreTooLargeOrNoText() {
        assertThat(admitted("{\"more\":\"" + "x".repeat(AwarenessSchema.MAX_BYTES) + "\"}"))
                .isEmpty();
        assertThat(AwarenessSchema.admit(CLIENT, 1, new byte[] {'{', (byte) 0xff, '}'}, USER, place -> true))
                .isEmpty();
        assertThat(AwarenessSchema.admit(
                        CLIENT, AwarenessSchema.MAX_CLOCK, "{}".getBytes(StandardCharsets.UTF_8), USER, place -> true))
                .isEmpty();
    }

    @Test
    void endsNestingThatNoEditorSends() {
        assertThat(passedOn("{\"cursor\":" + "[".repeat(1500) + "]".repeat(1500) + "}"))
                .isEqualTo(NO_CARET);
    }

    @Test
    void shortensNames() {
        var user = new User("\uD83D\uDE00".repeat(300), "#1d4ed8", "amina");
        assertThat(user.name()).isEqualTo("\uD83D\uDE00".repeat(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user\":null}",
                "{\"user\":{\"name\":1,\"color\":\"#1d4ed8\",\"memberId\":\"a\"}}",
                "{\"user\":{\"name\":\"a\",\"color\":\"red;\",\"memberId\":\"a\"}}",
                "{\"user\":{\"name\":\"a\",\"color\":\"#1d4ed8\"}}"
            })
    void refusesStatesOfOtherNodesThatDoNotSayWhose(String json) {
        assertThat(AwarenessSchema.admit(new ClientState(CLIENT, 1, json))).isEmpty();
    }
}

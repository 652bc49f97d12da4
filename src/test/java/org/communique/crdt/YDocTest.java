package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.crdt.event.TextRun;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.junit.jupiter.api.Test;

class YDocTest {

    @Test
    void aTransactionIsOneUpdate() {
        YDoc doc = new YDoc(1);
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate(updates::add);
        doc.transact(() -> {
            doc.getText("text").insert(0, "parties");
            doc.getText("text").insert(0, "States ");
        });
        assertThat(updates).hasSize(1);
        YDoc copy = new YDoc(2);
        copy.applyUpdate(updates.getFirst());
        assertThat(copy.getText("text")).hasToString("States parties");
    }

    @Test
    void anUpdateWaitsForTheOneItDependsOn() {
        YDoc doc = new YDoc(1);
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate(updates::add);
        doc.getText("text").insert(0, "a");
        doc.getText("text").insert(1, "b");
        YDoc copy = new YDoc(2);

        copy.applyUpdate(updates.get(1));
        assertThat(copy.hasPending()).isTrue();
        assertThat(copy.getText("text").length()).isZero();

        copy.applyUpdate(updates.get(0));
        assertThat(copy.hasPending()).isFalse();
        assertThat(copy.getText("text")).hasToString("ab");
    }

    @Test
    void theSameUpdateTwiceChangesNothing() {
        YDoc doc = new YDoc(1);
        doc.getText("text").insert(0, "once");
        YDoc copy = new YDoc(2);
        copy.applyUpdate(doc.encodeStateAsUpdate());
        List<byte[]> updates = new ArrayList<>();
        copy.onUpdate(updates::add);
        copy.applyUpdate(doc.encodeStateAsUpdate());
        assertThat(updates).isEmpty();
        assertThat(copy.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
    }

    @Test
    void aDocumentGivesUpAClientIdThatIsInUse() {
        YDoc doc = new YDoc(1);
        doc.getText("text").insert(0, "a");
        YDoc other = new YDoc(1);
        other.applyUpdate(doc.encodeStateAsUpdate());
        assertThat(other.clientId()).isNotEqualTo(1);
    }

    @Test
    void textKeepsItsAttributesInRuns() {
        YDoc doc = new YDoc(1);
        YText text = doc.getText("text");
        text.insert(0, "joint statement");
        text.format(0, 5, Map.of("bold", true));
        assertThat(text.toDelta())
                .containsExactly(new TextRun("joint", Map.of("bold", true)), new TextRun(" statement", Map.of()));
    }

    @Test
    void placesOutsideTheTextAreRefused() {
        YText text = new YDoc(1).getText("text");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> text.insert(1, "x"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> text.delete(0, 1));
    }

    @Test
    void updatesTellWhichClocksTheyHold() {
        YDoc doc = new YDoc(1);
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate(updates::add);
        doc.getText("text").insert(0, "abc");
        doc.getText("text").insert(3, "de");
        assertThat(Updates.clockRanges(updates.get(1))).isEqualTo(Map.of(1L, new ClockRange(3, 5)));
    }

    @Test
    void awarenessSurvivesARoundTrip() {
        List<ClientState> states =
                List.of(new ClientState(7, 3, "{\"user\":{\"name\":\"Aïda\"}}"), new ClientState(8, 4, "null"));
        assertThat(Awareness.decode(Awareness.encode(states))).isEqualTo(states);
        assertThat(states.get(1).isGone()).isTrue();
    }
}

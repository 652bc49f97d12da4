package org.communique.crdt.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.crdt.ContentString;
import org.communique.crdt.ElementId;
import org.communique.crdt.Item;
import org.communique.crdt.ParsedUpdate;
import org.communique.crdt.UpdateEncoderV1;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.YXmlText;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.junit.jupiter.api.Test;

class UpdatePreviewTest {

    private final YDoc author = new YDoc(1);
    private final List<byte[]> updates = new ArrayList<>();
    private final YDoc doc = new YDoc(2);

    UpdatePreviewTest() {
        author.onUpdate(updates::add);
    }

    private byte[] last() {
        return updates.getLast();
    }

    @Test
    void tellsWhatWouldBeAddedAndWhere() {
        YXmlElement heading = author.getXmlFragment("default").insertElement(0, "heading");
        assertThat(UpdatePreview.of(doc, last()).additions())
                .containsExactly(
                        new Addition.Element(new AdditionPlace(AdditionPlace.Kind.ROOT, "default"), "heading", null));

        UpdatePreview.of(doc, last()).apply();
        AdditionPlace inHeading = new AdditionPlace(AdditionPlace.Kind.ELEMENT, "heading");
        author.transact(() -> {
            heading.setAttribute("level", 2);
            heading.insertText(0).insert(0, "Title", Map.of("bold", true));
        });
        AdditionPlace inText = new AdditionPlace(AdditionPlace.Kind.TEXT, "");
        assertThat(UpdatePreview.of(doc, last()).additions())
                .containsExactly(
                        new Addition.Attribute(inHeading, "level", 2L),
                        new Addition.Text(inHeading),
                        new Addition.Mark(inText, "bold", true),
                        new Addition.Characters(inText, "Title"),
                        new Addition.Mark(inText, "bold", null));
        assertThat(doc.getXmlFragment("default")).hasToString("<heading></heading>");
    }

    /** Two clients whose letters stand behind each other's by turns, and many that wait for the last of them. */
    @Test
    void looksAtEachStructAFewTimesHoweverManyWait() {
        int letters = 500;
        int waiters = 500;
        ByteWriter out = new ByteWriter();
        out.writeVarUint(waiters + 2);
        for (int i = 0; i < waiters; i++) {
            section(out, 1_000 + i, 1);
            letterBehind(out, 1, letters - 1);
        }
        section(out, 1, letters);
        out.writeByte(4);
        out.writeVarUint(1);
        out.writeVarString("default");
        out.writeVarString("x");
        for (int i = 1; i < letters; i++) {
            letterBehind(out, 2, i - 1);
        }
        section(out, 2, letters);
        for (int i = 0; i < letters; i++) {
            letterBehind(out, 1, i);
        }
        out.writeVarUint(0);
        var structs = ParsedUpdate.readV1(out.toByteArray()).structs().stream()
                .collect(Collectors.groupingBy(struct -> struct.client, LinkedHashMap::new, Collectors.toList()));

        DependencyCheck dependencyCheck = new DependencyCheck(doc.store, structs);
        assertThat(dependencyCheck.coversAll()).isTrue();
        assertThat(dependencyCheck.steps()).isLessThan(2L * (waiters + 2 * letters) + 1);
    }

    private static void section(ByteWriter out, long client, int count) {
        out.writeVarUint(count);
        out.writeVarUint(client);
        out.writeVarUint(0);
    }

    private static void letterBehind(ByteWriter out, long client, long clock) {
        out.writeByte(0x84);
        out.writeVarUint(client);
        out.writeVarUint(clock);
        out.writeVarString("x");
    }

    @Test
    void tellsWhetherTheDocumentHasSomethingElseUnderTheSameClocks() {
        author.getText("text").insert(0, "abcdef");
        byte[] said = last();
        YDoc other = new YDoc(1);
        other.getText("text").insert(0, "abcdex");
        doc.applyUpdate(said);
        assertThat(UpdatePreview.of(doc, said).repeatedClients()).containsExactly(1L);
        assertThat(UpdatePreview.of(doc, said).contradicts(1)).isFalse();
        assertThat(UpdatePreview.of(doc, other.encodeStateAsUpdate()).contradicts(1))
                .isTrue();

        author.getText("text").delete(0, 6);
        doc.applyUpdate(last());
        assertThat(UpdatePreview.of(doc, said).contradicts(1)).isTrue();
        assertThat(UpdatePreview.of(doc, author.encodeStateAsUpdate()).contradicts(1))
                .isFalse();
    }

    @Test
    void countsTheChildrenThatAnElementWouldHave() {
        YXmlElement row = author.getXmlFragment("default").insertElement(0, "row");
        doc.applyUpdate(last());
        author.transact(() -> {
            row.insertElement(0, "cell");
            row.insertElement(1, "cell");
        });
        assertThat(UpdatePreview.of(doc, last()).mostChildren("row")).isEqualTo(2);
        assertThat(UpdatePreview.of(doc, last()).mostChildren("cell")).isZero();
        doc.applyUpdate(last());

        author.transact(() -> {
            row.delete(0, 1);
            row.insertElement(1, "cell");
        });
        assertThat(UpdatePreview.of(doc, last()).mostChildren("row")).isEqualTo(2);
        row.insertText(0);
        assertThat(UpdatePreview.of(doc, last()).mostChildren("row")).isEqualTo(3);
    }

    @Test
    void tellsWhatAnElementWouldStandIn() {
        YXmlElement list = author.getXmlFragment("default").insertElement(0, "bulletList");
        doc.applyUpdate(last());
        author.transact(() -> list.insertElement(0, "listItem").insertElement(0, "paragraph"));

        ElementNesting inList = new ElementNesting("bulletList", null, 1);
        assertThat(UpdatePreview.of(doc, last()).additions())
                .extracting(addition -> ((Addition.Element) addition).within())
                .containsExactly(inList, new ElementNesting("listItem", inList, 2));
    }

    @Test
    void looksNoFurtherOutThanAnybodyWantsToKnow() {
        YXmlFragment inner = author.getXmlFragment("default");
        for (int i = 0; i < 1_000; i++) {
            inner = inner.insertElement(0, "blockquote");
        }
        doc.applyUpdate(author.encodeStateAsUpdate());
        inner.insertElement(0, "paragraph");

        assertThat(((Addition.Element) UpdatePreview.of(doc, last()).additions().getFirst()).within())
                .isNotNull()
                .extracting(ElementNesting::depth)
                .isEqualTo(ElementNesting.MOST + ElementNesting.MOST);
    }

    @Test
    void followsNeighboursToTheirPlace() {
        YXmlText text =
                author.getXmlFragment("default").insertElement(0, "paragraph").insertText(0);
        for (int i = 0; i < 100; i++) {
            text.insert(0, "x");
        }
        byte[] all = author.encodeStateAsUpdate();
        AdditionPlace inText = new AdditionPlace(AdditionPlace.Kind.TEXT, "");
        assertThat(UpdatePreview.of(doc, all).additions())
                .hasSize(102)
                .endsWith(new Addition.Characters(inText, "x"), new Addition.Characters(inText, "x"));
    }

    @Test
    void anUpdateIsIncompleteWithoutTheOneBefore() {
        author.getText("t").insert(0, "a");
        author.getText("t").insert(1, "b");
        author.getText("t").delete(0, 1);
        assertThat(UpdatePreview.of(doc, updates.get(0)).isComplete()).isTrue();
        assertThat(UpdatePreview.of(doc, updates.get(1)).isComplete()).isFalse();
        assertThat(UpdatePreview.of(doc, updates.get(2)).isComplete()).isFalse();
        assertThat(UpdatePreview.of(doc, author.encodeStateAsUpdate()).isComplete())
                .isTrue();
    }

    @Test
    void anUpdateIsCompleteHoweverItsClientsDependOnEachOther() {
        YDoc other = new YDoc(3);
        for (int i = 0; i < 50; i++) {
            author.getText("t").insert(i * 2, "a");
            other.applyUpdate(author.encodeStateAsUpdate());
            other.getText("t").insert(i * 2 + 1, "b");
            author.applyUpdate(other.encodeStateAsUpdate());
        }
        UpdatePreview updatePreview = UpdatePreview.of(doc, author.encodeStateAsUpdate());
        assertThat(updatePreview.isComplete()).isTrue();
        updatePreview.apply();
        assertThat(doc.hasPending()).isFalse();
    }

    @Test
    void itemsThatDependOnEachOtherInACircleAreIncomplete() {
        UpdateEncoderV1 update = new UpdateEncoderV1();
        update.rest.writeVarUint(2);
        for (long client : new long[] {7, 8}) {
            update.rest.writeVarUint(1);
            update.writeClient(client);
            update.rest.writeVarUint(0);
            update.writeInfo(ContentString.REF | Item.HAS_ORIGIN);
            update.writeLeftId(new ElementId(15 - client, 0));
            update.writeString("x");
        }
        update.rest.writeVarUint(0);
        assertThat(UpdatePreview.of(doc, update.toByteArray()).isComplete()).isFalse();
        assertThat(UpdatePreview.of(doc, update.toByteArray()).additions()).hasSize(2);
    }

    @Test
    void whatTheDocumentHasIsKnown() {
        author.getText("t").insert(0, "abc");
        author.getText("t").delete(1, 1);
        doc.applyUpdate(author.encodeStateAsUpdate());
        assertThat(UpdatePreview.of(doc, author.encodeStateAsUpdate()).isKnown())
                .isTrue();
        author.getText("t").delete(0, 1);
        assertThat(UpdatePreview.of(doc, last()).isKnown()).isFalse();
        assertThat(UpdatePreview.of(doc, last()).newClocks()).isEmpty();
    }

    @Test
    void whatIsAddedToADeletedTypeIsNowhere() {
        YXmlElement paragraph = author.getXmlFragment("default").insertElement(0, "paragraph");
        doc.applyUpdate(author.encodeStateAsUpdate());
        doc.getXmlFragment("default").delete(0, 1);
        paragraph.insertElement(0, "hardBreak");
        assertThat(UpdatePreview.of(doc, last()).additions())
                .containsExactly(
                        new Addition.Element(new AdditionPlace(AdditionPlace.Kind.GONE, ""), "hardBreak", null));
    }

    @Test
    void aLayoutThatWouldTakeHoursToPlaceIsRefusedInTime() {
        doc.getText("t").insert(0, "ab");
        UpdateEncoderV1 update = new UpdateEncoderV1();
        int count = 20_000;
        update.rest.writeVarUint(1);
        update.rest.writeVarUint(count);
        update.writeClient(7);
        update.rest.writeVarUint(0);
        for (int i = 0; i < count; i++) {
            update.writeInfo(ContentString.REF | Item.HAS_RIGHT_ORIGIN);
            update.writeRightId(new ElementId(2, i % 2));
            update.writeString("x");
        }
        update.rest.writeVarUint(0);
        UpdatePreview updatePreview = UpdatePreview.of(doc, update.toByteArray());
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(updatePreview::apply);
    }
}

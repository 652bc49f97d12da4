package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private final YDoc author = new YDoc(1);
    private final List<byte[]> updates = new ArrayList<>();
    private final YDoc doc = new YDoc(2);

    PreviewTest() {
        author.onUpdate(updates::add);
    }

    private byte[] last() {
        return updates.getLast();
    }

    @Test
    void tellsWhatWouldBeAddedAndWhere() {
        YXmlElement heading = author.getXmlFragment("default").insertElement(0, "heading");
        assertThat(Preview.of(doc, last()).additions())
                .containsExactly(new Addition.Element(new Place(Place.Kind.ROOT, "default"), "heading", null));

        Preview.of(doc, last()).apply();
        Place inHeading = new Place(Place.Kind.ELEMENT, "heading");
        author.transact(() -> {
            heading.setAttribute("level", 2);
            heading.insertText(0).insert(0, "Title", Map.of("bold", true));
        });
        Place inText = new Place(Place.Kind.TEXT, "");
        assertThat(Preview.of(doc, last()).additions())
                .containsExactly(
                        new Addition.Attribute(inHeading, "level", 2L),
                        new Addition.Text(inHeading),
                        new Addition.Mark(inText, "bold", true),
                        new Addition.Characters(inText, "Title"),
                        new Addition.Mark(inText, "bold", null));
        assertThat(doc.getXmlFragment("default")).hasToString("<heading></heading>");
    }

    @Test
    void countsTheChildrenThatAnElementWouldHave() {
        YXmlElement row = author.getXmlFragment("default").insertElement(0, "row");
        doc.applyUpdate(last());
        author.transact(() -> {
            row.insertElement(0, "cell");
            row.insertElement(1, "cell");
        });
        assertThat(Preview.of(doc, last()).mostChildren("row")).isEqualTo(2);
        assertThat(Preview.of(doc, last()).mostChildren("cell")).isZero();
        doc.applyUpdate(last());

        author.transact(() -> {
            row.delete(0, 1);
            row.insertElement(1, "cell");
        });
        assertThat(Preview.of(doc, last()).mostChildren("row")).isEqualTo(2);
        row.insertText(0);
        assertThat(Preview.of(doc, last()).mostChildren("row")).isEqualTo(3);
    }

    @Test
    void tellsWhatAnElementWouldStandIn() {
        YXmlElement list = author.getXmlFragment("default").insertElement(0, "bulletList");
        doc.applyUpdate(last());
        author.transact(() -> list.insertElement(0, "listItem").insertElement(0, "paragraph"));

        Nesting inList = new Nesting("bulletList", null, 1);
        assertThat(Preview.of(doc, last()).additions())
                .extracting(addition -> ((Addition.Element) addition).within())
                .containsExactly(inList, new Nesting("listItem", inList, 2));
    }

    @Test
    void looksNoFurtherOutThanAnybodyWantsToKnow() {
        YXmlFragment inner = author.getXmlFragment("default");
        for (int i = 0; i < 1_000; i++) {
            inner = inner.insertElement(0, "blockquote");
        }
        doc.applyUpdate(author.encodeStateAsUpdate());
        inner.insertElement(0, "paragraph");

        assertThat(((Addition.Element) Preview.of(doc, last()).additions().getFirst()).within())
                .isNotNull()
                .extracting(Nesting::depth)
                .isEqualTo(Nesting.MOST + Nesting.MOST);
    }

    @Test
    void followsNeighboursToTheirPlace() {
        YXmlText text =
                author.getXmlFragment("default").insertElement(0, "paragraph").insertText(0);
        for (int i = 0; i < 100; i++) {
            text.insert(0, "x");
        }
        byte[] all = author.encodeStateAsUpdate();
        Place inText = new Place(Place.Kind.TEXT, "");
        assertThat(Preview.of(doc, all).additions())
                .hasSize(102)
                .endsWith(new Addition.Characters(inText, "x"), new Addition.Characters(inText, "x"));
    }

    @Test
    void anUpdateIsIncompleteWithoutTheOneBefore() {
        author.getText("t").insert(0, "a");
        author.getText("t").insert(1, "b");
        author.getText("t").delete(0, 1);
        assertThat(Preview.of(doc, updates.get(0)).isComplete()).isTrue();
        assertThat(Preview.of(doc, updates.get(1)).isComplete()).isFalse();
        assertThat(Preview.of(doc, updates.get(2)).isComplete()).isFalse();
        assertThat(Preview.of(doc, author.encodeStateAsUpdate()).isComplete()).isTrue();
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
        Preview preview = Preview.of(doc, author.encodeStateAsUpdate());
        assertThat(preview.isComplete()).isTrue();
        preview.apply();
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
            update.writeLeftId(new Id(15 - client, 0));
            update.writeString("x");
        }
        update.rest.writeVarUint(0);
        assertThat(Preview.of(doc, update.toByteArray()).isComplete()).isFalse();
        assertThat(Preview.of(doc, update.toByteArray()).additions()).hasSize(2);
    }

    @Test
    void whatTheDocumentHasIsKnown() {
        author.getText("t").insert(0, "abc");
        author.getText("t").delete(1, 1);
        doc.applyUpdate(author.encodeStateAsUpdate());
        assertThat(Preview.of(doc, author.encodeStateAsUpdate()).isKnown()).isTrue();
        author.getText("t").delete(0, 1);
        assertThat(Preview.of(doc, last()).isKnown()).isFalse();
        assertThat(Preview.of(doc, last()).newClocks()).isEmpty();
    }

    @Test
    void whatIsAddedToADeletedTypeIsNowhere() {
        YXmlElement paragraph = author.getXmlFragment("default").insertElement(0, "paragraph");
        doc.applyUpdate(author.encodeStateAsUpdate());
        doc.getXmlFragment("default").delete(0, 1);
        paragraph.insertElement(0, "hardBreak");
        assertThat(Preview.of(doc, last()).additions())
                .containsExactly(new Addition.Element(new Place(Place.Kind.GONE, ""), "hardBreak", null));
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
            update.writeRightId(new Id(2, i % 2));
            update.writeString("x");
        }
        update.rest.writeVarUint(0);
        Preview preview = Preview.of(doc, update.toByteArray());
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(preview::apply);
    }
}

package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.crdt.value.Json;
import org.junit.jupiter.api.Test;

/** Ten thousand levels are no reason to run out of stack. */
class DeepNestingTest {

    private static final int DEPTH = 10_000;

    @Test
    void nestedTypesAreReadWrittenAndDeleted() {
        YDoc doc = new YDoc(1);
        doc.transact(() -> {
            YArray array = doc.getArray("array");
            YXmlFragment xml = doc.getXmlFragment("xml");
            for (int i = 0; i < DEPTH; i++) {
                array = array.insertArray(0);
                xml = xml.insertElement(0, "quote");
            }
        });
        YDoc copy = new YDoc(2);
        copy.applyUpdate(doc.encodeStateAsUpdate());
        assertThat(copy.getXmlFragment("xml").toString()).hasSize(DEPTH * "<quote></quote>".length());
        assertThat(Json.stringify(copy.getArray("array").toJson())).hasSize(2 * (DEPTH + 1));

        copy.getArray("array").delete(0, 1);
        copy.getXmlFragment("xml").delete(0, 1);
        doc.applyUpdateV2(copy.encodeStateAsUpdateV2());

        assertThat(doc.getArray("array").length()).isZero();
        assertThat(doc.encodeStateAsUpdate().length).isLessThan(60);
    }

    @Test
    void nestedValuesAreReadAndWritten() {
        List<Object> value = List.of();
        for (int i = 1; i < DEPTH; i++) {
            value = List.of(value);
        }
        YDoc doc = new YDoc(1);
        doc.getMap("map").set("deep", value);
        doc.getText("text").insertEmbed(0, value, java.util.Map.of());
        YDoc copy = new YDoc(2);
        copy.applyUpdate(doc.encodeStateAsUpdate());
        copy.applyUpdateV2(doc.encodeStateAsUpdateV2());
        assertThat(Json.stringify(copy.getMap("map").get("deep"))).hasSize(2 * DEPTH);
        assertThat(copy.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
    }
}

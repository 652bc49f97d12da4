package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.junit.jupiter.api.Test;

class MalformedUpdateTest {

    private static YDoc sample() {
        YDoc doc = new YDoc(1);
        doc.getText("text").insert(0, "states parties 😀");
        doc.getText("text").format(2, 5, Map.of("bold", true));
        doc.getText("text").delete(4, 3);
        doc.getMap("map").set("key", List.of(1, 2.5, "x", Map.of("a", true)));
        doc.getMap("map").set("key", "other");
        YXmlElement paragraph = doc.getXmlFragment("xml").insertElement(0, "paragraph");
        paragraph.setAttribute("dir", "rtl");
        paragraph.insertText(0).insert(0, "article");
        doc.getArray("array").insert(0, Arrays.asList(null, true, new byte[] {1, 2}));
        doc.getArray("array").insertArray(1).insertMap(0).set("deep", 1);
        return doc;
    }

    /** Either the update is applied, or it is refused and the document has the same bytes as before. */
    private static void applies(YDoc doc, Consumer<YDoc> update) {
        byte[] before = doc.encodeStateAsUpdateV2();
        try {
            update.accept(doc);
        } catch (MalformedUpdateException e) {
            assertThat(doc.encodeStateAsUpdateV2()).isEqualTo(before);
        }
        doc.toJson();
        doc.encodeStateAsUpdate();
        doc.encodeStateAsUpdateV2();
    }

    @Test
    void everyTruncatedUpdateIsRefused() {
        byte[] update = sample().encodeStateAsUpdate();
        byte[] updateV2 = sample().encodeStateAsUpdateV2();
        for (int length = 0; length < update.length; length++) {
            byte[] cut = Arrays.copyOf(update, length);
            assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(() -> new YDoc().applyUpdate(cut));
        }
        for (int length = 0; length < updateV2.length; length++) {
            byte[] cut = Arrays.copyOf(updateV2, length);
            applies(new YDoc(), doc -> doc.applyUpdateV2(cut));
        }
    }

    @Test
    void alteredUpdatesAreAppliedWholeOrNotAtAll() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] update = sample().encodeStateAsUpdate();
        byte[] updateV2 = sample().encodeStateAsUpdateV2();
        for (int i = 0; i < 3_000; i++) {
            byte[] altered = altered(i % 2 == 0 ? update : updateV2, random);
            try {
                YDoc doc = random.nextBoolean() ? sample() : new YDoc();
                applies(doc, i % 2 == 0 ? d -> d.applyUpdate(altered) : d -> d.applyUpdateV2(altered));
                applies(doc, d -> d.applyUpdate(update));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", round " + i, e);
            }
        }
    }

    private static byte[] altered(byte[] update, Random random) {
        byte[] altered = update.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(altered.length);
            altered[at] = switch (random.nextInt(3)) {
                case 0 -> (byte) (altered[at] ^ 1 << random.nextInt(8));
                case 1 -> (byte) (altered[at] + random.nextInt(5) - 2);
                default -> (byte) random.nextInt();
            };
        }
        return altered;
    }

    @Test
    void countsBeyondTheBytesAtHandAreRefused() {
        List<ByteWriter> claims = List.of(
                bytes(1, 1L << 40, 7, 0),
                bytes(1L << 40),
                bytes(0, 1L << 40),
                bytes(0, 1, 7, 1L << 40),
                bytes(1, 1, 7, 0, ContentValues.ANY_REF, 1, 1, 't', 1L << 40),
                bytes(1, 1, 7, 0, ContentString.REF, 1, 1, 't', 1L << 40));
        for (ByteWriter claim : claims) {
            assertThatExceptionOfType(MalformedUpdateException.class)
                    .isThrownBy(() -> new YDoc().applyUpdate(claim.toByteArray()));
        }
    }

    @Test
    void aMillionTypesInFiftyBytesAreRefused() {
        UpdateEncoderV2 encoder = new UpdateEncoderV2();
        int count = 1_000_000;
        encoder.rest.writeVarUint(1);
        encoder.rest.writeVarUint(count);
        encoder.writeClient(7);
        encoder.rest.writeVarUint(0);
        for (int i = 0; i < count; i++) {
            encoder.writeInfo(ContentType.REF | Item.HAS_ORIGIN);
            encoder.writeLeftId(new ElementId(8, i));
            encoder.writeTypeRef(0);
        }
        encoder.rest.writeVarUint(0);
        byte[] update = encoder.toByteArray();
        assertThat(update.length).isLessThan(60);
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(() -> new YDoc().applyUpdateV2(update));
    }

    @Test
    void anItemThatRefersToItselfIsRefused() {
        byte[] update = bytes(1, 1, 7, 0, ContentString.REF | Item.HAS_ORIGIN, 7, 0, 1, 'x', 0)
                .toByteArray();
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(() -> new YDoc().applyUpdate(update));
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] update = sample().encodeStateAsUpdate();
        byte[] longer = Arrays.copyOf(update, update.length + 1);
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(() -> new YDoc().applyUpdate(longer));
    }

    @Test
    void awarenessThatIsNotJsonIsRefused() {
        byte[] message = Awareness.encode(List.of(new ClientState(1, 1, "{\"user\":")));
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(() -> Awareness.decode(message));
    }

    private static ByteWriter bytes(long... numbers) {
        ByteWriter out = new ByteWriter();
        for (long number : numbers) {
            out.writeVarUint(number);
        }
        return out;
    }
}

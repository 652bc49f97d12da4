package org.communique.crdt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.RelativePosition;
import org.communique.crdt.preview.UpdatePreview;
import org.communique.crdt.value.Subdocument;

/**
 * Any bytes are either taken whole, or refused with {@link MalformedUpdateException} and nothing is changed. The first
 * byte says which decoder gets the others. A target for Jazzer, too.
 */
public final class DecoderFuzzer {

    private DecoderFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0] & 7) {
            case 0 -> apply(doc -> doc.applyUpdate(bytes));
            case 1 -> apply(doc -> doc.applyUpdateV2(bytes));
            case 2 -> apply(doc -> doc.encodeStateAsUpdate(bytes));
            case 3 -> refusable(() -> Awareness.encode(Awareness.decode(bytes)));
            case 4 -> apply(doc -> Snapshot.decode(bytes).restore(doc));
            case 5 -> apply(doc -> RelativePosition.decode(bytes).resolve(doc));
            case 6 -> refusable(() -> merge(bytes));
            default -> apply(doc -> UpdatePreview.of(doc, bytes).apply());
        }
    }

    private static void merge(byte[] update) {
        byte[] v2 = Updates.convertV1ToV2(update);
        Updates.mergeUpdatesV2(List.of(v2, v2, Updates.diffUpdateV2(v2, Updates.encodeStateVectorFromUpdateV2(v2))));
        Updates.convertV2ToV1(v2);
    }

    private static void apply(Consumer<YDoc> attempt) {
        for (YDoc doc : List.of(new YDoc(9), sample())) {
            byte[] before = doc.encodeStateAsUpdateV2();
            if (!refusable(() -> attempt.accept(doc)) && !Arrays.equals(before, doc.encodeStateAsUpdateV2())) {
                throw new AssertionError("a refused input has changed the document");
            }
            doc.toJson();
            doc.encodeStateVector();
            doc.getText("text").insert(0, "still works");
            YDoc copy = new YDoc(10, false);
            copy.applyUpdate(doc.encodeStateAsUpdate());
            copy.applyUpdateV2(doc.encodeStateAsUpdateV2());
        }
    }

    /** Whether it was taken. */
    private static boolean refusable(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (MalformedUpdateException | IllegalArgumentException e) {
            return false;
        }
    }

    static YDoc sample() {
        YDoc doc = new YDoc(1, false);
        doc.getText("text").insert(0, "states parties 😀");
        doc.getText("text").format(2, 5, Map.of("bold", true));
        doc.getText("text").delete(4, 3);
        doc.getMap("map").set("key", List.of(1, 2.5, "x", Map.of("a", true)));
        doc.getMap("map").set("key", "other");
        YXmlElement paragraph = doc.getXmlFragment("xml").insertElement(0, "paragraph");
        paragraph.setAttribute("dir", "rtl");
        paragraph.insertText(0).insert(0, "article");
        doc.getArray("array").insert(0, Arrays.asList(null, true, new byte[] {1, 2}, new Subdocument("other")));
        doc.getArray("array").insertArray(1).insertMap(0).set("deep", 1);
        return doc;
    }
}

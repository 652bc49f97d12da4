package org.communique.statement.draft;

import org.communique.collab.schema.DraftMemory;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlFragment;
import org.communique.text.document.RichText;

/** A draft's shared document as the text that people see, and back. */
public final class DraftCodec {

    /** The XML fragment that holds the text: Tiptap's default. */
    private static final String FRAGMENT = "default";

    private DraftCodec() {}

    static RichText read(byte[] state) {
        DraftMemory.expect(state);
        var document = new YDoc();
        document.applyUpdate(state);
        return read(document);
    }

    static RichText read(YDoc document) {
        return new RichText(DraftReader.blocks(fragment(document)));
    }

    static YXmlFragment fragment(YDoc document) {
        return document.getXmlFragment(FRAGMENT);
    }

    /** The update that adds the text to an empty draft. */
    public static byte[] update(RichText text) {
        var document = new YDoc();
        document.transact(() -> new DraftWriter(document.getXmlFragment(FRAGMENT)).blocks(text.blocks()));
        return document.encodeStateAsUpdate();
    }

    /** The update that puts the text in the place of what the draft holds. */
    static byte[] replacement(byte[] state, RichText text) {
        DraftMemory.expect(state);
        var document = new YDoc();
        document.applyUpdate(state);
        var before = document.encodeStateVector();
        document.transact(() -> {
            var fragment = document.getXmlFragment(FRAGMENT);
            fragment.delete(0, fragment.length());
            new DraftWriter(fragment).blocks(text.blocks());
        });
        return document.encodeStateAsUpdate(before);
    }
}

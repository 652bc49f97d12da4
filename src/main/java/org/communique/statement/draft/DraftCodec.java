package org.communique.statement.draft;

import java.util.concurrent.atomic.AtomicReference;
import org.communique.collab.schema.DraftMemory;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlFragment;
import org.communique.text.document.RichText;

/** A draft's shared document as the text that people see, and back. */
public final class DraftCodec {

    /** The XML fragment that holds the text: Tiptap's default. */
    private static final String FRAGMENT = "default";

    /** No structs and no deletions. */
    private static final byte[] EMPTY_UPDATE = {0, 0};

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

    /** The update that makes the text of what the draft holds, and leaves alone what both have. */
    static byte[] replacement(byte[] state, RichText text) {
        DraftMemory.expect(state);
        var document = new YDoc();
        document.applyUpdate(state);
        var update = update(text);
        DraftMemory.expect(update);
        // Read as others will, so that what is written is compared and not what was asked for.
        var wanted = new YDoc();
        wanted.applyUpdate(update);
        var changes = new AtomicReference<>(EMPTY_UPDATE);
        document.onUpdate(changes::set);
        document.transact(
                () -> DraftUpdater.update(fragment(document), fragment(wanted), (long) state.length + update.length));
        return changes.get();
    }
}

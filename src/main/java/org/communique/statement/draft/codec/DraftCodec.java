package org.communique.statement.draft.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.communique.collab.schema.DraftMemory;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlFragment;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;

/** A draft's shared document as the text that people see, and back. */
public final class DraftCodec {

    /** The XML fragment that holds the text: Tiptap's default. */
    private static final String FRAGMENT = "default";

    /** No structs and no deletions. */
    private static final byte[] EMPTY_UPDATE = {0, 0};

    private DraftCodec() {}

    public static RichText read(byte[] state) {
        DraftMemory.expect(state);
        var document = new YDoc();
        document.applyUpdate(state);
        return read(document);
    }

    public static RichText read(YDoc document) {
        return new RichText(DraftReader.blocks(fragment(document)));
    }

    public static YXmlFragment fragment(YDoc document) {
        return document.getXmlFragment(FRAGMENT);
    }

    /** The update that adds the text to an empty draft. */
    public static byte[] update(RichText text) {
        var document = new YDoc();
        document.transact(() -> new DraftWriter(document.getXmlFragment(FRAGMENT)).blocks(text.blocks()));
        return document.encodeStateAsUpdate();
    }

    /** The update that adds the text's blocks to an empty draft, without a word in them, as a translation begins. */
    public static byte[] blocks(RichText text) {
        var document = new YDoc();
        document.transact(
                () -> DraftWriter.ofBlocks(document.getXmlFragment(FRAGMENT)).blocks(text.blocks()));
        return document.encodeStateAsUpdate();
    }

    /** The update that makes the text of what the draft holds, and leaves alone what both have. */
    public static byte[] replacement(byte[] state, RichText text) {
        var wanted = wanted(text);
        return change(
                new YDoc(),
                state,
                draft -> DraftUpdater.update(draft, fragment(wanted.document()), wanted.letters(state)));
    }

    private record Wanted(YDoc document, int bytes) {

        long letters(byte[] state) {
            return (long) state.length + bytes;
        }
    }

    /** Read as others will, so that what is written is compared and not what was asked for. */
    private static Wanted wanted(RichText text) {
        var update = update(text);
        DraftMemory.expect(update);
        var document = new YDoc();
        document.applyUpdate(update);
        return new Wanted(document, update.length);
    }

    /** As {@link #replacement(byte[], RichText)}, written with this Yjs client id. */
    public static byte[] replacement(byte[] state, RichText text, long client) {
        var wanted = wanted(text);
        return change(
                new YDoc(client),
                state,
                draft -> DraftUpdater.update(draft, fragment(wanted.document()), wanted.letters(state)));
    }

    /** Whether the draft has the text already, as for a request that is sent again. */
    public static boolean says(byte[] state, RichText text) {
        return CanonicalText.of(read(state)).equals(CanonicalText.of(text));
    }

    /** As {@link #replacement(byte[], RichText)}, but nothing of what the draft holds stays: it is in fewer pieces. */
    public static byte[] rewriting(byte[] state, RichText text) {
        return change(new YDoc(), state, draft -> {
            draft.delete(0, draft.length());
            new DraftWriter(draft).blocks(text.blocks());
        });
    }

    private static byte[] change(YDoc document, byte[] state, Consumer<YXmlFragment> change) {
        DraftMemory.expect(state);
        document.applyUpdate(state);
        List<byte[]> updates = new ArrayList<>();
        document.onUpdate(updates::add);
        document.transact(() -> change.accept(fragment(document)));
        if (!updates.isEmpty() && !document.store.lists().containsKey(document.clientId())) {
            sign(document);
        }
        return updates.isEmpty() ? EMPTY_UPDATE : Updates.mergeUpdates(updates);
    }

    /**
     * What only goes would leave nothing of this client in the draft by which its member is known to have changed it: a paragraph comes and
     * goes.
     */
    public static void sign(YDoc document) {
        var draft = fragment(document);
        document.transact(() -> draft.delete(draft.insertElementAfter(null, "paragraph")));
    }
}

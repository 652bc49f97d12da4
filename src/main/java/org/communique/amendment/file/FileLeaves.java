package org.communique.amendment.file;

import java.util.HashMap;
import java.util.Map;
import org.communique.amendment.change.RewrittenLeaves;
import org.communique.crdt.YDoc;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.draft.codec.DraftLeaves;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafSequence;

/**
 * Four texts that have passages in common: these have the same ids in all of them. Each is written over the one that it came from, as a draft
 * is whose text is replaced.
 *
 * @param base   that a file was made of
 * @param before what the file says with the changes rejected that it tracks
 * @param file   what it says with them
 * @param today  what the base has become here
 */
record FileLeaves(LeafSequence base, LeafSequence before, LeafSequence file, LeafSequence today) {

    private static final byte[] EMPTY = new YDoc().encodeStateAsUpdate();

    /** Of their own, so that no passages of two texts get the same id by chance. */
    private enum Client {
        NONE,
        BASE,
        BEFORE,
        FILE,
        TODAY
    }

    static FileLeaves of(RichText base, RichText before, RichText file, RichText today) {
        var atFirst = written(EMPTY, base, Client.BASE);
        var rejected = written(atFirst, before, Client.BEFORE);
        var accepted = written(rejected, file, Client.FILE);
        var known = leaves(atFirst);
        var fileLeaves = leaves(accepted);
        var renamed = RewrittenLeaves.renamed(known, fileLeaves);
        var beforeLeaves = leaves(rejected).renamed(names(fileLeaves, renamed));
        return new FileLeaves(
                known,
                RewrittenLeaves.renamed(known, beforeLeaves),
                renamed,
                RewrittenLeaves.renamed(known, leaves(written(atFirst, today, Client.TODAY))));
    }

    /** With other ids in the file, and in it as it was before. */
    FileLeaves renamed(Map<BlockId, BlockId> names) {
        return new FileLeaves(base, before.renamed(names), file.renamed(names), today);
    }

    /** Two sequences of the same leaves: what each is called in the other one. */
    static Map<BlockId, BlockId> names(LeafSequence leaves, LeafSequence renamed) {
        var names = new HashMap<BlockId, BlockId>();
        for (int i = 0; i < leaves.leaves().size(); i++) {
            var name = renamed.leaves().get(i).id();
            if (!name.equals(leaves.leaves().get(i).id())) {
                names.put(leaves.leaves().get(i).id(), name);
            }
        }
        return names;
    }

    private static byte[] written(byte[] state, RichText text, Client client) {
        var document = new YDoc();
        document.applyUpdate(state);
        document.applyUpdate(DraftCodec.replacement(state, text, client.ordinal()));
        return document.encodeStateAsUpdate();
    }

    private static LeafSequence leaves(byte[] state) {
        var document = new YDoc();
        document.applyUpdate(state);
        return DraftLeaves.of(document);
    }
}

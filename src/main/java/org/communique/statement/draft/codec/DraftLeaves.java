package org.communique.statement.draft.codec;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/** The leaf blocks of a draft. The id of each, and of its containers, is that of the node in Yjs: it stays while the node is edited. */
public final class DraftLeaves {

    private DraftLeaves() {}

    public static LeafSequence of(YDoc document) {
        var ids = new IdentityHashMap<Object, BlockId>();
        var blocks = DraftReader.blocks(DraftCodec.fragment(document), (part, element) -> ids.put(part, idOf(element)));
        return LeafSequence.of(new RichText(blocks), (Object part) -> Objects.requireNonNull(ids.get(part)));
    }

    private static BlockId idOf(YXmlElement element) {
        var item = Objects.requireNonNull(element.branch.item);
        return new BlockId(item.client + "/" + item.clock);
    }

    /**
     * The names by which a text that was written into a draft knows the blocks that have other ids there.
     *
     * @param written the draft as it is then
     */
    public static Map<BlockId, BlockId> names(LeafSequence text, LeafSequence written) {
        var names = new HashMap<BlockId, BlockId>();
        int next = 0;
        for (var leaf : text.leaves()) {
            if (next < written.leaves().size()
                    && isWrittenAs(leaf, written.leaves().get(next))) {
                name(leaf, written.leaves().get(next++), names);
            }
        }
        return Map.copyOf(names);
    }

    /** An empty place without a container is not written. */
    private static boolean isWrittenAs(Leaf leaf, Leaf written) {
        return leaf.content() instanceof Leaf.Empty == written.content() instanceof Leaf.Empty;
    }

    private static void name(Leaf leaf, Leaf written, Map<BlockId, BlockId> names) {
        put(leaf.id(), written.id(), names);
        var containers = leaf.containers();
        for (int i = 0; i < Math.min(containers.size(), written.containers().size()); i++) {
            put(containers.get(i).id(), written.containers().get(i).id(), names);
        }
    }

    private static void put(BlockId name, BlockId written, Map<BlockId, BlockId> names) {
        if (!name.equals(written)) {
            names.put(written, name);
        }
    }
}

package org.communique.statement.draft;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.text.document.RichText;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;

/** The leaf blocks of a draft. The id of each, and of its containers, is that of the node in Yjs: it stays while the node is edited. */
public final class DraftLeaves {

    private DraftLeaves() {}

    public static LeafSequence of(YDoc document) {
        var ids = new IdentityHashMap<Object, BlockId>();
        var blocks = DraftReader.blocks(
                DraftCodec.fragment(document), (part, element) -> ids.put(part, idOf(element)));
        return LeafSequence.of(new RichText(blocks), (Object part) -> Objects.requireNonNull(ids.get(part)));
    }

    private static BlockId idOf(YXmlElement element) {
        var item = Objects.requireNonNull(element.branch.item);
        return new BlockId(item.client + "/" + item.clock);
    }

    /**
     * The ids that blocks have in a draft after a text was put there, for those that had others in that text.
     *
     * @param wanted  the text that was put there
     * @param written the draft as it is then
     */
    public static Map<BlockId, BlockId> placed(LeafSequence wanted, LeafSequence written) {
        var placed = new HashMap<BlockId, BlockId>();
        int next = 0;
        for (var leaf : wanted.leaves()) {
            if (next < written.leaves().size() && isWrittenAs(leaf, written.leaves().get(next))) {
                place(leaf, written.leaves().get(next++), placed);
            }
        }
        return placed;
    }

    /** An empty place without a container is not written. */
    private static boolean isWrittenAs(Leaf leaf, Leaf written) {
        return leaf.content() instanceof Leaf.Nothing == written.content() instanceof Leaf.Nothing;
    }

    private static void place(Leaf leaf, Leaf written, Map<BlockId, BlockId> placed) {
        put(leaf.id(), written.id(), placed);
        var containers = leaf.containers();
        for (int i = 0; i < Math.min(containers.size(), written.containers().size()); i++) {
            Container container = containers.get(i);
            put(container.id(), written.containers().get(i).id(), placed);
        }
    }

    private static void put(BlockId wanted, BlockId written, Map<BlockId, BlockId> placed) {
        if (!wanted.equals(written)) {
            placed.put(wanted, written);
        }
    }
}

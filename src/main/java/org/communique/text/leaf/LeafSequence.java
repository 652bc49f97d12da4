package org.communique.text.leaf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.communique.text.document.RichText;

/** The leaf blocks of a text, in reading order; each has an id of its own. */
public record LeafSequence(List<Leaf> leaves) {

    public LeafSequence {
        leaves = List.copyOf(leaves);
    }

    /** With new ids. */
    public static LeafSequence of(RichText text, Supplier<BlockId> ids) {
        return of(text, (Object part) -> ids.get());
    }

    /** @param ids of the blocks, list items and rows of this text, by their identity */
    public static LeafSequence of(RichText text, Function<Object, BlockId> ids) {
        return new LeafSequence(LeafReader.leaves(text, ids));
    }

    public Map<BlockId, Leaf> byId() {
        var byId = new HashMap<BlockId, Leaf>();
        leaves.forEach(leaf -> byId.put(leaf.id(), leaf));
        return byId;
    }

    /** With other ids for some blocks. Containers that get the same one are one where they are next to each other. */
    public LeafSequence renamed(Map<BlockId, BlockId> names) {
        return new LeafSequence(leaves.stream().map(leaf -> leaf.renamed(names)).toList());
    }

    /** Those with these ids, with the numbers that items of lists have in the whole text. */
    public LeafSequence only(Set<BlockId> ids) {
        return new LeafSequence(LeafExcerpt.of(leaves, ids));
    }

    /** Neighbours in the same container are in one block; a container that others have come into is two blocks. */
    public RichText toRichText() {
        return new RichText(LeafAssembler.blocks(leaves));
    }
}

package org.communique.amendment.change;

import java.util.List;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.Leaf.Content;
import org.jspecify.annotations.Nullable;

/** One thing that an amendment does to the text that it was written on. */
public sealed interface Change {

    /** @param content what the passage becomes */
    record Replace(BlockId leaf, Content content) implements Change {}

    /**
     * @param after  the passage of the text before them; null at its beginning
     * @param leaves new passages; their containers are new, or of the text
     */
    record Add(@Nullable BlockId after, List<Leaf> leaves) implements Change {}

    record Delete(BlockId leaf) implements Change {}

    /** @param containers those that it is in now, at its place */
    record Nest(BlockId leaf, List<Container> containers) implements Change {}

    /**
     * @param after      the passage of the text that comes before it there; null at its beginning
     * @param containers those that it is in there
     */
    record Move(BlockId leaf, @Nullable BlockId after, List<Container> containers) implements Change {}
}

package org.communique.amendment.change;

import java.util.List;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Container;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.Leaf.Content;
import org.jspecify.annotations.Nullable;

/** An edit of a draft, in which passages have its own ids. */
public sealed interface DraftEdit {

    record SetContent(BlockId leaf, Content content) implements DraftEdit {}

    record SetContainers(BlockId leaf, List<Container> containers) implements DraftEdit {}

    /** @param after null at the beginning */
    record Insert(@Nullable BlockId after, Leaf leaf) implements DraftEdit {}

    record Remove(BlockId leaf) implements DraftEdit {}

    /** @param after null at the beginning */
    record MoveTo(BlockId leaf, @Nullable BlockId after, List<Container> containers) implements DraftEdit {}
}

package org.communique.text.leaf;

import java.util.List;
import org.communique.text.leaf.Leaf.Content;
import org.jspecify.annotations.Nullable;

/** An edit of a text by its leaf blocks. */
public sealed interface LeafEdit {

    record SetContent(BlockId leaf, Content content) implements LeafEdit {}

    record SetContainers(BlockId leaf, List<Container> containers) implements LeafEdit {}

    /** @param after null at the beginning */
    record Insert(@Nullable BlockId after, Leaf leaf) implements LeafEdit {}

    record Remove(BlockId leaf) implements LeafEdit {}

    /** @param after null at the beginning */
    record MoveTo(BlockId leaf, @Nullable BlockId after, List<Container> containers) implements LeafEdit {}
}

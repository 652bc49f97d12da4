package org.communique.text.leaf;

/** A block or a list item that other blocks are in. */
public record Container(BlockId id, ContainerKind kind) {

    public sealed interface ContainerKind {}

    public record Quote() implements ContainerKind {}

    public record BulletList() implements ContainerKind {}

    public record OrderedList(int start) implements ContainerKind {}

    public record ListItem() implements ContainerKind {}

    public record Table() implements ContainerKind {}
}

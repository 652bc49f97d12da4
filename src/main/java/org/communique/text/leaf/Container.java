package org.communique.text.leaf;

/** A block or a list item that other blocks are in. */
public record Container(BlockId id, Kind kind) {

    public sealed interface Kind {}

    public record Quote() implements Kind {}

    public record BulletList() implements Kind {}

    public record OrderedList(int start) implements Kind {}

    public record ListItem() implements Kind {}

    public record Table() implements Kind {}
}

package org.communique.text.leaf;

/** A block or a list item that other blocks are in. */
public record Container(BlockId id, Kind kind) {

    public sealed interface Kind {}

    public record Quotation() implements Kind {}

    public record Bullets() implements Kind {}

    public record Numbers(int start) implements Kind {}

    public record Item() implements Kind {}

    public record Grid() implements Kind {}
}

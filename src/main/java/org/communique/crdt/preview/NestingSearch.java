package org.communique.crdt.preview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.function.Function;
import org.communique.crdt.ContentType;
import org.communique.crdt.Item;
import org.jspecify.annotations.Nullable;

/** Finds the elements around something; those around an element are found once. */
final class NestingSearch {

    private final IdentityHashMap<Item, ElementNesting> known = new IdentityHashMap<>();
    private final Function<Item, @Nullable Item> outer;

    /** @param outer from the item of a type to that of the type that it is in; null for a root's own */
    NestingSearch(Function<Item, @Nullable Item> outer) {
        this.outer = outer;
    }

    /** Climbs to the first known type, at most to the depth limit. */
    @Nullable
    ElementNesting within(@Nullable Item holder) {
        Deque<Item> path = new ArrayDeque<>();
        Item next = holder;
        ElementNesting elementNesting = null;
        while (next != null && (elementNesting = known.get(next)) == null) {
            if (path.size() == ElementNesting.MOST) {
                elementNesting = ElementNesting.unknown();
                break;
            }
            path.push(next);
            next = outer.apply(next);
        }
        for (Item inner : path) {
            elementNesting = ElementNesting.of(
                    inner.content instanceof ContentType type ? type.branch.name : "", elementNesting);
            known.put(inner, elementNesting);
        }
        return elementNesting;
    }
}

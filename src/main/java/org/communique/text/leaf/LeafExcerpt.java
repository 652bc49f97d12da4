package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.text.leaf.Container.OrderedList;
import org.jspecify.annotations.Nullable;

/** Picks leaves out of a text. Items of numbered lists keep their numbers: where some are left out, another list begins. */
final class LeafExcerpt {

    /** Which item of a list is read, and the list that the last picked one is in. */
    private static final class Position {

        private int number;
        private BlockId item;
        private int lastPicked;
        private @Nullable Container list;

        Position(int start, BlockId item) {
            this.number = start;
            this.item = item;
        }

        void read(BlockId next) {
            if (!item.equals(next)) {
                number++;
                item = next;
            }
        }

        Container pick(BlockId whole) {
            if (list == null || number > lastPicked + 1) {
                list = new Container(list == null ? whole : item, new OrderedList(number));
            }
            lastPicked = number;
            return list;
        }
    }

    private final Map<BlockId, Position> positions = new HashMap<>();

    private LeafExcerpt() {}

    static List<Leaf> of(List<Leaf> leaves, Set<BlockId> wanted) {
        var excerpt = new LeafExcerpt();
        var excerpted = new ArrayList<Leaf>();
        for (var leaf : leaves) {
            var containers = excerpt.read(leaf, wanted.contains(leaf.id()));
            if (wanted.contains(leaf.id())) {
                excerpted.add(leaf.in(containers));
            }
        }
        return excerpted;
    }

    private List<Container> read(Leaf leaf, boolean picked) {
        var containers = new ArrayList<>(leaf.containers());
        for (int depth = 0; depth < containers.size(); depth++) {
            var container = containers.get(depth);
            if (container.kind() instanceof OrderedList(int start)) {
                var item = depth + 1 < containers.size()
                        ? containers.get(depth + 1).id()
                        : leaf.id();
                var position = positions.computeIfAbsent(container.id(), _ -> new Position(start, item));
                position.read(item);
                if (picked) {
                    containers.set(depth, position.pick(container.id()));
                }
            }
        }
        return containers;
    }
}

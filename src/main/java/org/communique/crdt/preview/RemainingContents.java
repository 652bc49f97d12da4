package org.communique.crdt.preview;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.communique.crdt.Branch;
import org.communique.crdt.ContentDeleted;
import org.communique.crdt.ContentString;
import org.communique.crdt.DeleteSet;
import org.communique.crdt.DeleteSet.Range;
import org.communique.crdt.Item;
import org.communique.crdt.Struct;
import org.communique.crdt.StructList;
import org.communique.crdt.YDoc;
import org.jspecify.annotations.Nullable;

/** What a document has, and keeps where some of it is deleted. It is read where it is: nothing is copied. */
public final class RemainingContents {

    private final YDoc doc;
    private final DeleteSet deletes;
    private final NestingSearch nestings =
            new NestingSearch(item -> item.parent instanceof Branch branch ? branch.item : null);

    RemainingContents(YDoc doc, DeleteSet deletes) {
        this.doc = doc;
        this.deletes = deletes;
    }

    /** All that is not deleted. */
    public static RemainingContents of(YDoc doc) {
        return new RemainingContents(doc, new DeleteSet());
    }

    /** Each part as if it were added to an empty document. */
    public void forEach(Consumer<Addition> visitor) {
        for (StructList list : doc.store.lists().values()) {
            var ranges = new Ranges(list);
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Item item && !item.isDeleted()) {
                    visit(item, ranges, visitor);
                }
            }
        }
    }

    private void visit(Item item, Ranges ranges, Consumer<Addition> visitor) {
        if (ranges.cover(item)) {
            return;
        }
        AdditionPlace place = AdditionPlace.of(item.branch());
        if (item.key == null && item.content instanceof ContentString string && ranges.touch(item)) {
            visitor.accept(new Addition.Characters(
                    place, ranges.remaining(item, string.text().toString())));
            return;
        }
        Addition addition = Addition.of(item, place, item.key, () -> nestings.within(item.branch().item));
        if (addition != null) {
            visitor.accept(addition);
        }
    }

    /** The structs that it is made of, once what is deleted has been collected and merged. */
    public long structs() {
        long count = 0;
        for (StructList list : doc.store.lists().values()) {
            var ranges = new Ranges(list);
            Item goneBefore = null;
            boolean collectedBefore = false;
            for (int i = 0; i < list.size(); i++) {
                Struct struct = list.get(i);
                Item gone = struct instanceof Item item && isGone(item, ranges) ? item : null;
                boolean collected = !(struct instanceof Item item) || isCollected(item, gone);
                if (collected) {
                    count += collectedBefore ? 0 : 1;
                } else if (gone == null || goneBefore == null || !merge(goneBefore, gone)) {
                    count += gone == null ? 1 + 2L * ranges.within(struct) : 1;
                }
                goneBefore = collected ? null : gone;
                collectedBefore = collected;
            }
        }
        return count;
    }

    /** Of what is deleted with what it is in, whenever it was itself, only the clocks are kept. */
    private boolean isCollected(Item item, @Nullable Item gone) {
        return (gone != null || item.isDeleted()) && isHolderGone(item);
    }

    /** What was deleted earlier stays as it is while what it is in stays. */
    private static boolean isGone(Item item, Ranges ranges) {
        return item.isDeleted() ? !(item.content instanceof ContentDeleted) : ranges.cover(item);
    }

    private static boolean merge(Item left, Item right) {
        return left.lastId().equals(right.origin) && Objects.equals(left.rightOrigin, right.rightOrigin);
    }

    private boolean isHolderGone(Item item) {
        Item holder = item.branch().item;
        return holder != null && (holder.isDeleted() || deletes.contains(holder.client, holder.clock));
    }

    /** The deleted ranges of one client, asked for structs in the order of their clocks. */
    private final class Ranges {

        private final List<Range> ranges;
        private int next;

        Ranges(StructList list) {
            ranges = list.size() == 0 ? List.of() : deletes.clients().getOrDefault(list.get(0).client, List.of());
        }

        private @Nullable Range first(Struct struct) {
            while (next < ranges.size() && ranges.get(next).end() <= struct.clock) {
                next++;
            }
            return next < ranges.size() && ranges.get(next).clock() < struct.end() ? ranges.get(next) : null;
        }

        /** Whether it is deleted as a whole. */
        boolean cover(Struct struct) {
            Range range = first(struct);
            return range != null && range.clock() <= struct.clock && range.end() >= struct.end();
        }

        boolean touch(Struct struct) {
            return first(struct) != null;
        }

        /** How many ranges cut it. */
        int within(Struct struct) {
            if (first(struct) == null) {
                return 0;
            }
            int last = next;
            while (last < ranges.size() && ranges.get(last).clock() < struct.end()) {
                last++;
            }
            return last - next;
        }

        String remaining(Item item, String text) {
            var remaining = new StringBuilder(text.length());
            int from = 0;
            for (int i = next; i < ranges.size() && ranges.get(i).clock() < item.end(); i++) {
                int to = (int) (ranges.get(i).clock() - item.clock);
                if (to > from) {
                    remaining.append(text, from, to);
                }
                from = (int) Math.min(text.length(), ranges.get(i).end() - item.clock);
            }
            return remaining.append(text, from, text.length()).toString();
        }
    }
}

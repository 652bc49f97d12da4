package org.communique.crdt.preview;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.crdt.Branch;
import org.communique.crdt.ClockRange;
import org.communique.crdt.ContentDeleted;
import org.communique.crdt.ContentString;
import org.communique.crdt.ContentType;
import org.communique.crdt.DeleteSet;
import org.communique.crdt.ElementId;
import org.communique.crdt.Item;
import org.communique.crdt.ItemParent;
import org.communique.crdt.ParsedUpdate;
import org.communique.crdt.RootName;
import org.communique.crdt.Struct;
import org.communique.crdt.StructList;
import org.communique.crdt.UpdateApplier;
import org.communique.crdt.YDoc;
import org.jspecify.annotations.Nullable;

/** What an update would bring to a document, shown before it is applied. Valid until the document changes. */
public final class UpdatePreview {

    private static final long MOST_COMPARISONS = 2_000_000;

    private final YDoc doc;
    private final ParsedUpdate update;
    private final Map<Long, List<Struct>> structs = new LinkedHashMap<>();
    private final IdentityHashMap<Item, Spot> spots = new IdentityHashMap<>();
    private final NestingSearch nestings =
            new NestingSearch(item -> item.parent instanceof Branch branch ? branch.item : spot(item).holder);
    private @Nullable List<Addition> additions;

    /**
     * A place, and the key under which something is added there, or none in its list.
     *
     * @param holder holds the type that is the place; null for a root type, and where nothing is seen
     */
    private record Spot(
            AdditionPlace place,
            @Nullable String key,
            @Nullable Item holder) {

        static final Spot NOWHERE = new Spot(AdditionPlace.NOWHERE, null, null);

        static Spot of(Branch branch, @Nullable String key) {
            return new Spot(AdditionPlace.of(branch), key, branch.item);
        }
    }

    private UpdatePreview(YDoc doc, ParsedUpdate update) {
        this.doc = doc;
        this.update = update;
        for (Struct struct : update.structs()) {
            structs.computeIfAbsent(struct.client, c -> new ArrayList<>()).add(struct);
        }
    }

    /**
     * Examines an update in format V1.
     *
     * @throws MalformedUpdateException if the bytes are no update
     */
    public static UpdatePreview of(YDoc doc, byte[] update) {
        return new UpdatePreview(doc, ParsedUpdate.readV1(update));
    }

    /**
     * Applies the examined update.
     *
     * @throws MalformedUpdateException if finding the positions would take unreasonably long, which never happens with
     *     what people type; part of it is then applied
     */
    public void apply() {
        doc.transactions.run(transaction -> {
            transaction.patience = MOST_COMPARISONS;
            UpdateApplier.apply(transaction, update);
            transaction.patience = Long.MAX_VALUE;
        });
    }

    /** The new clocks by client; gaps are not shown. */
    public Map<Long, ClockRange> newClocks() {
        Map<Long, ClockRange> clocks = new LinkedHashMap<>();
        structs.forEach((client, list) -> {
            long state = doc.store.state(client);
            long end = list.getLast().end();
            if (end > state) {
                clocks.put(client, new ClockRange(Math.max(state, list.getFirst().clock), end));
            }
        });
        return clocks;
    }

    /** Whether the document has all of it already. */
    public boolean isKnown() {
        return newClocks().isEmpty()
                && update.deletes().clients().entrySet().stream()
                        .allMatch(e -> e.getValue().stream().allMatch(range -> isDeleted(e.getKey(), range)));
    }

    private boolean isDeleted(long client, DeleteSet.Range range) {
        StructList list = doc.store.get(client);
        if (list == null || range.end() > list.state()) {
            return false;
        }
        for (int i = list.indexOf(range.clock()); i < list.size() && list.get(i).clock < range.end(); i++) {
            if (!list.get(i).isDeleted()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the document has all that it depends on, so that no part of it would have to wait. */
    public boolean isComplete() {
        DependencyCheck dependencyCheck = new DependencyCheck(doc.store, structs);
        return dependencyCheck.coversAll()
                && update.deletes().clients().entrySet().stream()
                        .allMatch(e -> e.getValue().getLast().end() <= dependencyCheck.of(e.getKey()));
    }

    /** The clients of which the document has some of what the update has. */
    public Set<Long> repeatedClients() {
        Set<Long> repeated = new LinkedHashSet<>();
        structs.forEach((client, list) -> {
            long state = doc.store.state(client);
            if (list.stream().anyMatch(struct -> struct.clock < state)) {
                repeated.add(client);
            }
        });
        return repeated;
    }

    /**
     * Whether the document has something else under clocks of this client than the update says. What is deleted in the
     * document counts as something else, since it is not known any more, unless it is deleted in the update as well.
     */
    public boolean contradicts(long client) {
        StructList list = doc.store.get(client);
        return list != null
                && structs.getOrDefault(client, List.of()).stream()
                        .anyMatch(struct -> struct instanceof Item item
                                && !(item.content instanceof ContentDeleted)
                                && contradicts(list, item));
    }

    private static boolean contradicts(StructList list, Item item) {
        long clock = item.clock;
        for (int i = clock < list.state() ? list.indexOf(clock) : list.size(); i < list.size(); i++) {
            Struct stored = list.get(i);
            if (stored.clock >= item.end()) {
                break;
            }
            if (!(stored instanceof Item known) || !isAlike(known, item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlike(Item known, Item item) {
        if (!(known.content instanceof ContentString stored) || !(item.content instanceof ContentString said)) {
            return known.content.getClass() == item.content.getClass();
        }
        long from = Math.max(known.clock, item.clock);
        long to = Math.min(known.end(), item.end());
        return stored.text()
                .subSequence((int) (from - known.clock), (int) (to - known.clock))
                .toString()
                .contentEquals(said.text().subSequence((int) (from - item.clock), (int) (to - item.clock)));
    }

    /** What would be added; only of a complete update does every addition have its true place. */
    public List<Addition> additions() {
        if (additions == null) {
            additions = findAdditions();
        }
        return additions;
    }

    private List<Addition> findAdditions() {
        List<Addition> found = new ArrayList<>();
        for (Struct struct : update.structs()) {
            if (struct instanceof Item item && item.end() > doc.store.state(item.client)) {
                Spot spot = spot(item);
                Addition addition = Addition.of(item, spot.place, spot.key, () -> nestings.within(spot.holder));
                if (addition != null) {
                    found.add(addition);
                }
            }
        }
        return found;
    }

    /** What the document has and would keep, if every descendant of what is deleted is named as deleted too, which clients do. */
    public RemainingContents remaining() {
        doc.mergeCollected();
        return new RemainingContents(doc, update.deletes());
    }

    /** How many structs it has. */
    public int structs() {
        return update.structs().size();
    }

    /** The most children that an element of this name would have, of those that get more of them; zero if none does. */
    public int mostChildren(String element) {
        Map<Item, Integer> counts = new IdentityHashMap<>();
        for (Struct struct : update.structs()) {
            if (struct instanceof Item item
                    && item.content instanceof ContentType
                    && item.end() > doc.store.state(item.client)
                    && spot(item) instanceof Spot(var additionPlace, var key, var holder)
                    && key == null
                    && holder != null
                    && additionPlace.name().equals(element)) {
                counts.compute(holder, (of, count) -> count == null ? kept(of) + 1 : count + 1);
            }
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The children that it has and would keep. */
    private int kept(Item holder) {
        int count = 0;
        if (holder.content instanceof ContentType type) {
            for (Item child = type.branch.start; child != null; child = child.right) {
                count += child.isVisible() && !update.deletes().contains(child.client, child.clock) ? 1 : 0;
            }
        }
        return count;
    }

    /** Follows the neighbours, which are in the same place, until one is known. */
    private Spot spot(Item item) {
        Deque<Item> path = new ArrayDeque<>();
        Spot spot = null;
        Item next = item;
        while (spot == null) {
            path.push(next);
            spot = spots.get(next);
            ElementId neighbour = next.origin != null ? next.origin : next.rightOrigin;
            if (spot != null) {
                break;
            } else if (neighbour == null) {
                spot = spot(next.parent, next.key);
            } else if (neighbour.clock() < doc.store.state(neighbour.client())) {
                spot = doc.store.find(neighbour) instanceof Item known
                        ? Spot.of(known.branch(), known.key)
                        : Spot.NOWHERE;
            } else if (find(neighbour) instanceof Item unknown
                    && path.size() <= update.structs().size()) {
                next = unknown;
            } else {
                spot = Spot.NOWHERE;
            }
        }
        for (Item visited : path) {
            spots.put(visited, spot);
        }
        return spot;
    }

    private Spot spot(@Nullable ItemParent itemParent, @Nullable String key) {
        return switch (itemParent) {
            case RootName root -> new Spot(new AdditionPlace(AdditionPlace.Kind.ROOT, root.name()), key, null);
            case ElementId elementId -> {
                Struct holder = elementId.clock() < doc.store.state(elementId.client())
                        ? doc.store.find(elementId)
                        : find(elementId);
                yield holder instanceof Item item && item.content instanceof ContentType type
                        ? new Spot(AdditionPlace.of(type.branch), key, item)
                        : new Spot(AdditionPlace.NOWHERE, key, null);
            }
            case Branch branch -> Spot.of(branch, key);
            case null -> new Spot(AdditionPlace.NOWHERE, key, null);
        };
    }

    /** The struct of the update that holds a clock. */
    private @Nullable Struct find(ElementId elementId) {
        List<Struct> list = structs.getOrDefault(elementId.client(), List.of());
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Struct struct = list.get(middle);
            if (struct.clock > elementId.clock()) {
                high = middle - 1;
            } else if (elementId.clock() >= struct.end()) {
                low = middle + 1;
            } else {
                return struct;
            }
        }
        return null;
    }
}

package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an update would bring to a document, seen before it is applied. Good until the document changes. */
public final class Preview {

    private static final long MOST_COMPARISONS = 2_000_000;

    private final YDoc doc;
    private final ParsedUpdate update;
    private final Map<Long, List<Struct>> structs = new LinkedHashMap<>();
    private final IdentityHashMap<Item, Spot> spots = new IdentityHashMap<>();
    private final IdentityHashMap<Item, Nesting> nestings = new IdentityHashMap<>();
    private @Nullable List<Addition> additions;

    /**
     * A place, and the key under which something is added there, or none in its list.
     *
     * @param holder holds the type that is the place; null for a root type, and where nothing is seen
     */
    private record Spot(
            Place place, @Nullable String key, @Nullable Item holder) {

        static final Spot NOWHERE = new Spot(Place.NOWHERE, null, null);

        static Spot of(Branch branch, @Nullable String key) {
            return new Spot(Place.of(branch), key, branch.item);
        }
    }

    private Preview(YDoc doc, ParsedUpdate update) {
        this.doc = doc;
        this.update = update;
        for (Struct struct : update.structs()) {
            structs.computeIfAbsent(struct.client, c -> new ArrayList<>()).add(struct);
        }
    }

    /**
     * Looks at an update in format V1.
     *
     * @throws MalformedUpdateException if the bytes are no update
     */
    public static Preview of(YDoc doc, byte[] update) {
        return new Preview(doc, ParsedUpdate.readV1(update));
    }

    /**
     * Applies what was looked at.
     *
     * @throws MalformedUpdateException if finding the places would take unreasonably long, as no history of people's
     *     typing does; part of it is applied then
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

    /** Whether all that it depends on is there, so that nothing of it would have to wait. */
    public boolean isComplete() {
        Reach reach = new Reach(doc.store, structs);
        return reach.coversAll()
                && update.deletes().clients().entrySet().stream()
                        .allMatch(e -> e.getValue().getLast().end() <= reach.of(e.getKey()));
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
                Addition addition = addition(item, spot(item));
                if (addition != null) {
                    found.add(addition);
                }
            }
        }
        return found;
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
                    && spot(item) instanceof Spot(var place, var key, var holder)
                    && key == null
                    && holder != null
                    && place.name().equals(element)) {
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

    private @Nullable Addition addition(Item item, Spot spot) {
        Place place = spot.place;
        if (spot.key != null) {
            return switch (item.content) {
                case ContentDeleted ignored -> null;
                case ContentValues any -> new Addition.Attribute(place, spot.key, any.element((int) any.length() - 1));
                default -> new Addition.Other(place);
            };
        }
        return switch (item.content) {
            case ContentDeleted ignored -> null;
            case ContentString string ->
                new Addition.Characters(place, string.text().toString());
            case ContentFormat format -> new Addition.Mark(place, format.key, format.value);
            case ContentType type ->
                switch (type.branch.kind()) {
                    case XML_ELEMENT -> new Addition.Element(place, type.branch.name, nesting(spot.holder));
                    case XML_TEXT -> new Addition.Text(place);
                    default -> new Addition.Other(place);
                };
            default -> new Addition.Other(place);
        };
    }

    /** Follows the neighbours, which are in the same place, until one is known. */
    private Spot spot(Item item) {
        Deque<Item> path = new ArrayDeque<>();
        Spot spot = null;
        Item next = item;
        while (spot == null) {
            path.push(next);
            spot = spots.get(next);
            Id neighbour = next.origin != null ? next.origin : next.rightOrigin;
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

    private Spot spot(@Nullable Parent parent, @Nullable String key) {
        return switch (parent) {
            case RootName root -> new Spot(new Place(Place.Kind.ROOT, root.name()), key, null);
            case Id id -> {
                Struct holder = id.clock() < doc.store.state(id.client()) ? doc.store.find(id) : find(id);
                yield holder instanceof Item item && item.content instanceof ContentType type
                        ? new Spot(Place.of(type.branch), key, item)
                        : new Spot(Place.NOWHERE, key, null);
            }
            case Branch branch -> Spot.of(branch, key);
            case null -> new Spot(Place.NOWHERE, key, null);
        };
    }

    /** Climbs to what is known, and no further than anybody wants to know. */
    private @Nullable Nesting nesting(@Nullable Item holder) {
        Deque<Item> path = new ArrayDeque<>();
        Item next = holder;
        Nesting nesting = null;
        while (next != null && (nesting = nestings.get(next)) == null) {
            if (path.size() == Nesting.MOST) {
                nesting = Nesting.unknown();
                break;
            }
            path.push(next);
            next = next.parent instanceof Branch branch ? branch.item : spot(next).holder;
        }
        for (Item inner : path) {
            nesting = Nesting.of(inner.content instanceof ContentType type ? type.branch.name : "", nesting);
            nestings.put(inner, nesting);
        }
        return nesting;
    }

    /** The struct of the update that holds a clock. */
    private @Nullable Struct find(Id id) {
        List<Struct> list = structs.getOrDefault(id.client(), List.of());
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Struct struct = list.get(middle);
            if (struct.clock > id.clock()) {
                high = middle - 1;
            } else if (id.clock() >= struct.end()) {
                low = middle + 1;
            } else {
                return struct;
            }
        }
        return null;
    }
}

package org.communique.crdt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.event.Listeners;
import org.jspecify.annotations.Nullable;

/** The state of one shared type: a list of items and, for each key, the last item of its history. */
public final class Branch implements ItemParent {

    /** The element's name, or the name under which a root type is found. */
    public final String name;

    @Nullable
    public Item item;

    @Nullable
    public Item start;

    @Nullable
    SearchMarkers markers;

    @Nullable
    Listeners<YEvent> observers;

    @Nullable
    Listeners<List<YEvent>> deepObservers;

    /** What Yjs believes; see {@link #define}. */
    boolean hasFormatting;

    /** Whether a formatting mark was ever inserted. */
    boolean everFormatted;

    public int length;

    private SharedTypeKind sharedTypeKind;
    private @Nullable YDoc doc;
    private @Nullable YType type;
    private @Nullable Map<String, Item> map;

    Branch(SharedTypeKind sharedTypeKind, String name) {
        this.sharedTypeKind = sharedTypeKind;
        this.name = name;
        this.markers = sharedTypeKind.hasMarkers() ? new SearchMarkers() : null;
    }

    public SharedTypeKind kind() {
        return sharedTypeKind;
    }

    YDoc doc() {
        if (doc == null) {
            throw new IllegalStateException("type is not part of a document");
        }
        return doc;
    }

    void integrate(YDoc target, @Nullable Item holder) {
        doc = target;
        item = holder;
    }

    /** Gives a root type its kind; as in Yjs it starts without knowledge of formatting that is already there. */
    void define(SharedTypeKind asked) {
        if (sharedTypeKind == asked) {
            return;
        }
        if (sharedTypeKind != SharedTypeKind.UNKNOWN) {
            throw new IllegalStateException("root type is already defined as " + sharedTypeKind);
        }
        sharedTypeKind = asked;
        markers = asked.hasMarkers() ? new SearchMarkers() : null;
        hasFormatting = false;
    }

    /** The public API of this type. */
    public YType type() {
        if (type == null) {
            type = switch (sharedTypeKind) {
                case ARRAY -> new YArray(this);
                case MAP, XML_HOOK -> new YMap(this);
                case TEXT -> new YText(this);
                case XML_TEXT -> new YXmlText(this);
                case XML_ELEMENT -> new YXmlElement(this);
                case XML_FRAGMENT -> new YXmlFragment(this);
                case UNKNOWN -> throw new IllegalStateException("root type has no kind yet");
            };
        }
        return type;
    }

    public boolean isRoot() {
        return doc != null && item == null;
    }

    public boolean isDeleted() {
        return item != null && item.deleted;
    }

    @Nullable
    Item get(String key) {
        return map == null ? null : map.get(key);
    }

    void put(String key, Item last) {
        if (map == null) {
            map = new LinkedHashMap<>(4);
        }
        map.put(key, last);
    }

    /** The keys ever set, each with the last item of its history, deleted or not. */
    Map<String, Item> entries() {
        return map == null ? Map.of() : map;
    }

    Collection<Item> lastItems() {
        return entries().values();
    }

    void clear() {
        start = null;
        map = null;
    }
}

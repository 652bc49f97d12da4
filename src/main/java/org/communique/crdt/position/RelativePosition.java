package org.communique.crdt.position;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.crdt.Branch;
import org.communique.crdt.ContentType;
import org.communique.crdt.ElementId;
import org.communique.crdt.Item;
import org.communique.crdt.SharedTypeKind;
import org.communique.crdt.StructStore;
import org.communique.crdt.YDoc;
import org.communique.crdt.YType;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.value.Json;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list or text that stays in place while others edit around it, as carets and comments need (Yjs,
 * RelativePosition.js): next to one element, or at an end of a type.
 */
public final class RelativePosition {

    /** The element, or else the type's item, or else the name of the root type. */
    private final @Nullable ElementId item;

    private final @Nullable ElementId type;
    private final @Nullable String root;
    private final int association;

    private RelativePosition(
            @Nullable ElementId item, @Nullable ElementId type, @Nullable String root, int association) {
        this.item = item;
        this.type = type;
        this.root = root;
        this.association = association;
    }

    /** A position that stays with the element after it. */
    public static RelativePosition at(YType type, int index) {
        return at(type, index, 0);
    }

    /**
     * A place in a type.
     *
     * @param index in elements, of text in UTF-16 units
     * @param association negative to stay with the element before the position, else with the one after it
     */
    public static RelativePosition at(YType type, int index, int association) {
        Branch branch = type.branch;
        if (association < 0 && index == 0) {
            return in(branch, null, association);
        }
        long missing = association < 0 ? index - 1L : index;
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                if (missing < item.length) {
                    return in(branch, new ElementId(item.client, item.clock + missing), association);
                }
                missing -= item.length;
            }
            if (item.right == null && association < 0) {
                return in(branch, item.lastId(), association);
            }
        }
        return in(branch, null, association);
    }

    private static RelativePosition in(Branch branch, @Nullable ElementId item, int association) {
        Item holder = branch.item;
        return holder == null
                ? new RelativePosition(item, null, branch.name, association)
                : new RelativePosition(item, holder.id(), null, association);
    }

    /** The bytes of Yjs's {@code encodeRelativePosition}. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter();
        if (item != null) {
            out.writeVarUint(0);
            write(out, item);
        } else if (root != null) {
            out.writeVarUint(1);
            out.writeVarString(root);
        } else if (type != null) {
            out.writeVarUint(2);
            write(out, type);
        }
        out.writeVarInt(association);
        return out.toByteArray();
    }

    private static void write(ByteWriter out, ElementId elementId) {
        out.writeVarUint(elementId.client());
        out.writeVarUint(elementId.clock());
    }

    /**
     * The inverse of {@link #encode}.
     *
     * @throws MalformedUpdateException if the bytes are no relative position
     */
    public static RelativePosition decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long kind = in.readVarUint();
        if (kind > 2) {
            throw new MalformedUpdateException("unknown kind of position " + kind);
        }
        String root = kind == 1 ? in.readVarString() : null;
        ElementId elementId = kind == 1 ? null : new ElementId(in.readVarUint(), in.readVarUint());
        long association = in.hasContent() ? in.readVarInt() : 0;
        if (in.hasContent() || association != (int) association) {
            throw new MalformedUpdateException("bytes that are no relative position");
        }
        return new RelativePosition(
                kind == 0 ? elementId : null, kind == 2 ? elementId : null, root, (int) association);
    }

    /** The JSON form in which Yjs clients share carets. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (type != null) {
            json.put("type", json(type));
        }
        if (root != null && !root.isEmpty()) {
            json.put("tname", root);
        }
        if (item != null) {
            json.put("item", json(item));
        }
        json.put("assoc", (long) association);
        return json;
    }

    private static Map<String, Object> json(ElementId elementId) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", elementId.client());
        json.put("clock", elementId.clock());
        return json;
    }

    /**
     * The inverse of {@link #toJson}; what Yjs writes as {@code null} may be left out.
     *
     * @throws MalformedUpdateException if the value is no relative position
     */
    public static RelativePosition fromJson(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> fields)) {
            throw noPosition();
        }
        ElementId item = readId(fields.get("item"));
        ElementId type = readId(fields.get("type"));
        String root = readName(fields.get("tname"));
        if (item == null && type == null && root == null) {
            throw noPosition();
        }
        return new RelativePosition(item, type, root, readAssociation(fields.get("assoc")));
    }

    private static @Nullable ElementId readId(@Nullable Object json) {
        return switch (json) {
            case null -> null;
            case Map<?, ?> id -> new ElementId(readNatural(id.get("client")), readNatural(id.get("clock")));
            default -> throw noPosition();
        };
    }

    private static @Nullable String readName(@Nullable Object json) {
        return switch (json) {
            case null -> null;
            case String name -> name;
            default -> throw noPosition();
        };
    }

    private static int readAssociation(@Nullable Object json) {
        return switch (json) {
            case null -> 0;
            case Long association when association == association.intValue() -> association.intValue();
            default -> throw noPosition();
        };
    }

    private static long readNatural(@Nullable Object json) {
        if (json instanceof Long number && number >= 0) {
            return number;
        }
        throw noPosition();
    }

    private static MalformedUpdateException noPosition() {
        return new MalformedUpdateException("a value that is no relative position");
    }

    /** The name of the root type that the place is in, if it says so. */
    public @Nullable String root() {
        return root;
    }

    /**
     * Whether a document has had the element and the type that the place is at.
     *
     * @param author a client whose edits may still be on their way to the document
     */
    public boolean isIn(YDoc doc, long author) {
        boolean hasElement = item == null || item.client() == author || isKnown(doc.store, item);
        return hasElement && (type == null || type.client() == author || typeOf(doc.store, type) != null);
    }

    private static boolean isKnown(StructStore store, ElementId elementId) {
        return store.state(elementId.client()) > elementId.clock();
    }

    /** Where the place is now, or {@code null} if the element or type is unknown, forgotten, or of no known kind. */
    public @Nullable AbsolutePosition resolve(YDoc doc) {
        if (item != null) {
            return besideElement(doc.store, item);
        }
        Branch branch = type != null ? typeOf(doc.store, type) : doc.root(root == null ? "" : root);
        return branch == null ? null : absolute(branch, association >= 0 ? branch.length : 0);
    }

    private @Nullable AbsolutePosition besideElement(StructStore store, ElementId elementId) {
        if (!isKnown(store, elementId) || !(store.find(elementId) instanceof Item element)) {
            return null;
        }
        if (!(element.parent instanceof Branch branch)) {
            return null;
        }
        long index = 0;
        if (!branch.isDeleted()) {
            if (element.isVisible()) {
                index = elementId.clock() - element.clock + (association >= 0 ? 0 : 1);
            }
            for (Item left = element.left; left != null; left = left.left) {
                index += left.isVisible() ? left.length : 0;
            }
        }
        return absolute(branch, (int) index);
    }

    private static @Nullable Branch typeOf(StructStore store, ElementId elementId) {
        return isKnown(store, elementId)
                        && store.find(elementId) instanceof Item holder
                        && holder.content instanceof ContentType content
                ? content.branch
                : null;
    }

    private @Nullable AbsolutePosition absolute(Branch branch, int index) {
        return branch.kind() == SharedTypeKind.UNKNOWN ? null : new AbsolutePosition(branch.type(), index, association);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RelativePosition position
                && association == position.association
                && toJson().equals(position.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return Json.stringify(toJson());
    }
}

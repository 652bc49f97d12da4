package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** A run of elements with content, a link in the list of its parent or in the history of one of its parent's keys. */
public final class Item extends Struct {

    public static final int HAS_ORIGIN = 0x80;
    public static final int HAS_RIGHT_ORIGIN = 0x40;
    static final int HAS_KEY = 0x20;
    static final int CONTENT_REF = 0x1f;

    @Nullable
    public ElementId origin;

    @Nullable
    public ElementId rightOrigin;

    @Nullable
    public Item left;

    @Nullable
    public Item right;

    @Nullable
    public ItemParent parent;

    @Nullable
    public String key;

    public Content content;
    final boolean countable;
    boolean deleted;
    boolean marked;

    Item(
            long client,
            long clock,
            @Nullable Item left,
            @Nullable ElementId origin,
            @Nullable Item right,
            @Nullable ElementId rightOrigin,
            @Nullable ItemParent itemParent,
            @Nullable String key,
            Content content) {
        super(client, clock, content.length());
        this.left = left;
        this.origin = origin;
        this.right = right;
        this.rightOrigin = rightOrigin;
        this.parent = itemParent;
        this.key = key;
        this.content = content;
        this.countable = content.isCountable();
    }

    /** The type that this item is integrated into. */
    public Branch branch() {
        if (parent instanceof Branch branch) {
            return branch;
        }
        throw new IllegalStateException("item is not integrated");
    }

    public ElementId id() {
        return new ElementId(client, clock);
    }

    public ElementId lastId() {
        return new ElementId(client, end() - 1);
    }

    /** Whether readers see it: it counts and is not deleted. */
    public boolean isVisible() {
        return countable && !deleted;
    }

    @Override
    public boolean isDeleted() {
        return deleted;
    }

    /** Yjs, splitItem: cuts this item and returns its right part, which the caller puts into the store. */
    Item split(Transaction transaction, long offset) {
        Item rightPart = new Item(
                client,
                clock + offset,
                this,
                new ElementId(client, clock + offset - 1),
                right,
                rightOrigin,
                parent,
                key,
                content.splice(offset));
        rightPart.deleted = deleted;
        right = rightPart;
        if (rightPart.right != null) {
            rightPart.right.left = rightPart;
        } else if (key != null) {
            branch().put(key, rightPart);
        }
        transaction.mergeCandidates.add(rightPart);
        length = offset;
        return rightPart;
    }

    @Override
    boolean mergeWith(Struct struct) {
        if (struct instanceof Item other
                && right == other
                && other.origin != null
                && other.origin.client() == client
                && other.origin.clock() == end() - 1
                && ElementId.same(rightOrigin, other.rightOrigin)
                && client == other.client
                && end() == other.clock
                && deleted == other.deleted
                && content.mergeWith(other.content)) {
            SearchMarkers markers = branch().markers;
            if (markers != null) {
                markers.merged(this, other);
            }
            right = other.right;
            if (right != null) {
                right.left = this;
            }
            length += other.length;
            return true;
        }
        return false;
    }

    @Override
    Item sliceFrom(long offset) {
        return new Item(
                client,
                clock + offset,
                null,
                new ElementId(client, clock + offset - 1),
                null,
                rightOrigin,
                parent,
                key,
                content.splice(offset));
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        ElementId writtenOrigin = offset > 0 ? new ElementId(client, clock + offset - 1) : origin;
        encoder.writeInfo(content.ref()
                | (writtenOrigin == null ? 0 : HAS_ORIGIN)
                | (rightOrigin == null ? 0 : HAS_RIGHT_ORIGIN)
                | (key == null ? 0 : HAS_KEY));
        if (writtenOrigin != null) {
            encoder.writeLeftId(writtenOrigin);
        }
        if (rightOrigin != null) {
            encoder.writeRightId(rightOrigin);
        }
        if (writtenOrigin == null && rightOrigin == null) {
            writeParent(encoder);
            if (key != null) {
                encoder.writeString(key);
            }
        }
        content.write(encoder, offset);
    }

    private void writeParent(UpdateEncoder encoder) {
        switch (parent) {
            case RootName root -> writeRoot(encoder, root.name());
            case ElementId elementId -> writeParentId(encoder, elementId);
            case Branch branch -> {
                if (branch.item == null) {
                    writeRoot(encoder, branch.name);
                } else {
                    writeParentId(encoder, branch.item.id());
                }
            }
            case null -> throw new IllegalStateException("item has neither neighbour nor parent");
        }
    }

    private static void writeRoot(UpdateEncoder encoder, String name) {
        encoder.writeParentInfo(true);
        encoder.writeString(name);
    }

    private static void writeParentId(UpdateEncoder encoder, ElementId elementId) {
        encoder.writeParentInfo(false);
        encoder.writeLeftId(elementId);
    }
}

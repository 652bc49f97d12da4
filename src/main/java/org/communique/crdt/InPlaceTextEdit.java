package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Appends to a run, or deletes from its end, in place. The result is the same as creating or splitting an item and merging
 * it at the end of the transaction. Not for documents with observers, which see the items before they are merged.
 */
final class InPlaceTextEdit {

    private InPlaceTextEdit() {}

    /** Lengthens the item to the left if the content would merge with it; otherwise changes nothing. */
    static boolean append(Transaction transaction, @Nullable Item left, @Nullable Item right, Content content) {
        YDoc doc = transaction.doc;
        if (left == null
                || left.client != doc.clientId()
                || left.deleted
                || left.right != right
                || !(left.content instanceof ContentString text && content instanceof ContentString)
                || !startsAt(left.rightOrigin, right)
                || doc.isObserved()
                || left.end() != transaction.store().state(left.client)) {
            return false;
        }
        transaction.begin(left.client, left.end());
        text.mergeWith(content);
        left.length += content.length();
        Branch parent = left.branch();
        parent.length += (int) content.length();
        transaction.changed(parent, null);
        return true;
    }

    private static boolean startsAt(@Nullable ElementId elementId, @Nullable Item item) {
        return elementId == null
                ? item == null
                : item != null && elementId.client() == item.client && elementId.clock() == item.clock;
    }

    /** Moves the end of a run to the deleted run after it; changes nothing if the range is not the end of a run. */
    static boolean deleteEnd(Transaction transaction, TextPosition near, int index, int length) {
        if (!transaction.doc.isCollecting() || transaction.doc.isObserved()) {
            return false;
        }
        long offset = index - near.index;
        Item item = near.right;
        while (item != null && (!item.isVisible() || offset >= item.length)) {
            offset -= item.isVisible() ? item.length : 0;
            item = item.right;
        }
        if (item == null
                || offset == 0
                || offset + length != item.length
                || !(item.content instanceof ContentString text)
                || Character.isHighSurrogate(text.text().charAt((int) offset - 1))
                || !(item.right instanceof Item gone)
                || !continues(gone, item)
                || !(gone.content instanceof ContentDeleted deleted)) {
            return false;
        }
        text.splice(offset);
        item.length = offset;
        deleted.extend(length);
        gone.clock -= length;
        gone.length += length;
        gone.origin = new ElementId(gone.client, gone.clock - 1);
        Branch parent = item.branch();
        parent.length -= length;
        transaction.deleteSet.add(gone.client, gone.clock, length);
        transaction.mergeCandidates.add(gone);
        transaction.changed(parent, null);
        return true;
    }

    private static boolean continues(Item right, Item left) {
        return right.client == left.client
                && right.clock == left.end()
                && right.origin != null
                && right.origin.client() == left.client
                && right.origin.clock() == left.end() - 1
                && ElementId.same(right.rightOrigin, left.rightOrigin);
    }
}

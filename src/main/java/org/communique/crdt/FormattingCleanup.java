package org.communique.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.communique.crdt.value.JavaScriptValues;
import org.jspecify.annotations.Nullable;

/** Deletes formatting marks that concurrent changes have made redundant, as every Yjs client does. */
final class FormattingCleanup {

    private FormattingCleanup() {}

    /** Yjs, cleanupYTextAfterTransaction. */
    static void after(Transaction transaction) {
        Set<Branch> whole = new LinkedHashSet<>();
        ClientClocks before = transaction.statesBefore();
        for (int c = 0; c < before.size(); c++) {
            StructList list = transaction.store().require(before.client(c));
            for (int i = list.indexOfCleanStart(transaction, before.clock(c)); i < list.size(); i++) {
                if (list.get(i) instanceof Item item && !item.deleted && item.content instanceof ContentFormat) {
                    whole.add(item.branch());
                }
            }
        }
        transaction.doc.transactions.run(cleanup -> {
            transaction.deleteSet.forEach((client, ranges) -> {
                StructList list = transaction.store().require(client);
                for (DeleteSet.Range range : ranges) {
                    cleanAround(transaction, cleanup, list, range, whole);
                }
            });
            whole.forEach(branch -> cleanWhole(cleanup, branch));
        });
    }

    private static void cleanAround(
            Transaction transaction, Transaction cleanup, StructList list, DeleteSet.Range range, Set<Branch> whole) {
        for (int i = list.indexOfCleanStart(transaction, range.clock());
                i < list.size() && list.get(i).clock < range.end();
                i++) {
            if (range.end() < list.get(i).end()) {
                list.indexOfCleanStart(transaction, range.end());
            }
            if (!(list.get(i) instanceof Item item)) {
                continue;
            }
            Branch parent = item.branch();
            if (!parent.hasFormatting || whole.contains(parent)) {
                continue;
            }
            if (item.content instanceof ContentFormat) {
                whole.add(parent);
            } else {
                cleanGapWithoutContext(cleanup, item);
            }
        }
    }

    /** Yjs, cleanupContextlessFormattingGap: of adjacent marks for one attribute, only the last counts. */
    private static void cleanGapWithoutContext(Transaction transaction, Item start) {
        Item item = start;
        while (item.right != null && !item.right.isVisible()) {
            item = item.right;
        }
        Set<String> seen = new HashSet<>();
        for (Item mark = item; mark != null && !mark.isVisible(); mark = mark.left) {
            if (!mark.deleted && mark.content instanceof ContentFormat format && !seen.add(format.key)) {
                transaction.delete(mark);
            }
        }
    }

    /** Yjs, cleanupYTextFormatting. */
    private static void cleanWhole(Transaction transaction, Branch branch) {
        Map<String, @Nullable Object> startAttributes = new LinkedHashMap<>();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        Item start = branch.start;
        for (Item end = start; end != null; end = end.right) {
            if (end.deleted) {
                continue;
            }
            if (end.content instanceof ContentFormat format) {
                TextPosition.update(attributes, format);
            } else if (start != null) {
                cleanGap(transaction, start, end, startAttributes, attributes);
                startAttributes = new LinkedHashMap<>(attributes);
                start = end;
            }
        }
    }

    /** Yjs, cleanupFormattingGap: from a start, within the gap up to the next content; marks after {@code here} are not
     * yet part of the current attributes. */
    static void cleanGap(
            Transaction transaction,
            Item start,
            @Nullable Item here,
            Map<String, @Nullable Object> startAttributes,
            Map<String, @Nullable Object> attributes) {
        Item end = start;
        Map<String, ContentFormat> lastFormats = new HashMap<>();
        while (end != null && !end.isVisible()) {
            if (!end.deleted && end.content instanceof ContentFormat format) {
                lastFormats.put(format.key, format);
            }
            end = end.right;
        }
        boolean reached = false;
        for (Item item = start; item != null && item != end; item = item.right) {
            reached |= item == here;
            if (item.deleted || !(item.content instanceof ContentFormat format)) {
                continue;
            }
            Object before = startAttributes.get(format.key);
            if (lastFormats.get(format.key) != format || JavaScriptValues.identical(before, format.value)) {
                transaction.delete(item);
                if (!reached
                        && JavaScriptValues.identical(attributes.get(format.key), format.value)
                        && !JavaScriptValues.identical(before, format.value)) {
                    if (before == null) {
                        attributes.remove(format.key);
                    } else {
                        attributes.put(format.key, before);
                    }
                }
            }
            if (!reached && !item.deleted) {
                TextPosition.update(attributes, format);
            }
        }
    }
}

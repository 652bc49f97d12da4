package org.communique.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.value.JavaScriptValues;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The change to a text, with its formatting (Yjs, YTextEvent.delta). */
final class TextDelta {

    private enum Step {
        NONE,
        INSERT,
        RETAIN,
        DELETE
    }

    private final YEvent event;
    private final List<DeltaOperation> steps = new ArrayList<>();

    /** The attributes at the current position, after the change and before it. */
    private final Map<String, @Nullable Object> current = new LinkedHashMap<>();

    private final Map<String, @Nullable Object> old = new HashMap<>();

    /** The attributes that retained text has gained or lost. */
    private final Map<String, @Nullable Object> altered = new LinkedHashMap<>();

    private final StringBuilder inserted = new StringBuilder();
    private long length;
    private Step step = Step.NONE;

    private TextDelta(YEvent event) {
        this.event = event;
    }

    /** As in Yjs, redundant marks that are found on the way are deleted in a transaction after this one. */
    static List<DeltaOperation> of(YEvent event) {
        TextDelta delta = new TextDelta(event);
        event.target.doc().transactions.run(delta::walk);
        return delta.steps;
    }

    private void walk(Transaction transaction) {
        for (Item item = event.target.start; item != null; item = item.right) {
            switch (item.content) {
                case ContentType type -> embed(item, type.branch.type());
                case ContentEmbed embed -> embed(item, embed.element(0));
                case ContentString text -> {
                    if (!event.adds(item)) {
                        old(item);
                    } else if (!event.deletes(item)) {
                        begin(Step.INSERT);
                        inserted.append(text.text());
                    }
                }
                case ContentFormat format -> mark(transaction, item, format);
                default -> {}
            }
        }
        end();
        while (!steps.isEmpty()
                && steps.getLast() instanceof DeltaOperation.Retain retain
                && retain.attributes().isEmpty()) {
            steps.removeLast();
        }
    }

    private void embed(Item item, @Nullable Object value) {
        if (!event.adds(item)) {
            old(item);
        } else if (!event.deletes(item)) {
            end();
            // Yjs treats numbers and booleans as empty.
            if (!(value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Undefined
                    || "".equals(value))) {
                steps.add(new DeltaOperation.Insert(value, copy(current)));
            }
        }
    }

    private void old(Item item) {
        if (event.deletes(item)) {
            begin(Step.DELETE);
            length += item.length;
        } else if (!item.deleted) {
            begin(Step.RETAIN);
            length += item.length;
        }
    }

    private void mark(Transaction transaction, Item item, ContentFormat format) {
        String key = format.key;
        Object value = format.value;
        if (event.adds(item)) {
            if (!event.deletes(item)) {
                if (!JavaScriptValues.equalAttributes(current.get(key), value)) {
                    endIf(Step.RETAIN);
                    if (JavaScriptValues.equalAttributes(value, old.get(key))) {
                        altered.remove(key);
                    } else {
                        altered.put(key, value);
                    }
                } else if (value != null) {
                    transaction.delete(item);
                }
            }
        } else if (event.deletes(item)) {
            old.put(key, value);
            if (!JavaScriptValues.equalAttributes(current.get(key), value)) {
                endIf(Step.RETAIN);
                altered.put(key, current.get(key));
            }
        } else if (!item.deleted) {
            old.put(key, value);
            keptMark(transaction, item, key, value);
        }
        if (!item.deleted) {
            endIf(Step.INSERT);
            TextPosition.update(current, format);
        }
    }

    private void keptMark(Transaction transaction, Item item, String key, @Nullable Object value) {
        if (!altered.containsKey(key)) {
            return;
        }
        if (!JavaScriptValues.equalAttributes(altered.get(key), value)) {
            endIf(Step.RETAIN);
            if (value == null) {
                altered.remove(key);
            } else {
                altered.put(key, value);
            }
        } else if (value != null) {
            transaction.delete(item);
        }
    }

    private void begin(Step next) {
        if (step != next) {
            end();
            step = next;
        }
    }

    private void endIf(Step running) {
        if (step == running) {
            end();
        }
    }

    private void end() {
        switch (step) {
            case NONE -> {}
            case INSERT -> {
                if (!inserted.isEmpty()) {
                    steps.add(new DeltaOperation.Insert(inserted.toString(), copy(current)));
                }
            }
            case RETAIN -> steps.add(new DeltaOperation.Retain(length, copy(altered)));
            case DELETE -> steps.add(new DeltaOperation.Delete(length));
        }
        inserted.setLength(0);
        length = 0;
        step = Step.NONE;
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> attributes) {
        return JavaScriptValues.inPropertyOrder(new LinkedHashMap<>(attributes));
    }
}

package org.communique.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.TextRun;
import org.communique.crdt.value.JavaScriptValues;
import org.jspecify.annotations.Nullable;

/** Changes to formatted text, with the same marks in the same order as Yjs makes (YText.js). */
final class TextEditing {

    private final Transaction transaction;
    private final Branch text;
    private final TextPosition position;

    private TextEditing(Transaction transaction, Branch text, TextPosition position) {
        this.transaction = transaction;
        this.text = text;
        this.position = position;
    }

    /** Without attributes the content gets those at its position. */
    static void insert(
            Transaction transaction,
            Branch text,
            int index,
            Content content,
            @Nullable Map<String, ? extends @Nullable Object> attributes) {
        TextPosition position = TextPosition.find(transaction, text, index, attributes == null);
        TextEditing editing = new TextEditing(transaction, text, position);
        if (attributes == null && !position.isFormatted()) {
            editing.insert(content, Map.of());
            return;
        }
        editing.insert(content, editing.only(attributes == null ? position.attributes() : attributes));
    }

    /** Several insertions at the end, each with its attributes; the end is searched for once. */
    static void append(Transaction transaction, Branch text, List<TextRun> runs) {
        TextPosition end = TextPosition.find(transaction, text, text.length, false);
        for (TextRun run : runs) {
            if (run.insert() instanceof String letters && !letters.isEmpty()) {
                TextEditing editing = new TextEditing(transaction, text, end);
                end = editing.insert(new ContentString(letters), editing.only(run.attributes()));
            }
        }
    }

    /** Yjs, YText.applyDelta. */
    static void apply(Transaction transaction, Branch text, List<DeltaOperation> delta) {
        DeltaCuts.cut(transaction, text, delta);
        TextPosition start = TextPosition.find(transaction, text, 0, false);
        TextEditing editing = new TextEditing(transaction, text, start);
        for (DeltaOperation operation : delta) {
            switch (operation) {
                case DeltaOperation.Insert insert
                when insert.content() instanceof String letters -> {
                    if (!letters.isEmpty()) {
                        editing.insert(new ContentString(letters), editing.only(insert.attributes()));
                    }
                }
                case DeltaOperation.Insert _ -> throw new IllegalArgumentException("not a text");
                case DeltaOperation.Retain retain ->
                    editing.format(
                            Math.toIntExact(retain.length()),
                            JavaScriptValues.inPropertyOrder(new LinkedHashMap<>(retain.attributes())));
                case DeltaOperation.Delete delete -> editing.delete(Math.toIntExact(delete.length()));
            }
        }
    }

    /** These attributes, and {@code null} for all others that apply. */
    private Map<String, @Nullable Object> only(Map<String, ? extends @Nullable Object> attributes) {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>(attributes);
        position.attributes().keySet().forEach(key -> wanted.putIfAbsent(key, null));
        return JavaScriptValues.inPropertyOrder(wanted);
    }

    static void format(
            Transaction transaction,
            Branch text,
            int index,
            int length,
            Map<String, ? extends @Nullable Object> given) {
        TextEditing editing = new TextEditing(transaction, text, TextPosition.find(transaction, text, index, false));
        if (editing.position.right != null) {
            editing.format(length, JavaScriptValues.inPropertyOrder(new LinkedHashMap<>(given)));
        }
    }

    static void delete(Transaction transaction, Branch text, int index, int length) {
        TextPosition position = TextPosition.near(text, index, true);
        if (!text.everFormatted && InPlaceTextEdit.deleteEnd(transaction, position, index, length)) {
            if (text.markers != null) {
                text.markers.shift(index, -length);
            }
            return;
        }
        position.advance(transaction, index - position.index);
        new TextEditing(transaction, text, position).delete(length);
    }

    /** Returns the position after the content, where its attributes still apply. */
    private TextPosition insert(Content content, Map<String, @Nullable Object> wanted) {
        skipMarksThatFit(wanted);
        Map<String, @Nullable Object> negated = insertMarks(wanted);
        if (text.markers != null) {
            text.markers.shift(position.index, (int) content.length());
        }
        insert(content);
        TextPosition behind = position.copy();
        insertNegations(negated);
        behind.right = behind.left == null ? text.start : behind.left.right;
        return behind;
    }

    private void insert(Content content) {
        if (InPlaceTextEdit.append(transaction, position.left, position.right, content)) {
            position.index += (int) content.length();
            return;
        }
        Item item = transaction.insert(position.left, position.right, text, null, content);
        position.right = item;
        position.forward(item);
    }

    /** Yjs, minimizeAttributeChanges. */
    private void skipMarksThatFit(Map<String, @Nullable Object> wanted) {
        for (Item item = position.right; item != null; item = position.right) {
            boolean fits = item.deleted
                    || (item.content instanceof ContentFormat format
                            && JavaScriptValues.equalAttributes(wanted.get(format.key), format.value));
            if (!fits) {
                return;
            }
            position.forward(item);
        }
    }

    /** Yjs, insertAttributes: returns what the changed attributes were before. */
    private Map<String, @Nullable Object> insertMarks(Map<String, @Nullable Object> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> negated = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            Object current = position.attributes().get(key);
            if (!JavaScriptValues.equalAttributes(current, value)) {
                negated.put(key, current);
                insert(new ContentFormat(key, value));
            }
        });
        return negated;
    }

    /** Yjs, insertNegatedAttributes: ends the changed attributes unless marks that do so follow. */
    private void insertNegations(Map<String, @Nullable Object> negated) {
        if (negated.isEmpty()) {
            return;
        }
        for (Item item = position.right; item != null; item = position.right) {
            if (!item.deleted) {
                boolean negates = item.content instanceof ContentFormat format
                        && negated.containsKey(format.key)
                        && JavaScriptValues.equalAttributes(negated.get(format.key), format.value);
                if (!negates) {
                    break;
                }
                negated.remove(((ContentFormat) item.content).key);
            }
            position.forward(item);
        }
        negated.forEach((key, value) -> insert(new ContentFormat(key, value)));
    }

    private void format(int length, Map<String, @Nullable Object> wanted) {
        skipMarksThatFit(wanted);
        Map<String, @Nullable Object> negated = insertMarks(wanted);
        long missing = length;
        for (Item item = position.right; item != null; item = position.right) {
            boolean inGap = item.deleted || item.content instanceof ContentFormat;
            if (missing <= 0 && (negated.isEmpty() || !inGap)) {
                break;
            }
            if (!item.deleted) {
                if (item.content instanceof ContentFormat format) {
                    if (!replaceMark(item, format, wanted, negated, missing)) {
                        break;
                    }
                } else {
                    if (missing < item.length) {
                        transaction.store().cut(transaction, item, missing);
                    }
                    missing -= item.length;
                }
            }
            position.forward(item);
        }
        if (missing > 0) {
            insert(new ContentString("\n".repeat((int) missing)));
        }
        insertNegations(negated);
    }

    /** Returns false at a mark after the formatted range that need not be negated any more. */
    private boolean replaceMark(
            Item item,
            ContentFormat format,
            Map<String, @Nullable Object> wanted,
            Map<String, @Nullable Object> negated,
            long missing) {
        if (!wanted.containsKey(format.key)) {
            position.attributes().put(format.key, format.value);
            return true;
        }
        if (JavaScriptValues.equalAttributes(wanted.get(format.key), format.value)) {
            negated.remove(format.key);
        } else if (missing == 0) {
            return false;
        } else {
            negated.put(format.key, format.value);
        }
        transaction.delete(item);
        return true;
    }

    private void delete(int length) {
        Map<String, @Nullable Object> startAttributes =
                text.everFormatted ? new LinkedHashMap<>(position.attributes()) : Map.of();
        Item start = position.right;
        long missing = length;
        for (Item item = position.right; item != null && missing > 0; item = position.right) {
            if (!item.deleted && isTextContent(item.content)) {
                if (missing < item.length) {
                    transaction.store().cut(transaction, item, missing);
                }
                missing -= item.length;
                transaction.delete(item);
            }
            position.forward(item);
        }
        if (start != null && text.everFormatted) {
            FormattingCleanup.cleanGap(transaction, start, position.right, startAttributes, position.attributes());
        }
        if (text.markers != null) {
            text.markers.shift(position.index, (int) missing - length);
        }
    }

    private static boolean isTextContent(Content content) {
        return content instanceof ContentString || content instanceof ContentEmbed || content instanceof ContentType;
    }
}

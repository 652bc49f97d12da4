package org.communique.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.TextRun;
import org.communique.crdt.value.JavaScriptValues;
import org.jspecify.annotations.Nullable;

/** Shared text with attributes on ranges of it; positions and lengths are in UTF-16 units. */
public sealed class YText extends YType permits YXmlText {

    YText(Branch branch) {
        super(branch);
    }

    public int length() {
        return branch.length;
    }

    /** Inserts text with the attributes at its position. */
    public void insert(int index, String text) {
        insertContent(index, text, null);
    }

    /** Inserts text with exactly these attributes. */
    public void insert(int index, String text, Map<String, ? extends @Nullable Object> attributes) {
        insertContent(index, text, attributes);
    }

    /** Appends runs of text, each with exactly its attributes, in time that depends only on them. */
    public void append(List<TextRun> runs) {
        change(transaction -> TextEditing.append(transaction, branch, runs));
    }

    /**
     * Changes the text step by step from its beginning, in one pass. What is inserted is text.
     *
     * @throws IndexOutOfBoundsException if the text is shorter than what is to stay and to go
     */
    public void applyDelta(List<DeltaOperation> delta) {
        long length = 0;
        for (DeltaOperation operation : delta) {
            length += switch (operation) {
                case DeltaOperation.Insert _ -> 0;
                case DeltaOperation.Retain retain -> retain.length();
                case DeltaOperation.Delete delete -> delete.length();
            };
        }
        requireWithin(0, Math.toIntExact(length));
        change(transaction -> TextEditing.apply(transaction, branch, delta));
    }

    private void insertContent(int index, String text, @Nullable Map<String, ? extends @Nullable Object> attributes) {
        requireWithin(index, 0);
        if (!text.isEmpty()) {
            change(transaction -> TextEditing.insert(transaction, branch, index, new ContentString(text), attributes));
        }
    }

    /** Inserts a plain value as one element. */
    public void insertEmbed(int index, Object embed, Map<String, ? extends @Nullable Object> attributes) {
        requireWithin(index, 0);
        change(transaction -> TextEditing.insert(transaction, branch, index, new ContentEmbed(embed), attributes));
    }

    /** Sets attributes on a range; {@code null} removes one. */
    public void format(int index, int length, Map<String, ? extends @Nullable Object> attributes) {
        requireWithin(index, length);
        if (length > 0) {
            change(transaction -> TextEditing.format(transaction, branch, index, length, attributes));
        }
    }

    public void delete(int index, int length) {
        requireWithin(index, length);
        if (length > 0) {
            change(transaction -> TextEditing.delete(transaction, branch, index, length));
        }
    }

    private void requireWithin(int index, int length) {
        if (index < 0 || length < 0 || index + (long) length > branch.length) {
            throw new IndexOutOfBoundsException(index + " + " + length);
        }
    }

    /** An attribute of the text as a whole. */
    public @Nullable Object getAttribute(String name) {
        return value(name);
    }

    /** The attributes of the text as a whole. */
    public Map<String, @Nullable Object> getAttributes() {
        return values();
    }

    public void setAttribute(String name, @Nullable Object value) {
        Content content = ListEditing.content(value);
        change(transaction -> ListEditing.set(transaction, branch, name, content));
    }

    public void removeAttribute(String name) {
        change(transaction -> ListEditing.delete(transaction, branch, name));
    }

    /** The content as runs of equal attributes. */
    public List<TextRun> toDelta() {
        List<TextRun> deltas = new ArrayList<>();
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        StringBuilder run = new StringBuilder();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.deleted) {
                continue;
            }
            switch (item.content) {
                case ContentString text -> run.append(text.text());
                case ContentFormat format -> {
                    endRun(run, attributes, deltas);
                    TextPosition.update(attributes, format);
                }
                case ContentEmbed embed -> {
                    endRun(run, attributes, deltas);
                    deltas.add(new TextRun(embed.element(0), copy(attributes)));
                }
                case ContentType type -> {
                    endRun(run, attributes, deltas);
                    deltas.add(new TextRun(type.branch.type(), copy(attributes)));
                }
                default -> {}
            }
        }
        endRun(run, attributes, deltas);
        return deltas;
    }

    private static void endRun(StringBuilder run, Map<String, @Nullable Object> attributes, List<TextRun> deltas) {
        if (!run.isEmpty()) {
            deltas.add(new TextRun(run.toString(), copy(attributes)));
            run.setLength(0);
        }
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> attributes) {
        return JavaScriptValues.inPropertyOrder(new LinkedHashMap<>(attributes));
    }

    /** The text without its attributes; as XML, with them as tags. */
    @Override
    public String toString() {
        return String.valueOf(toJson());
    }
}

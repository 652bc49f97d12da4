package org.communique.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shared list of plain values and other shared types. */
public final class YArray extends YType {

    YArray(Branch branch) {
        super(branch);
    }

    public int length() {
        return branch.length;
    }

    public @Nullable Object get(int index) {
        return publicValue(ListEditing.get(branch, index));
    }

    /** The elements as they are now. */
    public List<@Nullable Object> toList() {
        return elements();
    }

    public void insert(int index, List<? extends @Nullable Object> values) {
        List<Content> contents = ListEditing.contents(values);
        change(transaction -> ListEditing.insert(transaction, branch, index, contents));
    }

    public void push(List<? extends @Nullable Object> values) {
        List<Content> contents = ListEditing.contents(values);
        change(transaction -> ListEditing.push(transaction, branch, contents));
    }

    public YArray insertArray(int index) {
        return (YArray) insertType(index, new Branch(SharedTypeKind.ARRAY, ""));
    }

    public YMap insertMap(int index) {
        return (YMap) insertType(index, new Branch(SharedTypeKind.MAP, ""));
    }

    public YText insertText(int index) {
        return (YText) insertType(index, new Branch(SharedTypeKind.TEXT, ""));
    }

    public void delete(int index, int length) {
        change(transaction -> ListEditing.delete(transaction, branch, index, length));
    }
}

package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shared list of XML elements and texts. */
public sealed class YXmlFragment extends YType permits YXmlElement {

    YXmlFragment(Branch branch) {
        super(branch);
    }

    public int length() {
        return branch.length;
    }

    /** The child elements and texts as they are now. */
    public List<YType> children() {
        List<YType> children = new ArrayList<>();
        for (Object element : elements()) {
            if (element instanceof YType type) {
                children.add(type);
            }
        }
        return children;
    }

    public YXmlElement insertElement(int index, String name) {
        return (YXmlElement) insertType(index, new Branch(SharedTypeKind.XML_ELEMENT, name));
    }

    public YXmlText insertText(int index) {
        return (YXmlText) insertType(index, new Branch(SharedTypeKind.XML_TEXT, ""));
    }

    /** Inserts after a child, or at the beginning if there is none, without searching by index. */
    public YXmlElement insertElementAfter(@Nullable YType child, String name) {
        return (YXmlElement) insertTypeAfter(child, new Branch(SharedTypeKind.XML_ELEMENT, name));
    }

    /** Inserts after a child, or at the beginning if there is none, without searching by index. */
    public YXmlText insertTextAfter(@Nullable YType child) {
        return (YXmlText) insertTypeAfter(child, new Branch(SharedTypeKind.XML_TEXT, ""));
    }

    public void delete(int index, int length) {
        change(transaction -> ListEditing.delete(transaction, branch, index, length));
    }

    /** Deletes a child without searching by index. */
    public void delete(YType child) {
        deleteType(child);
    }

    @Override
    public String toString() {
        return String.valueOf(toJson());
    }
}

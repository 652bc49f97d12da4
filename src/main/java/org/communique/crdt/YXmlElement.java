package org.communique.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shared XML element. */
public final class YXmlElement extends YXmlFragment {

    YXmlElement(Branch branch) {
        super(branch);
    }

    public String name() {
        return branch.name;
    }

    public @Nullable Object getAttribute(String name) {
        return value(name);
    }

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
}

package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.value.JavaScriptValues;
import org.communique.crdt.value.Subdocument;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Shared types as plain values (Yjs, toJSON), without recursion. */
final class JsonConverter {

    private final Deque<Runnable> unfilled = new ArrayDeque<>();

    private JsonConverter() {}

    static @Nullable Object of(Branch root) {
        JsonConverter values = new JsonConverter();
        Object result = values.begin(root);
        while (!values.unfilled.isEmpty()) {
            values.unfilled.pop().run();
        }
        return result;
    }

    /** The value of a keyed item: its last element. */
    static @Nullable Object last(Item item) {
        return item.content.element((int) item.length - 1);
    }

    private @Nullable Object begin(@Nullable Object element) {
        if (element instanceof Subdocument) {
            return Map.of(); // the content of a document that is not loaded
        }
        if (!(element instanceof Branch branch)) {
            return element;
        }
        return switch (branch.kind()) {
            case TEXT -> text(branch);
            case XML_TEXT, XML_ELEMENT, XML_FRAGMENT -> XmlStringConverter.of(branch);
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(branch.length);
                unfilled.push(() -> fill(branch, list));
                yield list;
            }
            case MAP, XML_HOOK -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                unfilled.push(() -> fill(branch, map));
                yield map;
            }
            case UNKNOWN -> Undefined.UNDEFINED;
        };
    }

    private void fill(Branch branch, List<@Nullable Object> list) {
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                for (int i = 0; i < item.length; i++) {
                    list.add(begin(item.content.element(i)));
                }
            }
        }
    }

    private void fill(Branch branch, Map<String, @Nullable Object> map) {
        JavaScriptValues.inPropertyOrder(branch.entries()).forEach((key, item) -> {
            if (!item.deleted) {
                map.put(key, begin(last(item)));
            }
        });
    }

    static String text(Branch branch) {
        StringBuilder text = new StringBuilder(branch.length);
        for (Item item = branch.start; item != null; item = item.right) {
            if (!item.deleted && item.content instanceof ContentString string) {
                text.append(string.text());
            }
        }
        return text.toString();
    }
}

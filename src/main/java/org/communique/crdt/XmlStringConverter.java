package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.communique.crdt.event.TextRun;
import org.communique.crdt.value.JavaScriptValues;
import org.jspecify.annotations.Nullable;

/** XML types as the strings that Yjs makes of them, without recursion; not escaped, so not for display. */
final class XmlStringConverter {

    private XmlStringConverter() {}

    static String of(Branch root) {
        StringBuilder out = new StringBuilder();
        Deque<Object> rest = new ArrayDeque<>();
        rest.push(root);
        while (!rest.isEmpty()) {
            Object part = rest.pop();
            if (part instanceof Branch branch) {
                parts(branch).reversed().forEach(rest::push);
            } else {
                out.append(part);
            }
        }
        return out.toString();
    }

    private static List<Object> parts(Branch branch) {
        return switch (branch.kind()) {
            case XML_ELEMENT -> element(branch);
            case XML_FRAGMENT -> children(branch);
            case XML_TEXT -> text(branch);
            case TEXT -> List.of(JsonConverter.text(branch));
            case ARRAY, MAP, XML_HOOK, UNKNOWN -> List.of("[object Object]");
        };
    }

    private static List<Object> element(Branch branch) {
        String name = branch.name.toLowerCase(Locale.ROOT);
        StringBuilder start = new StringBuilder("<").append(name);
        new TreeMap<>(branch.entries()).forEach((key, item) -> {
            if (!item.deleted) {
                String value = joined(JsonConverter.last(item)).toString();
                start.append(' ').append(key).append("=\"").append(value).append('"');
            }
        });
        List<Object> parts = new ArrayList<>();
        parts.add(start.append('>').toString());
        parts.addAll(children(branch));
        parts.add("</" + name + ">");
        return parts;
    }

    private static List<Object> children(Branch branch) {
        List<Object> children = new ArrayList<>(branch.length);
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                for (int i = 0; i < item.length; i++) {
                    children.add(joined(item.content.element(i)));
                }
            }
        }
        return children;
    }

    private static Object joined(@Nullable Object value) {
        return value instanceof Branch branch ? branch : JavaScriptValues.text(value);
    }

    private static List<Object> text(Branch branch) {
        List<Object> parts = new ArrayList<>();
        for (TextRun textRun : new YXmlText(branch).toDelta()) {
            StringBuilder end = new StringBuilder();
            new TreeMap<>(textRun.attributes()).forEach((tag, value) -> {
                parts.add(startTag(tag, value));
                end.insert(0, "</" + tag + ">");
            });
            parts.add(textRun.insert() instanceof YType type ? type.branch : JavaScriptValues.text(textRun.insert()));
            parts.add(end);
        }
        return parts;
    }

    private static String startTag(String tag, @Nullable Object value) {
        Map<String, String> sorted = new TreeMap<>();
        if (value instanceof Map<?, ?> attributes) {
            attributes.forEach((key, attribute) -> sorted.put((String) key, JavaScriptValues.text(attribute)));
        } else if (value instanceof String text) {
            // JavaScript sees a string as an object of its characters.
            for (int i = 0; i < text.length(); i++) {
                sorted.put(Integer.toString(i), text.substring(i, i + 1));
            }
        }
        StringBuilder start = new StringBuilder("<").append(tag);
        sorted.forEach((key, attribute) ->
                start.append(' ').append(key).append("=\"").append(attribute).append('"'));
        return start.append('>').toString();
    }
}

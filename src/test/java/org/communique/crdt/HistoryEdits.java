package org.communique.crdt;

import static org.communique.crdt.HistoryReplay.list;
import static org.communique.crdt.HistoryReplay.number;
import static org.communique.crdt.HistoryReplay.revive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.crdt.event.DeltaOperation;
import org.jspecify.annotations.Nullable;

/** Edits as a history writes them down: the path to a type, what to do, and with what. */
final class HistoryEdits {

    private HistoryEdits() {}

    static List<YType> roots(YDoc doc) {
        return List.of(
                doc.getText("plain"),
                doc.getText("rich"),
                doc.getArray("array"),
                doc.getMap("map"),
                doc.getXmlFragment("xml"));
    }

    static @Nullable YType find(YDoc doc, List<?> path) {
        YType type = switch ((String) path.getFirst()) {
            case "plain" -> doc.getText("plain");
            case "rich" -> doc.getText("rich");
            case "array" -> doc.getArray("array");
            case "map" -> doc.getMap("map");
            default -> doc.getXmlFragment("xml");
        };
        for (Object step : path.subList(1, path.size())) {
            type = child(type, step);
        }
        return type;
    }

    private static @Nullable YType child(@Nullable YType type, Object step) {
        Object child = null;
        if (type instanceof YMap map && step instanceof String key) {
            child = map.get(key);
        } else if (step instanceof Number index) {
            List<?> elements = switch (type) {
                case YArray array -> array.toList();
                case YXmlFragment xml -> xml.children();
                case null, default -> List.of();
            };
            child = index.intValue() < elements.size() ? elements.get(index.intValue()) : null;
        }
        return child instanceof YType found ? found : null;
    }

    static int length(YType type) {
        return switch (type) {
            case YText text -> text.length();
            case YArray array -> array.length();
            case YXmlFragment xml -> xml.length();
            case YMap ignored -> 0;
        };
    }

    static void edit(YDoc doc, List<?> edit) {
        YType type = find(doc, list(edit, 0));
        String name = (String) edit.get(1);
        List<?> args = edit.subList(2, edit.size());
        if (type != null) {
            switch (type) {
                case YText text -> edit(text, name, args);
                case YArray array -> edit(array, name, args);
                case YMap map -> edit(map, name, args);
                case YXmlFragment xml -> edit(xml, name, args);
            }
        }
    }

    private static void edit(YText text, String name, List<?> args) {
        switch (name) {
            case "insertText" -> {
                if (args.get(2) == null) {
                    text.insert(index(text, args), string(args, 1));
                } else {
                    text.insert(index(text, args), string(args, 1), map(args, 2));
                }
            }
            case "insertEmbed" ->
                text.insertEmbed(index(text, args), Objects.requireNonNull(revive(args.get(1))), map(args, 2));
            case "format" -> text.format(index(text, args), length(text, args), map(args, 2));
            case "applyDelta" -> {
                List<DeltaOperation> delta = delta(args);
                if (length(delta) <= text.length()) {
                    text.applyDelta(delta);
                }
            }
            case "delete" -> text.delete(index(text, args), length(text, args));
            case "setAttribute" -> text.setAttribute(string(args, 0), revive(args.get(1)));
            case "removeAttribute" -> text.removeAttribute(string(args, 0));
            default -> {}
        }
    }

    private static void edit(YArray array, String name, List<?> args) {
        switch (name) {
            case "insert" -> array.insert(index(array, args), values(args, 1));
            case "push" -> array.push(values(args, 0));
            case "insertType" -> {
                switch (string(args, 1)) {
                    case "array" -> array.insertArray(index(array, args));
                    case "map" -> array.insertMap(index(array, args));
                    case "text" -> array.insertText(index(array, args));
                    default -> {}
                }
            }
            case "delete" -> array.delete(index(array, args), length(array, args));
            default -> {}
        }
    }

    private static void edit(YMap map, String name, List<?> args) {
        switch (name) {
            case "set" -> map.set(string(args, 0), revive(args.get(1)));
            case "setType" -> {
                switch (string(args, 1)) {
                    case "map" -> map.setMap(string(args, 0));
                    case "array" -> map.setArray(string(args, 0));
                    default -> map.setText(string(args, 0));
                }
            }
            case "unset" -> map.delete(string(args, 0));
            default -> {}
        }
    }

    private static void edit(YXmlFragment xml, String name, List<?> args) {
        switch (name) {
            case "insertType" -> {
                switch (string(args, 1)) {
                    case "element" -> xml.insertElement(index(xml, args), string(args, 2));
                    case "xmlText" -> xml.insertText(index(xml, args));
                    default -> {}
                }
            }
            case "delete" -> xml.delete(index(xml, args), length(xml, args));
            case "setAttribute" -> {
                if (xml instanceof YXmlElement element) {
                    element.setAttribute(string(args, 0), revive(args.get(1)));
                }
            }
            case "removeAttribute" -> {
                if (xml instanceof YXmlElement element) {
                    element.removeAttribute(string(args, 0));
                }
            }
            default -> {}
        }
    }

    private static List<DeltaOperation> delta(List<?> args) {
        List<DeltaOperation> delta = new ArrayList<>();
        for (Object each : list(args, 0)) {
            Map<?, ?> step = (Map<?, ?>) each;
            if (step.get("insert") instanceof String text) {
                delta.add(new DeltaOperation.Insert(text, attributes(step)));
            } else if (step.get("retain") instanceof Number length) {
                delta.add(new DeltaOperation.Retain(length.longValue(), attributes(step)));
            } else if (step.get("delete") instanceof Number length) {
                delta.add(new DeltaOperation.Delete(length.longValue()));
            }
        }
        return delta;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> attributes(Map<?, ?> step) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(revive(step.get("attributes")));
    }

    private static long length(List<DeltaOperation> delta) {
        return delta.stream()
                .mapToLong(step -> switch (step) {
                    case DeltaOperation.Insert _ -> 0;
                    case DeltaOperation.Retain retain -> retain.length();
                    case DeltaOperation.Delete delete -> delete.length();
                })
                .sum();
    }

    private static int index(YType type, List<?> args) {
        return Math.min(number(args, 0), length(type));
    }

    private static int length(YType type, List<?> args) {
        return Math.min(number(args, 1), length(type) - index(type, args));
    }

    private static String string(List<?> args, int index) {
        return (String) Objects.requireNonNull(args.get(index));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(List<?> args, int index) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(revive(args.get(index)));
    }

    private static List<@Nullable Object> values(List<?> args, int index) {
        return new ArrayList<>((List<?>) Objects.requireNonNull(revive(args.get(index))));
    }
}

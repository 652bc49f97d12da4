package org.communique.crdt;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A random history of several users, made on our documents and written down for the real Yjs to repeat. */
final class YjsHistory {

    private static final String[] WORDS = {
        "a",
        "state",
        "parties shall ",
        "été",
        "العدالة",
        "\ud83d\ude00",
        "x\ud83d\udc69\u200d\ud83d\udc67y",
        "\n",
        "0123456789".repeat(3)
    };
    private static final String HALF_PAIR = "[\\x{10000}-\\x{10ffff}\ufffd]|\\\\ud[0-9a-f]{3}";
    private static final String[] KEYS = {"bold", "italic", "link", "7", "3"};
    private static final String[] NAMES = {"paragraph", "heading", "listItem"};

    private final Random random;
    private final List<Object> steps = new ArrayList<>();
    private final List<List<String>> expected = new ArrayList<>();
    private final List<YDoc> docs = new ArrayList<>();
    private final List<byte[]> updates = new ArrayList<>();
    private final List<String> emitted = new ArrayList<>();

    YjsHistory(long seed) {
        random = new Random(seed);
    }

    String script() {
        return Json.stringify(steps);
    }

    Object step(int index) {
        return steps.get(index);
    }

    List<List<String>> expected() {
        return expected;
    }

    void run(int users, int rounds) {
        for (int user = 0; user < users; user++) {
            open(user);
        }
        for (int round = 0; round < rounds; round++) {
            int user = random.nextInt(users);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4, 5 -> edit(user);
                case 6, 7, 8 -> deliver(user);
                default -> sync(random.nextInt(users), user);
            }
        }
        if (!updates.isEmpty()) {
            merge();
        }
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < users; from++) {
                for (int to = 0; to < users; to++) {
                    if (from != to) {
                        sync(from, to);
                    }
                }
            }
        }
        for (int user = 0; user < users; user++) {
            state(user);
            diff(user);
        }
    }

    /**
     * What every user should see alike once all have been synchronised; but for halves of surrogate pairs, which Yjs
     * replaces only where a pair was cut.
     */
    List<String> finalViews() {
        return docs.stream()
                .map(doc -> Json.stringify(sorted(doc.toJson())).replaceAll(HALF_PAIR, "")
                        + base64(doc.encodeStateVector()))
                .toList();
    }

    /** The order of keys is that in which a replica first saw them. */
    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(sorted(element)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new TreeMap<>();
                map.forEach((key, element) -> copy.put(key, sorted(element)));
                yield copy;
            }
            default -> value;
        };
    }

    private void record(List<String> results, Object... step) {
        steps.add(List.of(step));
        List<String> all = new ArrayList<>(emitted);
        all.addAll(results);
        expected.add(all);
        emitted.clear();
    }

    private void open(int user) {
        long client = (random.nextBoolean() ? random.nextInt(100) : random.nextLong(1L << 32)) * 8L + user;
        boolean gc = random.nextInt(4) > 0;
        boolean define = random.nextBoolean();
        YDoc doc = new YDoc(client, gc);
        doc.onUpdate(update -> emitted.add(base64(update)));
        doc.onUpdateV2(update -> emitted.add(base64(update)));
        if (define) {
            defineAll(doc);
        }
        docs.add(doc);
        record(List.of(), "open", client, gc, define);
    }

    private static void defineAll(YDoc doc) {
        doc.getText("plain");
        doc.getText("rich");
        doc.getArray("array");
        doc.getMap("map");
        doc.getXmlFragment("xml");
    }

    private void edit(int user) {
        List<Object> list = new ArrayList<>();
        YDoc doc = docs.get(user);
        doc.transact(() -> {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                list.add(edit(doc));
            }
        });
        for (int i = 0; i < emitted.size(); i += 2) {
            updates.add(Base64.getDecoder().decode(emitted.get(i)));
        }
        record(List.of(), "edit", user, list);
    }

    private Object edit(YDoc doc) {
        List<Object> path = new ArrayList<>();
        YType type = switch (random.nextInt(5)) {
            case 0 -> root(path, "plain", doc.getText("plain"));
            case 1 -> root(path, "rich", doc.getText("rich"));
            case 2 -> root(path, "array", doc.getArray("array"));
            case 3 -> root(path, "map", doc.getMap("map"));
            default -> root(path, "xml", doc.getXmlFragment("xml"));
        };
        boolean formatted = !path.getFirst().equals("plain");
        for (YType child = child(type, path); child != null; child = child(type, path)) {
            type = child;
        }
        List<Object> edit = new ArrayList<>();
        edit.add(path);
        switch (type) {
            case YText text -> editText(edit, text, formatted);
            case YArray array -> editArray(edit, array);
            case YMap map -> editMap(edit, map);
            case YXmlFragment xml -> editXml(edit, xml);
        }
        return edit;
    }

    private static YType root(List<Object> path, String name, YType type) {
        path.add(name);
        return type;
    }

    private @Nullable YType child(YType type, List<Object> path) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        if (type instanceof YMap map) {
            String key = key();
            return map.get(key) instanceof YType child && path.add(key) ? child : null;
        }
        List<?> elements = switch (type) {
            case YArray array -> array.toList();
            case YXmlFragment xml -> xml.children();
            default -> List.of();
        };
        if (elements.isEmpty()) {
            return null;
        }
        int index = random.nextInt(elements.size());
        return elements.get(index) instanceof YType child && path.add(index) ? child : null;
    }

    private void editText(List<Object> edit, YText text, boolean formatted) {
        int index = random.nextInt(text.length() + 1);
        int length = Math.min(text.length() - index, 1 + random.nextInt(6));
        switch (random.nextInt(formatted ? 10 : 5)) {
            case 0, 1, 2 -> {
                String word = WORDS[random.nextInt(WORDS.length)];
                Map<String, @Nullable Object> attributes = formatted && random.nextBoolean() ? attributes() : null;
                if (attributes == null) {
                    text.insert(index, word);
                } else {
                    text.insert(index, word, attributes);
                }
                addAll(edit, "insertText", index, word, attributes);
            }
            case 3, 4 -> {
                text.delete(index, length);
                addAll(edit, "delete", index, length);
            }
            case 5 -> {
                Map<String, @Nullable Object> embed = Map.of("image", random.nextInt(9));
                Map<String, @Nullable Object> attributes = attributes();
                text.insertEmbed(index, embed, attributes);
                addAll(edit, "insertEmbed", index, embed, attributes);
            }
            case 6 -> {
                String key = key();
                Object value = value(1);
                text.setAttribute(key, value);
                addAll(edit, "setAttribute", key, script(value));
            }
            case 7 -> {
                String key = key();
                text.removeAttribute(key);
                addAll(edit, "removeAttribute", key);
            }
            default -> {
                Map<String, @Nullable Object> attributes = attributes();
                text.format(index, length, attributes);
                addAll(edit, "format", index, length, attributes);
            }
        }
    }

    private void editArray(List<Object> edit, YArray array) {
        int index = random.nextInt(array.length() + 1);
        int length = Math.min(array.length() - index, 1 + random.nextInt(3));
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                List<@Nullable Object> values = values(1 + random.nextInt(4));
                array.insert(index, values);
                addAll(edit, "insert", index, script(values));
            }
            case 2 -> {
                List<@Nullable Object> values = values(1 + random.nextInt(2));
                array.push(values);
                addAll(edit, "push", script(values));
            }
            case 3 -> {
                array.insertArray(index);
                addAll(edit, "insertType", index, "array");
            }
            case 4 -> {
                array.insertMap(index);
                addAll(edit, "insertType", index, "map");
            }
            case 5 -> {
                array.insertText(index);
                addAll(edit, "insertType", index, "text");
            }
            default -> {
                array.delete(index, length);
                addAll(edit, "delete", index, length);
            }
        }
    }

    private void editMap(List<Object> edit, YMap map) {
        String key = key();
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> {
                Object value = random.nextInt(9) == 0 ? Undefined.UNDEFINED : value(2);
                map.set(key, value);
                addAll(edit, "set", key, script(value));
            }
            case 3 -> {
                map.setMap(key);
                addAll(edit, "setType", key, "map");
            }
            case 4 -> {
                map.setArray(key);
                addAll(edit, "setType", key, "array");
            }
            case 5 -> {
                map.setText(key);
                addAll(edit, "setType", key, "text");
            }
            default -> {
                map.delete(key);
                addAll(edit, "unset", key);
            }
        }
    }

    private void editXml(List<Object> edit, YXmlFragment xml) {
        int index = random.nextInt(xml.length() + 1);
        int length = Math.min(xml.length() - index, 1 + random.nextInt(2));
        int choice = random.nextInt(xml instanceof YXmlElement ? 8 : 6);
        if (xml instanceof YXmlElement element && choice >= 6) {
            String key = key();
            if (choice == 6) {
                Object value = random.nextBoolean() ? "v" + random.nextInt(5) : (Object) random.nextInt(4);
                element.setAttribute(key, value);
                addAll(edit, "setAttribute", key, value);
            } else {
                element.removeAttribute(key);
                addAll(edit, "removeAttribute", key);
            }
        } else if (choice < 2) {
            String name = NAMES[random.nextInt(NAMES.length)];
            xml.insertElement(index, name);
            addAll(edit, "insertType", index, "element", name);
        } else if (choice < 4) {
            xml.insertText(index);
            addAll(edit, "insertType", index, "xmlText");
        } else {
            xml.delete(index, length);
            addAll(edit, "delete", index, length);
        }
    }

    private static void addAll(List<Object> edit, @Nullable Object... parts) {
        Collections.addAll(edit, parts);
    }

    private String key() {
        return KEYS[random.nextInt(KEYS.length)];
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Object value = switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> true;
                case 2 -> "v" + random.nextInt(2);
                default -> Map.of("href", "h" + random.nextInt(2));
            };
            attributes.put(key(), value);
        }
        return attributes;
    }

    private List<@Nullable Object> values(int count) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(2));
        }
        return values;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(100) - 50;
            case 3 -> random.nextLong(1L << 50) - (1L << 49);
            case 4 -> random.nextInt(64) / 8.0 - 4;
            case 5 -> random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
            case 6, 7 -> WORDS[random.nextInt(WORDS.length)];
            case 8 -> new byte[] {1, (byte) random.nextInt(), 0};
            case 9, 10 -> values(random.nextInt(3));
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(key(), value(depth - 1));
                }
                yield Values.inPropertyOrder(map);
            }
        };
    }

    /** A value as the script's JSON has it, which knows neither bytes nor undefined. */
    private static @Nullable Object script(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> Map.of("$bytes", base64(bytes));
            case Undefined ignored -> Map.of("$undefined", 1);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(script(element)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put(key, script(element)));
                yield copy;
            }
            default -> value;
        };
    }

    private void deliver(int user) {
        if (updates.isEmpty()) {
            return;
        }
        byte[] update = updates.get(random.nextInt(updates.size()));
        if (random.nextBoolean()) {
            docs.get(user).applyUpdate(update);
            record(List.of(), "apply", user, base64(update));
        } else {
            byte[] updateV2 = Updates.convertV1ToV2(update);
            docs.get(user).applyUpdateV2(updateV2);
            record(List.of(), "applyV2", user, base64(updateV2));
        }
    }

    private void sync(int from, int to) {
        if (from == to) {
            state(from);
            return;
        }
        byte[] vector = docs.get(to).encodeStateVector();
        if (random.nextBoolean()) {
            docs.get(to).applyUpdate(docs.get(from).encodeStateAsUpdate(vector));
            record(List.of(), "sync", from, to);
        } else {
            docs.get(to).applyUpdateV2(docs.get(from).encodeStateAsUpdateV2(vector));
            record(List.of(), "syncV2", from, to);
        }
    }

    private void state(int user) {
        YDoc doc = docs.get(user);
        defineAll(doc);
        List<Object> deltas = new ArrayList<>();
        for (Delta delta : doc.getText("rich").toDelta()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("insert", delta.insert());
            if (!delta.attributes().isEmpty()) {
                json.put("attributes", delta.attributes());
            }
            deltas.add(json);
        }
        record(
                List.of(
                        Json.stringify(doc.toJson()),
                        Json.stringify(deltas),
                        base64(doc.encodeStateVector()),
                        base64(doc.encodeStateAsUpdate()),
                        base64(doc.encodeStateAsUpdateV2())),
                "state",
                user);
    }

    private void diff(int user) {
        byte[] vector = Updates.encodeStateVectorFromUpdate(
                Updates.mergeUpdates(updates.subList(0, Math.max(1, updates.size() / 2))));
        YDoc doc = docs.get(user);
        record(
                List.of(base64(doc.encodeStateAsUpdate(vector)), base64(doc.encodeStateAsUpdateV2(vector))),
                "diff",
                user,
                base64(vector));
    }

    private void merge() {
        List<byte[]> chosen = new ArrayList<>();
        for (int i = 1 + random.nextInt(updates.size()); i >= 0; i--) {
            chosen.add(updates.get(random.nextInt(updates.size())));
        }
        byte[] vector = Updates.encodeStateVectorFromUpdate(chosen.getFirst());
        byte[] merged = Updates.mergeUpdates(chosen);
        byte[] mergedV2 = Updates.mergeUpdatesV2(
                chosen.stream().map(Updates::convertV1ToV2).toList());
        record(
                List.of(
                        base64(merged),
                        base64(mergedV2),
                        base64(Updates.diffUpdate(merged, vector)),
                        base64(Updates.diffUpdateV2(mergedV2, vector)),
                        base64(Updates.encodeStateVectorFromUpdate(merged)),
                        base64(Updates.convertV2ToV1(mergedV2))),
                "merge",
                chosen.stream().map(YjsHistory::base64).toList(),
                base64(vector));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

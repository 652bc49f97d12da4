package org.communique.crdt;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.communique.crdt.value.Json;
import org.communique.crdt.value.Subdocument;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Makes up a history of several users who edit, meet, and get each other's updates late, out of order, twice or never.
 * What a step is about is taken from the documents as they are, so that most steps have an effect.
 */
final class HistoryGenerator {

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
    private static final String[] KEYS = {"bold", "italic", "link", "7", "3"};
    private static final String[] NAMES = {"paragraph", "heading", "listItem"};
    private static final String[] ROOTS = {"plain", "rich", "array", "map", "xml"};

    private final Random random;
    private final HistoryReplay historyReplay = new HistoryReplay();
    private final List<List<Object>> steps = new ArrayList<>();
    private final List<List<String>> answers = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();
    private final List<String> snapshots = new ArrayList<>();
    private final Set<String> defined = new HashSet<>();
    private final List<String> positions = new ArrayList<>();

    HistoryGenerator(long seed) {
        random = new Random(seed);
    }

    List<List<Object>> steps() {
        return steps;
    }

    /** What each step led to on our documents. */
    List<List<String>> answers() {
        return answers;
    }

    List<YDoc> docs() {
        return historyReplay.docs;
    }

    void run(int users, int rounds) {
        for (int user = 0; user < users; user++) {
            long client = (random.nextBoolean() ? random.nextInt(100) : random.nextLong(1L << 32)) * 8L + user;
            step("open", client, random.nextInt(4) > 0, random.nextBoolean(), random.nextInt(3) == 0);
        }
        for (int round = 0; round < rounds; round++) {
            int user = random.nextInt(users);
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3, 4, 5 -> edit(user);
                case 6, 7, 8 -> deliver(user);
                case 9 -> sync(random.nextInt(users), user);
                case 10, 11 -> type(user);
                case 12 -> position(user);
                default -> snapshot(user);
            }
        }
        if (!updates.isEmpty()) {
            merge();
        }
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < users; from++) {
                for (int to = 0; to < users; to++) {
                    sync(from, to);
                }
            }
        }
        for (int user = 0; user < users; user++) {
            step("state", user);
            if (!updates.isEmpty()) {
                step("diff", user, vector());
            }
        }
    }

    private List<String> step(@Nullable Object... parts) {
        // As the other side will read it, so that numbers are of one kind.
        List<?> step = requireNonNull((List<?>) Json.parse(Json.stringify(Arrays.asList(parts))));
        List<String> answer = historyReplay.run(step);
        steps.add(new ArrayList<>(step));
        answers.add(answer);
        return answer;
    }

    private void edit(int user) {
        List<Object> edits = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            edits.add(anyEdit(user));
        }
        keepUpdates(step("edit", user, edits));
    }

    /** Of each transaction the updates in both formats are told, V1 first. */
    private void keepUpdates(List<String> answer) {
        boolean first = true;
        for (String told : answer) {
            if (!told.contains(" ") && !told.equals("throws")) {
                if (first) {
                    updates.add(told);
                }
                first = !first;
            }
        }
    }

    /** Characters one by one, some of them deleted again at once. */
    private void type(int user) {
        List<Object> path = List.of(defined(user, random.nextBoolean() ? "plain" : "rich"));
        YText text = docs().get(user).getText((String) path.getFirst());
        List<Object> edits = new ArrayList<>();
        int caret = random.nextInt(text.length() + 1);
        for (int i = 3 + random.nextInt(12); i >= 0; i--) {
            if (random.nextInt(3) > 0) {
                String typed = random.nextInt(9) == 0 ? "\ud83d\ude00" : "w";
                edits.add(Arrays.asList(path, "insertText", caret, typed, null));
                caret += typed.length();
            } else if (caret > 0) {
                edits.add(List.of(path, "delete", --caret, 1));
            }
        }
        keepUpdates(step("type", user, edits));
    }

    private List<Object> anyEdit(int user) {
        YDoc doc = docs().get(user);
        List<Object> path = new ArrayList<>();
        path.add(root(user));
        YType type = HistoryEdits.find(doc, path);
        for (Object next = child(type); next != null; next = child(type)) {
            path.add(next);
            type = HistoryEdits.find(doc, path);
        }
        List<Object> edit = new ArrayList<>();
        edit.add(path);
        switch (type) {
            case YText text -> editText(edit, text, !path.getFirst().equals("plain"));
            case YArray array -> editArray(edit, array);
            case YMap ignored -> editMap(edit);
            case YXmlFragment xml -> editXml(edit, xml);
            case null -> throw new IllegalStateException();
        }
        return edit;
    }

    private String root(int user) {
        return defined(user, ROOTS[random.nextInt(ROOTS.length)]);
    }

    /** Looking at a root type defines it, so both sides have to look. */
    private String defined(int user, String root) {
        if (defined.add(user + root)) {
            step("define", user, root);
        }
        return root;
    }

    private @Nullable Object child(@Nullable YType type) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        if (type instanceof YMap map) {
            String key = key();
            return map.get(key) instanceof YType ? key : null;
        }
        List<?> elements = switch (type) {
            case YArray array -> array.toList();
            case YXmlFragment xml -> xml.children();
            case null, default -> List.of();
        };
        int index = elements.isEmpty() ? 0 : random.nextInt(elements.size());
        return !elements.isEmpty() && elements.get(index) instanceof YType ? index : null;
    }

    private int index(YType type) {
        return random.nextInt(HistoryEdits.length(type) + 2);
    }

    private void editText(List<Object> edit, YText text, boolean formatted) {
        switch (random.nextInt(formatted ? 12 : 5)) {
            case 0, 1, 2 ->
                add(edit, "insertText", index(text), word(), formatted && random.nextBoolean() ? attributes() : null);
            case 3, 4 -> add(edit, "delete", index(text), 1 + random.nextInt(6));
            case 5 -> add(edit, "insertEmbed", index(text), Map.of("image", random.nextInt(9)), attributes());
            case 6 -> add(edit, "setAttribute", key(), HistoryReplay.script(value(1)));
            case 7 -> add(edit, "removeAttribute", key());
            case 8, 9 -> add(edit, "applyDelta", delta(text.length()));
            default -> add(edit, "format", index(text), 1 + random.nextInt(6), attributes());
        }
    }

    private List<Object> delta(int length) {
        List<Object> delta = new ArrayList<>();
        for (int left = length; left > 0; ) {
            int step = 1 + random.nextInt(Math.min(left, 8));
            switch (random.nextInt(4)) {
                case 0 -> delta.add(Map.of("insert", word(), "attributes", attributes()));
                case 1 -> {
                    delta.add(Map.of("delete", step));
                    left -= step;
                }
                default -> {
                    delta.add(Map.of("retain", step, "attributes", random.nextBoolean() ? attributes() : Map.of()));
                    left -= step;
                }
            }
        }
        return delta;
    }

    private void editArray(List<Object> edit, YArray array) {
        switch (random.nextInt(8)) {
            case 0, 1 -> add(edit, "insert", index(array), HistoryReplay.script(values(1 + random.nextInt(4))));
            case 2 -> add(edit, "push", HistoryReplay.script(values(1 + random.nextInt(2))));
            case 3 -> add(edit, "insertType", index(array), "array");
            case 4 -> add(edit, "insertType", index(array), "map");
            case 5 -> add(edit, "insertType", index(array), "text");
            default -> add(edit, "delete", index(array), 1 + random.nextInt(3));
        }
    }

    private void editMap(List<Object> edit) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                add(edit, "set", key(), HistoryReplay.script(random.nextInt(9) == 0 ? Undefined.UNDEFINED : value(2)));
            case 3 -> add(edit, "setType", key(), "map");
            case 4 -> add(edit, "setType", key(), "array");
            case 5 -> add(edit, "setType", key(), "text");
            case 6 -> add(edit, "set", key(), HistoryReplay.script(subdocument()));
            default -> add(edit, "unset", key());
        }
    }

    private void editXml(List<Object> edit, YXmlFragment xml) {
        switch (random.nextInt(xml instanceof YXmlElement ? 8 : 6)) {
            case 0, 1 -> add(edit, "insertType", index(xml), "element", NAMES[random.nextInt(NAMES.length)]);
            case 2, 3 -> add(edit, "insertType", index(xml), "xmlText");
            case 4, 5 -> add(edit, "delete", index(xml), 1 + random.nextInt(2));
            case 6 -> add(edit, "setAttribute", key(), random.nextBoolean() ? word() : random.nextInt(4));
            default -> add(edit, "removeAttribute", key());
        }
    }

    private static void add(List<Object> edit, @Nullable Object... parts) {
        edit.addAll(Arrays.asList(parts));
    }

    private String key() {
        return KEYS[random.nextInt(KEYS.length)];
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            attributes.put(
                    key(),
                    switch (random.nextInt(4)) {
                        case 0 -> null;
                        case 1 -> true;
                        case 2 -> "v" + random.nextInt(2);
                        default -> Map.of("href", "h" + random.nextInt(2));
                    });
        }
        return attributes;
    }

    private List<@Nullable Object> values(int count) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object value = random.nextInt(12) == 0 ? subdocument() : value(2);
            // Yjs takes a bigint into an array only within another value.
            values.add(value instanceof BigInteger ? List.of(value) : value);
        }
        return values;
    }

    private Subdocument subdocument() {
        return new Subdocument(
                "guid-" + random.nextInt(3),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? null : Map.of("title", word()));
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 11)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(100) - 50;
            case 3 -> random.nextLong(1L << 50) - (1L << 49);
            case 4 -> random.nextInt(64) / 8.0 - 4;
            case 5 -> random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30);
            case 6, 7 -> word();
            case 8 -> new byte[] {1, (byte) random.nextInt(), 0};
            case 9 -> BigInteger.valueOf(random.nextLong());
            case 10 -> new double[] {-0.0, Double.NaN, Double.POSITIVE_INFINITY, 0.1f}[random.nextInt(4)];
            case 11, 12 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(key(), value(depth - 1));
                }
                yield map;
            }
        };
    }

    private void deliver(int user) {
        if (updates.isEmpty()) {
            return;
        }
        String update = updates.get(random.nextInt(updates.size()));
        if (random.nextBoolean()) {
            step("apply", user, update);
        } else {
            byte[] v2 = Updates.convertV1ToV2(Base64.getDecoder().decode(update));
            step("applyV2", user, HistoryReplay.base64(v2));
        }
    }

    private void sync(int from, int to) {
        if (from == to) {
            step("state", from);
        } else {
            step(random.nextBoolean() ? "sync" : "syncV2", from, to);
        }
    }

    private void position(int user) {
        List<Object> path = new ArrayList<>();
        path.add(root(user));
        YType type = HistoryEdits.find(docs().get(user), path);
        if (type instanceof YMap) {
            return;
        }
        for (Object next = child(type); next != null && !(type instanceof YMap); next = child(type)) {
            path.add(next);
            type = HistoryEdits.find(docs().get(user), path);
        }
        if (type == null || type instanceof YMap) {
            return;
        }
        List<String> answer = step("position", user, path, index(type), random.nextInt(3) - 1);
        if (answer.size() == 2) {
            positions.add(answer.getFirst());
        }
        for (int i = 0; i < docs().size() && !positions.isEmpty(); i++) {
            step("resolve", i, positions.get(random.nextInt(positions.size())));
        }
    }

    private void snapshot(int user) {
        snapshots.add(step("snapshot", user).getFirst());
        if (!updates.isEmpty()) {
            String snapshot = snapshots.get(random.nextInt(snapshots.size()));
            step("restore", random.nextInt(docs().size()), snapshot, updates.get(random.nextInt(updates.size())));
        }
    }

    private String vector() {
        byte[] update = Base64.getDecoder().decode(updates.get(random.nextInt(updates.size())));
        return HistoryReplay.base64(Updates.encodeStateVectorFromUpdate(update));
    }

    private void merge() {
        List<String> chosen = new ArrayList<>();
        for (int i = 1 + random.nextInt(updates.size()); i >= 0; i--) {
            chosen.add(updates.get(random.nextInt(updates.size())));
        }
        step("merge", chosen, vector());
    }
}

package org.communique.crdt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.TextRun;
import org.communique.crdt.position.AbsolutePosition;
import org.communique.crdt.position.RelativePosition;
import org.communique.crdt.value.JavaScriptValues;
import org.communique.crdt.value.Json;
import org.communique.crdt.value.Subdocument;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * Replays a history on our documents: steps as {@code yjs-histories.mjs} knows them, each with what it led to. A step
 * that no longer fits, because a shorter history lacks what it was about, does nothing.
 */
final class HistoryReplay {

    final List<YDoc> docs = new ArrayList<>();

    private final List<Long> ids = new ArrayList<>();
    private final List<String> emitted = new ArrayList<>();

    /** Does a step, a list as JSON has it, and tells what was emitted and what it answered. */
    List<String> run(List<?> step) {
        emitted.clear();
        List<String> answer;
        try {
            answer = answer(step);
        } catch (MalformedUpdateException | IllegalStateException e) {
            answer = List.of("throws");
        }
        List<String> all = new ArrayList<>(emitted);
        all.addAll(answer);
        return all;
    }

    private List<String> answer(List<?> step) {
        String name = (String) step.getFirst();
        List<?> args = step.subList(1, step.size());
        switch (name) {
            case "open" -> open(args);
            case "define" -> HistoryEdits.find(doc(args), args.subList(1, 2));
            case "edit" -> {
                YDoc doc = doc(args);
                if (mayEdit(args)) {
                    doc.transact(
                            () -> list(args, 1).forEach(edit -> HistoryEdits.edit(doc, (List<?>) edit)),
                            "edit of " + args.getFirst());
                }
            }
            case "type" -> {
                if (mayEdit(args)) {
                    list(args, 1).forEach(edit -> HistoryEdits.edit(doc(args), (List<?>) edit));
                }
            }
            case "apply" -> doc(args).applyUpdate(bytes(args, 1), "update");
            case "applyV2" -> doc(args).applyUpdateV2(bytes(args, 1));
            case "sync" -> {
                YDoc to = docs.get(number(args, 1));
                to.applyUpdate(doc(args).encodeStateAsUpdate(to.encodeStateVector()));
            }
            case "syncV2" -> {
                YDoc to = docs.get(number(args, 1));
                to.applyUpdateV2(doc(args).encodeStateAsUpdateV2(to.encodeStateVector()));
            }
            case "state" -> {
                return state(doc(args));
            }
            case "encoded" -> {
                return state(doc(args)).subList(2, 5);
            }
            case "diff" -> {
                byte[] vector = bytes(args, 1);
                return List.of(
                        base64(doc(args).encodeStateAsUpdate(vector)),
                        base64(doc(args).encodeStateAsUpdateV2(vector)));
            }
            case "merge" -> {
                return merge(list(args, 0).stream().map(HistoryReplay::bytes).toList(), bytes(args, 1));
            }
            case "snapshot" -> {
                Snapshot snapshot = Snapshot.of(doc(args));
                return List.of(base64(snapshot.encode()), base64(snapshot.encodeV2()));
            }
            case "restore" -> {
                return restore(doc(args), Snapshot.decode(bytes(args, 1)), bytes(args, 2));
            }
            case "position" -> {
                return position(args);
            }
            case "resolve" -> {
                AbsolutePosition position =
                        RelativePosition.decode(bytes(args, 1)).resolve(doc(args));
                return List.of(
                        position == null
                                ? "nowhere"
                                : position.index() + " " + position.association() + " "
                                        + Json.stringify(position.type().toJson()));
            }
            default -> throw new IllegalArgumentException(name);
        }
        return List.of();
    }

    private void open(List<?> args) {
        YDoc doc = new YDoc(((Number) Objects.requireNonNull(args.get(0))).longValue(), (Boolean) args.get(1));
        doc.onAfterTransaction(transaction -> {
            if (!transaction.deleteSet.isEmpty() || !transaction.statesBefore().isEmpty()) {
                emitted.add(transaction.isLocal() + " " + transaction.origin());
            }
        });
        doc.onUpdate(update -> emitted.add(base64(update)));
        doc.onUpdateV2(update -> emitted.add(base64(update)));
        boolean observe = (Boolean) args.get(3);
        if (observe || (Boolean) args.get(2)) {
            HistoryEdits.roots(doc);
        }
        if (observe) {
            for (YType root : HistoryEdits.roots(doc)) {
                root.observe(event -> emitted.add("event " + Json.stringify(described(event))));
                root.observeDeep(events -> emitted.add("events "
                        + Json.stringify(
                                events.stream().map(HistoryReplay::described).toList())));
            }
        }
        docs.add(doc);
        ids.add(doc.clientId());
    }

    private static List<Object> described(YEvent event) {
        List<Object> keys = new ArrayList<>();
        event.keys().forEach((key, change) -> {
            Object old = json(change.oldValue());
            keys.add(List.of(
                    key,
                    change.action().name().toLowerCase(java.util.Locale.ROOT),
                    old == Undefined.UNDEFINED ? "undefined" : Json.stringify(old)));
        });
        return List.of(
                event.path(),
                keys,
                event.delta().stream().map(HistoryReplay::described).toList());
    }

    private static Map<String, @Nullable Object> described(DeltaOperation deltaOperation) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        Map<String, @Nullable Object> attributes = Map.of();
        switch (deltaOperation) {
            case DeltaOperation.Insert insert -> {
                step.put("insert", json(insert.content()));
                attributes = insert.attributes();
            }
            case DeltaOperation.Retain retain -> {
                step.put("retain", retain.length());
                attributes = retain.attributes();
            }
            case DeltaOperation.Delete delete -> step.put("delete", delete.length());
        }
        if (!attributes.isEmpty()) {
            step.put("attributes", attributes);
        }
        return step;
    }

    static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case YType type -> type.toJson();
            case Subdocument ignored -> Map.of();
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(json(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static List<String> state(YDoc doc) {
        HistoryEdits.roots(doc);
        List<Object> deltas = new ArrayList<>();
        for (TextRun textRun : doc.getText("rich").toDelta()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("insert", json(textRun.insert()));
            if (!textRun.attributes().isEmpty()) {
                json.put("attributes", textRun.attributes());
            }
            deltas.add(json);
        }
        return List.of(
                Json.stringify(doc.toJson()),
                Json.stringify(deltas),
                base64(doc.encodeStateVector()),
                base64(doc.encodeStateAsUpdate()),
                base64(doc.encodeStateAsUpdateV2()));
    }

    private static List<String> merge(List<byte[]> updates, byte[] vector) {
        byte[] merged = Updates.mergeUpdates(updates);
        byte[] mergedV2 = Updates.mergeUpdatesV2(
                updates.stream().map(Updates::convertV1ToV2).toList());
        return List.of(
                base64(merged),
                base64(mergedV2),
                base64(Updates.diffUpdate(merged, vector)),
                base64(Updates.diffUpdateV2(mergedV2, vector)),
                base64(Updates.encodeStateVectorFromUpdate(merged)),
                base64(Updates.encodeStateVectorFromUpdateV2(mergedV2)),
                base64(Updates.convertV2ToV1(mergedV2)));
    }

    private static List<String> restore(YDoc doc, Snapshot snapshot, byte[] update) {
        List<String> answer = new ArrayList<>();
        answer.add(snapshot.equals(Snapshot.of(doc)) + " " + snapshot.contains(update));
        try {
            answer.addAll(state(snapshot.restore(doc)));
        } catch (IllegalArgumentException e) {
            answer.add("not restored");
        }
        return answer;
    }

    private List<String> position(List<?> args) {
        YType type = HistoryEdits.find(doc(args), list(args, 1));
        if (type == null || type instanceof YMap) {
            return List.of();
        }
        RelativePosition position =
                RelativePosition.at(type, Math.min(number(args, 2), HistoryEdits.length(type)), number(args, 3));
        return List.of(base64(position.encode()), Json.stringify(position.toJson()));
    }

    /** A document that had to take a random client id makes no more changes, since no one could make the same. */
    private boolean mayEdit(List<?> args) {
        return doc(args).clientId() == ids.get(number(args, 0));
    }

    private YDoc doc(List<?> args) {
        return docs.get(number(args, 0));
    }

    static int number(List<?> args, int index) {
        return ((Number) Objects.requireNonNull(args.get(index))).intValue();
    }

    static List<?> list(List<?> args, int index) {
        return (List<?>) Objects.requireNonNull(args.get(index));
    }

    private static byte[] bytes(List<?> args, int index) {
        return bytes(args.get(index));
    }

    private static byte[] bytes(@Nullable Object text) {
        return Base64.getDecoder().decode((String) text);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A value as the step's JSON has it, which knows fewer kinds. */
    static @Nullable Object script(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> Map.of("$bytes", base64(bytes));
            case Undefined ignored -> Map.of("$undefined", 1L);
            case BigInteger integer -> Map.of("$bigint", integer.toString());
            case Double number
            when number == 0 || number.isNaN() || number.isInfinite() ->
                Map.of("$number", number == 0 && 1 / number < 0 ? "-0" : number.toString());
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
            case Subdocument subdocument -> {
                Map<String, @Nullable Object> options = new LinkedHashMap<>();
                options.put("gc", subdocument.collectGarbage());
                options.put("autoLoad", subdocument.autoLoad());
                options.put("meta", script(subdocument.meta()));
                yield Map.of("$doc", subdocument.guid(), "options", options);
            }
            default -> value;
        };
    }

    /** The inverse of {@link #script}. */
    static @Nullable Object revive(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(revive(element)));
                yield copy;
            }
            case Map<?, ?> map when map.get("$bytes") instanceof String text -> bytes(text);
            case Map<?, ?> map when map.containsKey("$undefined") -> Undefined.UNDEFINED;
            case Map<?, ?> map when map.get("$bigint") instanceof String text -> new BigInteger(text);
            case Map<?, ?> map when map.get("$number") instanceof String text -> Double.valueOf(text);
            case Map<?, ?> map
            when map.get("$doc") instanceof String guid -> {
                Map<?, ?> options = (Map<?, ?>) Objects.requireNonNull(map.get("options"));
                yield new Subdocument(
                        guid,
                        Boolean.TRUE.equals(options.get("gc")),
                        Boolean.TRUE.equals(options.get("autoLoad")),
                        revive(options.get("meta")));
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, element) -> copy.put((String) key, revive(element)));
                yield JavaScriptValues.inPropertyOrder(copy);
            }
            case null, default -> value;
        };
    }
}

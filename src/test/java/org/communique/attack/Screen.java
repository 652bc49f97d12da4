package org.communique.attack;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A screen as Vaadin Flow's own client has it: a tree of nodes, kept from the changes that the server sends, and messages of
 * invocations with the security key and the numbers that keep both sides in step ({@code ServerRpcHandler}, {@code
 * NodeFeatures}).
 */
final class Screen {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int ELEMENT_DATA = 0;
    private static final int PROPERTIES = 1;
    private static final int CHILDREN = 2;
    private static final int ATTRIBUTES = 3;
    private static final int LISTENERS = 4;
    private static final int TEXT = 7;
    private static final int VIRTUAL_CHILDREN = 24;

    /** The node of the whole UI. */
    private static final int ROOT = 1;

    private final Browser browser;
    private final String ui;
    private final String key;
    private final NavigableMap<Integer, Node> nodes = new TreeMap<>();
    private int syncId;
    private int messages;
    private String title = "";

    private static final class Node {
        private final Map<Integer, Map<String, JsonNode>> maps = new HashMap<>();
        private final Map<Integer, List<JsonNode>> lists = new HashMap<>();

        Map<String, JsonNode> map(int feature) {
            return maps.computeIfAbsent(feature, unseen -> new HashMap<>());
        }

        List<JsonNode> list(int feature) {
            return lists.computeIfAbsent(feature, unseen -> new ArrayList<>());
        }
    }

    private Screen(Browser browser, JsonNode configuration) {
        this.browser = browser;
        this.ui = configuration.get("v-uiId").asString();
        this.key = configuration.get("uidl").get("Vaadin-Security-Key").asString();
        apply(configuration.get("uidl"));
    }

    static Screen open(Browser browser, String location) {
        var started = browser.get("/?v-r=init&location=" + location + "&query=");
        return new Screen(browser, started.orFail().json().get("appConfig")).navigate(location);
    }

    Screen navigate(String location) {
        var data = Map.of("route", location, "query", "", "appShellTitle", "", "historyState", Map.of(), "trigger", "");
        send(event(ROOT, "ui-navigate", data));
        return this;
    }

    static Map<String, ?> event(int node, String name, Map<String, ?> data) {
        return Map.of("type", "event", "node", node, "event", name, "data", data);
    }

    static Map<String, ?> property(int node, String name, Object value) {
        return Map.of("type", "mSync", "node", node, "feature", PROPERTIES, "property", name, "value", value);
    }

    static Map<String, ?> call(int node, String method, Object... arguments) {
        return Map.of(
                "type",
                "publishedEventHandler",
                "node",
                node,
                "templateEventMethodName",
                method,
                "templateEventMethodArgs",
                List.of(arguments));
    }

    /** Sends a message with these invocations, and takes in what changed. */
    Answer send(List<? extends Map<String, ?>> invocations) {
        var answer = browser.postJson(path(), message(invocations, key, messages++));
        if (answer.status() == 200) {
            read(answer);
        }
        return answer;
    }

    @SafeVarargs
    final Answer send(Map<String, ?>... invocations) {
        return send(List.of(invocations));
    }

    /** The address to which messages of this UI go. */
    String path() {
        return "/?v-r=uidl&v-uiId=" + ui;
    }

    String key() {
        return key;
    }

    String message(List<? extends Map<String, ?>> invocations, String securityKey, int number) {
        return JSON.writeValueAsString(
                Map.of("csrfToken", securityKey, "rpc", invocations, "syncId", syncId, "clientId", number));
    }

    int nextMessage() {
        return messages;
    }

    private void read(Answer answer) {
        var text = answer.text().replaceFirst("^for\\(;;\\);\\[?", "");
        if (text.startsWith("{")) {
            var message = JSON.readTree(text);
            syncId = message.path("syncId").asInt(syncId);
            apply(message);
        }
    }

    private void apply(JsonNode message) {
        message.path("changes").forEach(this::change);
        for (var script : message.path("execute")) {
            if (script.get(script.size() - 1).asString("").contains("document.title")) {
                title = script.get(0).asString("");
            }
        }
    }

    private void change(JsonNode change) {
        var id = change.get("node").asInt();
        var node = nodes.computeIfAbsent(id, unseen -> new Node());
        var feature = change.path("feat").asInt(-1);
        switch (change.get("type").asString()) {
            case "put" ->
                node.map(feature)
                        .put(
                                change.get("key").asString(),
                                change.has("nodeValue") ? change.get("nodeValue") : change.path("value"));
            case "remove" -> node.map(feature).remove(change.get("key").asString());
            case "clear" -> node.list(feature).clear();
            case "splice" -> splice(node.list(feature), change);
            case "detach" -> nodes.remove(id);
            default -> {}
        }
    }

    private static void splice(List<JsonNode> list, JsonNode change) {
        var at = Math.min(change.path("index").asInt(0), list.size());
        for (int i = change.path("remove").asInt(0); i > 0 && at < list.size(); i--) {
            list.remove(at);
        }
        List<JsonNode> added = new ArrayList<>();
        change.path("add").forEach(added::add);
        change.path("addNodes").forEach(added::add);
        list.addAll(at, added);
    }

    /** What a person reads, with the title, and without pictures: counts of work and notices change by themselves. */
    String shows() {
        return title
                + '\n'
                + below(ROOT, Screen::isPicture).stream()
                        .map(this::node)
                        .map(node -> node.map(TEXT).get("text"))
                        .filter(text -> text != null && text.isString())
                        .map(JsonNode::asString)
                        .collect(Collectors.joining("\n"));
    }

    /** The node in the tree, in the order of the page, that shows the text itself or in a child. */
    int withText(String text) {
        return parentOf(below(ROOT).stream()
                .filter(id -> text.equals(string(node(id).map(TEXT).get("text"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not on the screen:\n" + shows())));
    }

    /** The node with this property. */
    int withProperty(String name, String value) {
        return below(ROOT).stream()
                .filter(id -> value.equals(string(node(id).map(PROPERTIES).get(name))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " " + value + " is not on the screen:\n" + shows()));
    }

    /** The node that waits for this event. */
    int waitingFor(String event) {
        return below(ROOT).stream()
                .filter(id -> node(id).map(LISTENERS).containsKey(event))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing waits for " + event + " on the screen:\n" + shows()));
    }

    private Node node(int id) {
        return requireNonNull(nodes.get(id));
    }

    private int parentOf(int child) {
        return nodes.entrySet().stream()
                .filter(node -> children(node.getValue()).contains(child))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String string(@Nullable JsonNode value) {
        return value == null || !value.isString() ? null : value.asString();
    }

    /** Nodes that were told to be there and not to be shown, with all in them. */
    Set<Integer> hidden() {
        return within(node -> isFalse(node.map(ELEMENT_DATA).get("visible")));
    }

    /** Nodes that can be seen and not used, with all in them. */
    Set<Integer> disabled() {
        return within(node -> isTrue(node.map(PROPERTIES).get("disabled")));
    }

    /** Those of which the client was never told, and a few that there cannot be yet. */
    Set<Integer> unknown() {
        return IntStream.rangeClosed(1, nodes.lastKey() + 20)
                .filter(id -> !nodes.containsKey(id))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<Integer> known() {
        return nodes.keySet();
    }

    /** The events that anything on the screen waits for. */
    Set<String> events() {
        return nodes.values().stream()
                .flatMap(node -> node.map(LISTENERS).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Integer> within(Predicate<Node> condition) {
        var found = new TreeSet<Integer>();
        nodes.forEach((id, node) -> {
            if (condition.test(node)) {
                found.addAll(below(id));
            }
        });
        return found;
    }

    private List<Integer> below(int top) {
        return below(top, node -> false);
    }

    private List<Integer> below(int top, Predicate<Node> leftOut) {
        List<Integer> found = new ArrayList<>();
        var waiting = new ArrayDeque<>(List.of(top));
        while (!waiting.isEmpty()) {
            var id = waiting.pop();
            var node = nodes.get(id);
            if (node != null && !leftOut.test(node) && !found.contains(id)) {
                found.add(id);
                children(node).reversed().forEach(waiting::push);
            }
        }
        return found;
    }

    private static List<Integer> children(Node node) {
        List<Integer> children = new ArrayList<>();
        for (var feature : List.of(CHILDREN, VIRTUAL_CHILDREN)) {
            node.list(feature).stream()
                    .filter(JsonNode::isInt)
                    .map(JsonNode::asInt)
                    .forEach(children::add);
        }
        return children;
    }

    private static boolean isPicture(Node node) {
        var attributes = node.map(ATTRIBUTES);
        return "img".equals(string(attributes.get("role"))) || "true".equals(string(attributes.get("aria-hidden")));
    }

    private static boolean isTrue(@Nullable JsonNode value) {
        return value != null && value.asBoolean(false);
    }

    private static boolean isFalse(@Nullable JsonNode value) {
        return value != null && value.isBoolean() && !value.asBoolean();
    }
}

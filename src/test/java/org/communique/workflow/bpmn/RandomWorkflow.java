package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sound workflow that stages follow each other in, or run in parallel, as a tool with random habits would write it. */
final class RandomWorkflow {

    private record Node(String tag, String name, String inside) {}

    private record Flow(String from, String to, String condition, boolean otherwise) {}

    private static final String DRAFTING = "Drafting";
    private static final String CALL = "Call";
    private static final String SIGN_ON = "Sign-on";

    private final Random random;
    /** Of the names of blocks. */
    private final String prefix;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    /** Ids of what is only on the drawing. */
    private final Set<String> remarks = new TreeSet<>();

    RandomWorkflow(Random random) {
        this(random, "");
    }

    RandomWorkflow(Random random, String prefix) {
        this.random = random;
        this.prefix = prefix;
        add("startEvent", "Begin", "");
        add("task", DRAFTING, "<communique:await event=\"submission\"/>");
        lead("Begin", DRAFTING);
        var last = DRAFTING;
        int blocks = 1 + random.nextInt(4);
        var condition = "";
        for (int block = 0; block < blocks; block++) {
            var entered = block == 0 || random.nextBoolean() ? last : choice(block, last, condition);
            var choice = block(block, entered, entered.equals(last) ? condition : fact());
            if (entered.equals(last)) {
                last = choice;
                condition = ok(block);
            } else {
                last = merge(block, entered, choice);
                condition = "";
            }
        }
        add("task", SIGN_ON, "<communique:await event=\"sign-on-closed\"/>");
        add("task", "Publication", "<communique:await event=\"publication\"/>");
        add("endEvent", "Done", "");
        flows.add(new Flow(last, SIGN_ON, condition, false));
        lead(SIGN_ON, "Publication");
        lead("Publication", "Done");
    }

    /** Before a block that only some statements go through. */
    private String choice(int number, String before, String condition) {
        var kind = prefix + "Kind " + number;
        add("exclusiveGateway", kind, "");
        flows.add(new Flow(before, kind, condition, false));
        return kind;
    }

    /** After it. */
    private String merge(int number, String kind, String choice) {
        var merge = prefix + "Merge " + number;
        add("exclusiveGateway", merge, "");
        flows.add(new Flow(choice, merge, ok(number), false));
        flows.add(new Flow(kind, merge, "", true));
        return merge;
    }

    private String fact() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(term -> comparison())
                .collect(Collectors.joining(random.nextBoolean() ? " and " : " or "));
    }

    private String comparison() {
        var operators = List.of("==", "!=", "<", "<=", ">", ">=");
        var operator = operators.get(random.nextInt(operators.size()));
        return switch (random.nextInt(4)) {
            case 0 -> "statement.organisations " + operator + " " + random.nextInt(60);
            case 1 -> "statement.words " + operator + " " + random.nextInt(9000);
            case 2 ->
                (random.nextBoolean() ? "!" : "") + "statement.tags.contains('"
                        + List.of("legal", "حقوق").get(random.nextInt(2)) + "')";
            default ->
                "statement.language " + operators.get(random.nextInt(2)) + " '"
                        + List.of("ar", "or", "zh").get(random.nextInt(3)) + "'";
        };
    }

    /** Stages of one block, and the choice after them. */
    private String block(int number, String before, String condition) {
        int beside = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1;
        var choice = prefix + "Choice " + number;
        var stages = IntStream.range(0, beside)
                .mapToObj(each -> prefix + "Stage " + number + " " + each)
                .toList();
        stages.forEach(stage -> add("task", stage, settings()));
        add("exclusiveGateway", choice, "");
        if (beside == 1) {
            flows.add(new Flow(before, stages.getFirst(), condition, false));
            lead(stages.getFirst(), choice);
        } else {
            add("parallelGateway", prefix + "Fork " + number, "");
            add("parallelGateway", prefix + "Join " + number, "");
            flows.add(new Flow(before, prefix + "Fork " + number, condition, false));
            stages.forEach(stage -> {
                lead(prefix + "Fork " + number, stage);
                lead(stage, prefix + "Join " + number);
            });
            lead(prefix + "Join " + number, choice);
        }
        flows.add(new Flow(choice, DRAFTING, "", true));
        return choice;
    }

    private String settings() {
        return "<communique:stage role=\"reviewer\" deadline=\"P%dD\" %s/>"
                .formatted(
                        1 + random.nextInt(30),
                        random.nextBoolean() ? "policy=\"majority\"" : "policy=\"k-of-n\" needed=\"1\"");
    }

    /** All stages of the block have approved, in the words of {@code ${…}}. */
    private String ok(int block) {
        return nodes.stream()
                .map(Node::name)
                .filter(name -> name.startsWith(prefix + "Stage " + block + " "))
                .map(name -> "<" + name + "> == 'APPROVED'")
                .collect(Collectors.joining(" and "));
    }

    private void add(String tag, String name, String inside) {
        nodes.add(new Node(tag, name, inside));
    }

    private void lead(String from, String to) {
        flows.add(new Flow(from, to, "", false));
    }

    /** With a call of the workflow "called" somewhere on the way. */
    RandomWorkflow calling() {
        var places = flows.stream().filter(RandomWorkflow::canCall).toList();
        var place = places.get(random.nextInt(places.size()));
        flows.set(flows.indexOf(place), new Flow(place.from(), CALL, place.condition(), false));
        lead(CALL, place.to());
        add("callActivity", CALL, "");
        return this;
    }

    private static boolean canCall(Flow flow) {
        return !flow.otherwise()
                && !Set.of("Begin", SIGN_ON, "Publication").contains(flow.from())
                && !flow.from().startsWith("Fork")
                && !flow.to().startsWith("Join");
    }

    /** With the blocks of another instead of the call. */
    RandomWorkflow withBlocksOf(RandomWorkflow called) {
        var in = flows.stream()
                .filter(flow -> flow.to().equals(CALL))
                .findFirst()
                .orElseThrow();
        var out = flows.stream()
                .filter(flow -> flow.from().equals(CALL))
                .findFirst()
                .orElseThrow();
        nodes.removeIf(node -> node.name().equals(CALL));
        flows.removeAll(List.of(in, out));
        var frame = Set.of("Begin", DRAFTING, SIGN_ON, "Publication", "Done");
        called.nodes.stream().filter(node -> !frame.contains(node.name())).forEach(nodes::add);
        for (var flow : called.flows) {
            if (flow.from().equals(DRAFTING)) {
                flows.add(new Flow(in.from(), flow.to(), in.condition(), false));
            } else if (!frame.contains(flow.from())) {
                flows.add(new Flow(
                        flow.from(),
                        flow.to().equals(SIGN_ON) ? out.to() : flow.to(),
                        flow.condition(),
                        flow.otherwise()));
            }
        }
        return this;
    }

    /** As the product's own files are. */
    String plain() {
        ids.clear();
        nodes.forEach(node -> ids.put(node.name(), node.name().replaceAll("[ -]", "_")));
        return write(false);
    }

    Set<String> remarks() {
        return Set.copyOf(remarks);
    }

    /** With other elements, ids and conditions, and with or without a picture. */
    String drawn() {
        ids.clear();
        int habit = random.nextInt(3);
        nodes.forEach(node -> ids.put(
                node.name(),
                switch (habit) {
                    case 0 -> "sid-" + uuid();
                    case 1 -> "_" + uuid();
                    default -> "Activity_" + Integer.toHexString(random.nextInt()) + "x" + ids.size();
                }));
        return write(true);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(Locale.ROOT);
    }

    private String write(boolean habits) {
        var process = new StringBuilder();
        var otherwise = new HashMap<String, String>();
        var written = new StringBuilder();
        for (int at = 0; at < flows.size(); at++) {
            var flow = flows.get(at);
            var id = habits && random.nextInt(4) == 0 && !flow.otherwise() ? "" : "flow" + at;
            if (flow.otherwise()) {
                otherwise.put(flow.from(), id);
            }
            written.append("<sequenceFlow %s sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>\n"
                    .formatted(
                            id.isEmpty() ? "" : "id=\"" + id + "\"",
                            ids.get(flow.from()),
                            ids.get(flow.to()),
                            condition(flow, habits)));
        }
        for (var node : nodes) {
            var tag = habits && node.tag().equals("task")
                    ? List.of("task", "userTask", "manualTask", "receiveTask").get(random.nextInt(4))
                    : node.tag();
            var called = tag.equals("callActivity") ? "calledElement=\"called\"" : "";
            process.append("<%s id=\"%s\" name=\"%s\" %s>%s%s</%s>\n"
                    .formatted(
                            tag,
                            ids.get(node.name()),
                            node.name(),
                            otherwise.containsKey(node.name())
                                    ? "default=\"" + otherwise.get(node.name()) + "\""
                                    : called,
                            node.inside().isEmpty()
                                    ? ""
                                    : "<extensionElements>" + node.inside() + "</extensionElements>",
                            habits && tag.equals("endEvent") && random.nextBoolean()
                                    ? "<terminateEventDefinition/>"
                                    : "",
                            tag));
        }
        var picture = new StringBuilder();
        var beside = "";
        var lanes = "";
        remarks.clear();
        if (habits && random.nextBoolean()) {
            ids.values().forEach(id -> shape(id, picture));
            beside = pools(picture);
            lanes = lanes(picture);
            written.append(notes(picture));
        }
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:communique="https://communique.org/bpmn"
              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
              xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
            %s<process id="sample" name="Sample">
            %s%s%s</process>
            %s</definitions>
            """.formatted(
                        beside,
                        lanes,
                        process,
                        written,
                        picture.isEmpty()
                                ? ""
                                : "<bpmndi:BPMNDiagram><bpmndi:BPMNPlane>" + picture
                                        + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n");
    }

    /** Whether the reader finds it again is asked of all. */
    private String remark(String id) {
        remarks.add(id);
        return id;
    }

    private String shape(String id, StringBuilder picture) {
        picture.append(
                "<bpmndi:BPMNShape bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"%d\" width=\"90\" height=\"60\"/></bpmndi:BPMNShape>\n"
                        .formatted(id, random.nextInt(2000), random.nextInt(900)));
        return id;
    }

    private String edge(String id, StringBuilder picture) {
        picture.append(
                "<bpmndi:BPMNEdge bpmnElement=\"%s\"><di:waypoint x=\"0\" y=\"%d\"/><di:waypoint x=\"9\" y=\"9\"/></bpmndi:BPMNEdge>\n"
                        .formatted(id, random.nextInt(900)));
        return id;
    }

    private String anyNode() {
        return Objects.requireNonNull(
                ids.get(nodes.get(random.nextInt(nodes.size())).name()));
    }

    private String pools(StringBuilder picture) {
        var declared = "<message id=\"" + remark("greeting") + "\" name=\"Greeting\"/><signal id=\"" + remark("alarm")
                + "\"/>\n";
        if (random.nextBoolean()) {
            return declared;
        }
        return declared
                + "<collaboration id=\"%s\"><participant id=\"%s\" processRef=\"sample\"/><participant id=\"%s\" name=\"Ministry\"/><messageFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"ministry\"/></collaboration>\n"
                        .formatted(
                                remark("all"),
                                remark(shape("us", picture)),
                                remark(shape("ministry", picture)),
                                remark(edge("letter", picture)),
                                anyNode());
    }

    private String lanes(StringBuilder picture) {
        var lanes = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(number -> "<lane id=\"%s\" name=\"Lane %d\"><flowNodeRef>%s</flowNodeRef></lane>"
                        .formatted(remark(shape("lane" + number, picture)), number, anyNode()))
                .collect(Collectors.joining());
        return "<laneSet id=\"" + remark("lanes") + "\">" + lanes + "</laneSet>\n";
    }

    private String notes(StringBuilder picture) {
        return """
            <dataObject id="%s"/><dataObjectReference id="%s" dataObjectRef="data"/>
            <textAnnotation id="%s"><text>Why &amp; when</text></textAnnotation>
            <association id="%s" sourceRef="note" targetRef="%s"/>
            <group id="%s"/>
            """.formatted(
                        remark("data"),
                        remark(shape("document", picture)),
                        remark(shape("note", picture)),
                        remark(edge("about", picture)),
                        anyNode(),
                        remark(shape("frame", picture)));
    }

    private String condition(Flow flow, boolean habits) {
        if (flow.condition().isEmpty()) {
            return "";
        }
        var text = flow.condition();
        for (var id : ids.entrySet()) {
            text = text.replace("<" + id.getKey() + ">", id.getValue());
        }
        if (habits && random.nextBoolean()) {
            text = text.replace("!statement", "not statement")
                    .replace(" and ", " && ")
                    .replace(" == ", " eq ")
                    .replace(" >= ", " ge ")
                    .replace(" > ", " gt ")
                    .replace(" <= ", " ≤ ")
                    .replace('\'', '"');
        }
        return "<conditionExpression>"
                + ("${" + text + "}").replace("&", "&amp;").replace("<", "&lt;") + "</conditionExpression>";
    }
}

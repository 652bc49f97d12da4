package org.communique.workflow.bpmn;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which elements are kept as remarks, and what of them. */
final class ArtifactKinds {

    enum Shown {
        AS_SHAPE,
        AS_EDGE,
        NOT
    }

    /**
     * @param attributes that are kept with the id
     * @param inside     which elements in it are
     */
    record RemarkKind(Shown shown, Set<String> attributes, Set<String> inside) {}

    static final Set<String> BESIDE = Set.of("collaboration", "category", "message", "signal", "dataStore");

    /** Of a process or a sub-process; lanes of a process only. */
    static final Set<String> WITHIN =
            Set.of("dataObject", "dataObjectReference", "dataStoreReference", "textAnnotation", "association", "group");

    private static final String DOCUMENTATION = "documentation";

    /** Elements that are nothing but their text. */
    static final Set<String> TEXTS = Set.of("text", "flowNodeRef", DOCUMENTATION);

    /** Of which another element has one at most. */
    static final Set<String> SINGLE = Set.of("text", "childLaneSet", DOCUMENTATION);

    private static final Map<String, RemarkKind> KINDS = Map.ofEntries(
            kind(
                    "collaboration",
                    Shown.NOT,
                    Set.of(),
                    "participant",
                    "messageFlow",
                    "textAnnotation",
                    "association",
                    "group"),
            kind("participant", Shown.AS_SHAPE, Set.of("name", "processRef")),
            kind("messageFlow", Shown.AS_EDGE, Set.of("name", "sourceRef", "targetRef")),
            kind("message", Shown.NOT, Set.of("name")),
            kind("signal", Shown.NOT, Set.of("name")),
            kind("category", Shown.NOT, Set.of("name"), "categoryValue"),
            kind("categoryValue", Shown.NOT, Set.of("value")),
            kind("dataStore", Shown.NOT, Set.of("name")),
            kind("laneSet", Shown.NOT, Set.of("name"), "lane"),
            kind("childLaneSet", Shown.NOT, Set.of("name"), "lane"),
            kind("lane", Shown.AS_SHAPE, Set.of("name"), "flowNodeRef", "childLaneSet"),
            kind("flowNodeRef", Shown.NOT, Set.of()),
            kind("dataObject", Shown.NOT, Set.of("name", "isCollection")),
            kind("dataObjectReference", Shown.AS_SHAPE, Set.of("name", "dataObjectRef")),
            kind("dataStoreReference", Shown.AS_SHAPE, Set.of("name", "dataStoreRef")),
            kind("textAnnotation", Shown.AS_SHAPE, Set.of(), "text"),
            kind("text", Shown.NOT, Set.of()),
            kind("association", Shown.AS_EDGE, Set.of("sourceRef", "targetRef", "associationDirection")),
            kind(DOCUMENTATION, Shown.NOT, Set.of()),
            kind("group", Shown.AS_SHAPE, Set.of("categoryValueRef")));

    private ArtifactKinds() {}

    private static Map.Entry<String, RemarkKind> kind(
            String element, Shown shown, Set<String> attributes, String... inside) {
        Set<String> kept = new HashSet<>(Set.of(inside));
        if (!TEXTS.contains(element)) {
            kept.add(DOCUMENTATION);
        }
        return Map.entry(element, new RemarkKind(shown, attributes, kept));
    }

    static RemarkKind of(String element) {
        return Objects.requireNonNull(KINDS.get(element));
    }
}

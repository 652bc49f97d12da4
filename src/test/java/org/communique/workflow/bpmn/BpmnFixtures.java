package org.communique.workflow.bpmn;

/** Writes small BPMN files with a picture of sorts. */
public final class BpmnFixtures {

    private final StringBuilder process = new StringBuilder();
    private final StringBuilder picture = new StringBuilder();

    static BpmnFixtures workflow() {
        return new BpmnFixtures();
    }

    BpmnFixtures node(String element, String id, String more) {
        process.append("<%s id=\"%s\" name=\"%s\" %s/>\n".formatted(element, id, id, more));
        return shape(id);
    }

    BpmnFixtures start(String id) {
        return node("startEvent", id, "");
    }

    BpmnFixtures end(String id) {
        return node("endEvent", id, "");
    }

    BpmnFixtures choice(String id, String otherwise) {
        return node("exclusiveGateway", id, otherwise.isEmpty() ? "" : "default=\"" + otherwise + "\"");
    }

    public BpmnFixtures parallel(String id) {
        return node("parallelGateway", id, "");
    }

    public BpmnFixtures stage(String id) {
        return stage(id, "policy=\"k-of-n\" needed=\"1\" role=\"reviewer\" deadline=\"P5D\"");
    }

    BpmnFixtures stage(String id, String settings) {
        return step(id, "stage " + settings);
    }

    BpmnFixtures await(String id, String event) {
        return step(id, "await event=\"" + event + "\"");
    }

    private BpmnFixtures step(String id, String settings) {
        process.append("""
            <receiveTask id="%s" name="%s"><extensionElements><communique:%s/></extensionElements></receiveTask>
            """.formatted(id, id, settings));
        return shape(id);
    }

    public BpmnFixtures flow(String from, String to) {
        return flow(from, to, "");
    }

    /** Its id is {@code from_to}. */
    BpmnFixtures flow(String from, String to, String condition) {
        var id = from + "_" + to;
        process.append("<sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>\n"
                .formatted(
                        id,
                        from,
                        to,
                        condition.isEmpty() ? "" : "<conditionExpression>${" + condition + "}</conditionExpression>"));
        picture.append("""
            <bpmndi:BPMNEdge bpmnElement="%s"><di:waypoint x="0" y="0"/><di:waypoint x="9.125" y="-1e1"/></bpmndi:BPMNEdge>
            """.formatted(id));
        return this;
    }

    private BpmnFixtures shape(String id) {
        picture.append("""
            <bpmndi:BPMNShape bpmnElement="%s"><dc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape>
            """.formatted(id));
        return this;
    }

    /** What the stage approves goes on to "signOn", and anything else back to "drafting". */
    public BpmnFixtures decides(String stage) {
        return choice("approved", "approved_drafting")
                .flow(stage, "approved")
                .flow("approved", "signOn", "outcome == 'APPROVED'")
                .flow("approved", "drafting");
    }

    BpmnFixtures raw(String xml) {
        process.append(xml);
        return this;
    }

    public String bpmn() {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:communique="https://communique.org/bpmn"
              xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
              xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
            <process id="sample" name="Sample">
            %s</process>
            <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="sample">
            %s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </definitions>
            """.formatted(process, picture);
    }

    /** Start, drafting, what is between, sign-on, publication, end; "review" leads to "signOn" and "drafting". */
    public static BpmnFixtures usual() {
        return workflow()
                .start("begin")
                .await("drafting", "submission")
                .await("signOn", "sign-on-closed")
                .await("publication", "publication")
                .end("done")
                .flow("begin", "drafting")
                .flow("signOn", "publication")
                .flow("publication", "done");
    }
}

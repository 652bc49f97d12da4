package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.communique.workflow.bpmn.BpmnFiles.accepted;
import static org.communique.workflow.bpmn.BpmnFiles.findings;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in another form means what was drawn, or is refused. */
@Timeout(120)
class MeaningTests {

    private static final String TIMER =
            "<timerEventDefinition><timeDuration>PT72H</timeDuration></timerEventDefinition>";

    private static Set<WorkflowFault> faults(BpmnFixtures file) {
        return findings(file.bpmn()).stream().map(Finding::fault).collect(Collectors.toSet());
    }

    /** A check, then an answer of the board within three days. */
    private static BpmnFixtures board(String answer, String answered, String silent) {
        return usual().stage("check")
                .choice("g", "g_drafting")
                .node("eventBasedGateway", "board", "")
                .raw(answer + "<intermediateCatchEvent id=\"timer\">" + TIMER + "</intermediateCatchEvent>")
                .flow("drafting", "check")
                .flow("check", "g")
                .flow("g", "board", "outcome == 'APPROVED'")
                .flow("g", "drafting")
                .flow("board", "answer")
                .flow("board", "timer")
                .flow("answer", answered)
                .flow("timer", silent);
    }

    @Test
    void silenceDoesNotApproveWhereAnAnswerDoes() {
        var message = "<intermediateCatchEvent id=\"answer\"><messageEventDefinition/></intermediateCatchEvent>";
        assertThat(faults(board(message, "signOn", "drafting"))).contains(WorkflowFault.ELEMENT);
        var stage =
                "<receiveTask id=\"answer\" name=\"Board\"><extensionElements><communique:stage policy=\"unanimous\""
                        + " role=\"coordinator\" deadline=\"P5D\"/></extensionElements></receiveTask>";
        assertThat(faults(board(stage, "drafting", "signOn"))).contains(WorkflowFault.ELEMENT);
    }

    @Test
    void aTimerThatLeadsBackIsNoSilenceThatApproves() {
        var file = usual().stage("review", "policy=\"silence\" role=\"reviewer\"")
                .raw("<boundaryEvent id=\"late\" attachedToRef=\"review\">" + TIMER + "</boundaryEvent>")
                .flow("late", "drafting")
                .flow("drafting", "review")
                .decides("review");
        assertThat(faults(file)).contains(WorkflowFault.ELEMENT);
    }

    @Test
    void aTimerOrAVoteThatContradictsTheSettingsIsRefused() {
        var file = usual().stage("review")
                .raw("<boundaryEvent id=\"late\" attachedToRef=\"review\">" + TIMER + "</boundaryEvent>")
                .flow("late", "drafting")
                .flow("drafting", "review")
                .decides("review");
        assertThat(faults(file)).containsExactly(WorkflowFault.ELEMENT);
        var votes = usual().stage("review")
                .flow("drafting", "review")
                .decides("review")
                .bpmn();
        assertThat(findings(votes.replace("name=\"review\">", "name=\"review\"><multiInstanceLoopCharacteristics/>"))
                        .getFirst()
                        .fault())
                .isEqualTo(WorkflowFault.ELEMENT);
    }

    private static BpmnFixtures twoStages(String condition) {
        return usual().stage("legal")
                .stage("board")
                .choice("g", "g_drafting")
                .choice("h", "h_drafting")
                .flow("drafting", "legal")
                .flow("legal", "g")
                .flow("g", "board", "outcome == 'APPROVED'")
                .flow("g", "drafting")
                .flow("board", "h")
                .flow("h", "signOn", condition)
                .flow("h", "drafting");
    }

    @Test
    void parenthesesThatMeanSomethingAreNotDropped() {
        assertThat(faults(twoStages("(legal == 'APPROVED'\n or legal == 'APPROVED') and board == 'APPROVED'")))
                .contains(WorkflowFault.CONDITION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "statement.organisations gt 30|statement.organisations > 30",
                "statement.organizations ge 030|statement.organisations >= 30",
                "statement.words &amp;lt;= 5|statement.words <= 5",
                "statement.words ≥ 5|statement.words >= 5",
                "statement.words ne 5|statement.words != 5",
                "(statement.words&lt;5)|statement.words < 5",
                "statement.language eq \"AR\"|statement.language == 'ar'",
                "statement.language != 'ZH'|statement.language != 'zh'",
            })
    void aFactIsTakenHoweverItIsCompared(String written, String taken) {
        var file = twoStages("board == 'APPROVED' and " + written).bpmn();
        assertThat(accepted(file).model().allFlows().stream()
                        .map(SequenceFlow::condition)
                        .map(String::valueOf))
                .contains("${board == 'APPROVED' and " + taken + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organisations &gt; 30",
                "statement.class == 'APPROVED'",
                "statement.organisations &gt; 1000000000000000000000000000000",
                "count(statement.organisations) &gt; 30",
                "statement.organisations in [30..50]",
                "statement.language == 'no language'",
                "statement.language != 'zh_hant'",
                "statement.language in ('ar', 'fr')",
                "statement.tags > 'urgent'",
            })
    void nothingElseIsAskedOfAStatement(String condition) {
        assertThat(findings(twoStages(condition).bpmn())).anySatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(WorkflowFault.CONDITION);
            assertThat(finding.remedyKey()).isEqualTo("workflow.remedy.CONDITION");
        });
    }

    @Test
    void aStepThatIsCalledOutcomeIsRefused() {
        var file = twoStages("outcome == 'APPROVED'")
                .bpmn()
                .replace("\"legal\"", "\"outcome\"")
                .replace("\"legal_g\"", "\"outcome_g\"");
        assertThat(findings(file)).extracting(Finding::fault).contains(WorkflowFault.RESERVED_ID);
    }

    @Test
    void aNewIdIsNoneThatAConditionNames() {
        var file = twoStages("legal eq 'approved'")
                .bpmn()
                .replace("id=\"legal\" name=\"legal\"", "id=\"a-1\" name=\"Legal\"")
                .replace("Ref=\"legal\"", "Ref=\"a-1\"")
                .replace("bpmnElement=\"legal\"", "bpmnElement=\"a-1\"");
        assertThat(findings(file)).extracting(Finding::fault).contains(WorkflowFault.CONDITION_STEP);
    }

    @Test
    void aRenamedIdIsRenamedInConditionsAndThatIsSaid() {
        var file =
                twoStages("légal == 'APPROVED' and board == 'APPROVED'").bpmn().replace("\"legal\"", "\"légal\"");
        var accepted = accepted(file);
        assertThat(accepted.model().allFlows().stream()
                        .map(SequenceFlow::condition)
                        .map(String::valueOf))
                .contains("${legal == 'APPROVED' and board == 'APPROVED'}");
        assertThat(accepted.warnings())
                .extracting(Finding::fault)
                .contains(WorkflowFault.RENAMED, WorkflowFault.CONDITION_REWRITTEN);
    }

    @Test
    void refusalsOfDifferentKindsKeepATextFromBeingSigned() {
        var consensus = "policy=\"consensus\" role=\"reviewer\" deadline=\"P5D\"";
        var file = usual().stage("a", consensus)
                .stage("b", consensus)
                .parallel("fork")
                .parallel("join")
                .choice("g", "g_signOn")
                .flow("drafting", "fork")
                .flow("fork", "a")
                .flow("fork", "b")
                .flow("a", "join")
                .flow("b", "join")
                .flow("join", "g")
                .flow(
                        "g",
                        "drafting",
                        "a == 'CHANGES_REQUESTED' and b == 'CHANGES_REQUESTED' or a == 'OBJECTED' and b == 'OBJECTED'")
                .flow("g", "signOn");
        assertThat(faults(file)).containsExactly(WorkflowFault.IN_SPITE_OF_REVIEW);
    }

    @Test
    void whatWasAcceptedByEarlierRulesIsReadAsItStands() {
        for (var key : List.of("joint-statement", "consensus-declaration", "position-with-amendments")) {
            var accepted = accepted(BpmnFiles.shipped(key));
            assertThat(WorkflowImport.stored(accepted.bpmn())).isEqualTo(accepted.model());
        }
        var refusedNow = usual().stage("review")
                .flow("drafting", "review")
                .flow("review", "signOn")
                .bpmn();
        assertThat(findings(refusedNow)).isNotEmpty();
        assertThat(WorkflowImport.stored(refusedNow).steps()).hasSize(4);
        assertThatIllegalArgumentException().isThrownBy(() -> WorkflowImport.stored("<a/>"));
    }

    @Test
    void aDefaultThatIsNoneOfTheBranchesIsNone() {
        var split = usual().stage("check")
                .node("inclusiveGateway", "split", "default=\"signOn_publication\"")
                .stage("legal")
                .stage("language")
                .node("inclusiveGateway", "join", "")
                .stage("clearance")
                .flow("drafting", "check")
                .flow("check", "split")
                .flow("split", "legal", "outcome == 'APPROVED'")
                .flow("split", "language", "outcome == 'APPROVED'")
                .flow("legal", "join")
                .flow("language", "join")
                .flow("join", "clearance")
                .decides("clearance");
        assertThat(faults(split)).contains(WorkflowFault.ELEMENT);
    }

    @Test
    void aStageWhoseRefusalIsIgnoredIsNamed() {
        var file = usual().stage("check")
                .choice("g", "g_drafting")
                .stage("board")
                .flow("drafting", "check")
                .flow("check", "g")
                .flow("g", "board", "outcome == 'APPROVED'")
                .flow("g", "drafting")
                .flow("board", "signOn");
        assertThat(accepted(file.bpmn()).warnings())
                .extracting(finding -> finding.fault() + " " + finding.id())
                .containsExactly("REFUSAL_IGNORED board");
    }

    @Test
    void settingsThatAreNotReadAreRefused() {
        var file = twoStages("outcome == 'APPROVED'").bpmn();
        assertThat(findings(file.replaceFirst(
                        "policy=\"k-of-n\"", "policy=\"k-of-n\" xmlns:x=\"urn:x\" x:policy=\"majority\"")))
                .extracting(Finding::fault)
                .contains(WorkflowFault.SETTING_UNKNOWN);
        assertThat(findings(file.replaceFirst(
                        "</conditionExpression>",
                        "</conditionExpression><conditionExpression>\\${outcome =="
                                + " 'CHANGES_REQUESTED'}</conditionExpression>")))
                .extracting(Finding::fault)
                .contains(WorkflowFault.CONDITION);
        assertThat(findings(file.replaceFirst(
                        "(<process [^>]*>)",
                        "$1<extensionElements><communique:stage policy=\"silence\"/></extensionElements>")))
                .extracting(Finding::fault)
                .contains(WorkflowFault.ELEMENT);
    }

    @Test
    void aConditionThatWouldBeTooLongOnceItIsWrittenIsRefused() {
        var condition =
                IntStream.range(0, 95).mapToObj(each -> "board=='APPROVED'").collect(Collectors.joining("or "));
        assertThat(condition).hasSizeLessThan(2000);
        assertThat(faults(twoStages(condition))).contains(WorkflowFault.CONDITION);
    }

    @Test
    void inclusivePathsThatCouldAllBePassedByAreRefused() {
        var split = usual().stage("check")
                .node("inclusiveGateway", "split", "")
                .stage("legal")
                .stage("language")
                .node("inclusiveGateway", "join", "")
                .stage("clearance")
                .flow("drafting", "check")
                .flow("check", "split")
                .flow("split", "legal", "outcome == 'APPROVED'")
                .flow("split", "language", "outcome == 'APPROVED'")
                .flow("legal", "join")
                .flow("language", "join")
                .flow("join", "clearance")
                .decides("clearance");
        assertThat(faults(split)).contains(WorkflowFault.ELEMENT);
        var defaultWithCondition = split.bpmn().replace("name=\"split\" ", "name=\"split\" default=\"split_legal\" ");
        assertThat(findings(defaultWithCondition)).extracting(Finding::fault).contains(WorkflowFault.ELEMENT);
    }

    @Test
    void conditionsAndChainsOfAnySizeTakeLittleTime() {
        var letters = "a".repeat(900_000);
        assertThat(findings(twoStages(letters).bpmn().replaceFirst("<sequenceFlow id=\"[^\"]*\"", "<sequenceFlow")))
                .isNotEmpty();
        var chain = usual().stage("review").flow("drafting", "review").decides("review");
        List<String> events =
                IntStream.range(0, 280).mapToObj(each -> "e" + each).toList();
        events.forEach(event -> chain.raw("<intermediateThrowEvent id=\"" + event + "\"/>"));
        IntStream.range(0, 279).forEach(each -> chain.raw(arrow("c" + each, "e" + each, "e" + (each + 1))));
        chain.raw(arrow("last", "e279", "signOn"));
        IntStream.range(0, 8000).forEach(each -> chain.raw(arrow("f" + each, "approved", "e0")));
        assertThat(findings(chain.bpmn())).isNotEmpty();
    }

    private static String arrow(String id, String from, String to) {
        return "<sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(id, from, to);
    }
}
